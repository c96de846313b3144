"""Many officers with their rosters at the same time: each sees their own people, and no log holds a name."""

from concurrent.futures import ThreadPoolExecutor

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLs, FileURLsRequest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.attacks.drawing import drawn, said
from tests.attacks.uploading import begin, form_of, status
from tests.attacks.wire import Wire, opened
from tests.rosters import Row, clean_rows, csv_of
from tests.server import Server

OFFICERS = 50
PEOPLE = 3


def roster_of(officer: int) -> tuple[Row, ...]:
    """People whose names nobody else has."""
    return tuple(row | {"姓名": f"员工{officer:02}号{n}"} for n, row in enumerate(clean_rows(PEOPLE)))


def test_each_sees_their_own_people_and_no_log_holds_a_name(server: Server) -> None:
    clean_rows(PEOPLE)  # once, before the threads
    with ThreadPoolExecutor(OFFICERS) as officers:
        pages = list(officers.map(lambda officer: checked(server, officer), range(OFFICERS)))
    for officer, page in enumerate(pages):
        names = {f"员工{other:02}号" for other in range(OFFICERS) if f"员工{other:02}号" in page}
        assert names == {f"员工{officer:02}号"}
    assert "员工" not in server.log.read_text(encoding="utf-8")


def checked(server: Server, officer: int) -> str:
    """Send a roster, say that the columns are right, and look at the people."""
    with opened(server) as wire:
        at = ClientState(page_name="roster")
        uploader = next(
            message.delta.new_element.file_uploader.id
            for message in drawn(wire, at)
            if message.delta.new_element.WhichOneof("type") == "file_uploader"
        )
        wire.session = ""
        place = place_for(wire, "名册.csv")
        session, file = place.upload_url.split("/")[-2:]
        body = csv_of(roster_of(officer))
        assert status(begin(server, session, file, form_of(body))) == 204
        state = ClientState(page_name="roster")
        widget = state.widget_states.widgets.add(id=uploader)
        widget.file_uploader_state_value.uploaded_file_info.add(
            name="名册.csv", size=len(body), file_id=place.file_id, file_urls=place
        )
        columns = drawn(wire, state)
        result = drawn(wire, pressed(columns, "列都对"))
        while any(label == "看结果" for label in labels(result)) and "员工" not in said(result):
            result = drawn(wire, pressed(result, "看结果"))
        return said(result) + "".join(str(message.delta.new_element.radio) for message in result)


def place_for(wire: Wire, name: str) -> FileURLs:
    """Where the server wants a file."""
    wire.send(BackMsg(file_urls_request=FileURLsRequest(request_id="1", file_names=[name])).SerializeToString())
    while (message := wire.hear()).WhichOneof("type") != "file_urls_response":
        pass
    [place] = message.file_urls_response.file_urls
    return place


def labels(messages: list[ForwardMsg]) -> list[str]:
    return [message.delta.new_element.button.label for message in messages]


def pressed(messages: list[ForwardMsg], label: str) -> ClientState:
    """What a browser sends when the button whose label begins so is pressed."""
    buttons = [message.delta.new_element.button for message in messages]
    found = next((button for button in buttons if button.label.startswith(label)), None)
    assert found, f"no 「{label}」 among {labels(messages)}: {said(messages)[-2000:]}"
    state = ClientState(page_name="roster")
    state.widget_states.widgets.add(id=found.id, trigger_value=True)
    return state
