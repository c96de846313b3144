"""What comes over the socket of a page: whose page opened it, of what kind, how large and how fast."""

import pytest
from streamlit.proto import BackMsg_pb2 as back
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLsRequest
from websockets.exceptions import InvalidStatus

from pages.components.server import messages
from tests.attacks.outside import Outside
from tests.attacks.wire import RERUN, opened
from tests.server import Server

FOREIGN = {
    "another host": "https://elsewhere.example",
    "this host with another port": "http://127.0.0.1:1",
    "this host's name as the beginning of another": "http://127.0.0.1.elsewhere.example",
    "this host's name before an @": "http://127.0.0.1@elsewhere.example",
    "a file, or a page in a frame without an origin": "null",
    "no address at all": "http://[",
    "a scheme alone": "http://",
    "nothing": "",
}


@pytest.mark.parametrize("origin", FOREIGN.values(), ids=FOREIGN)
def test_a_socket_opened_by_a_page_of(origin: str, server: Server, outside: Outside) -> None:
    with pytest.raises(InvalidStatus) as refused, opened(server, origin):
        pass
    assert (refused.value.response.status_code, outside.asked) == (403, [])


def test_nobody_waits_for_sockets_of_foreign_pages(server: Server, outside: Outside) -> None:
    with opened(server) as visitor:
        visitor.page()
        alone = min(visitor.page() for _ in range(5))
        for _ in range(10):
            with pytest.raises(InvalidStatus), opened(server, "https://elsewhere.example"):
                pass
        assert visitor.page() < alone + 2  # each of the ten used to take that long
    assert outside.asked == []


# —— what is said ——

UNNEEDED = {
    "the names of files in the repository": BackMsg(load_git_info=True),
    "that the caches of all be emptied": BackMsg(clear_cache=True),
    "that pages run whenever a file changes": BackMsg(set_run_on_save=True),
    "that the connection be cut": BackMsg(debug_disconnect_websocket=True),
    "that the server stop": BackMsg(debug_shutdown_runtime=True),
    "that something be installed": BackMsg(
        backend_operation_request=BackendOperationRequest(install_skills=back.InstallSkillsRequestPayload())
    ),
    "that a mark be written": BackMsg(
        backend_operation_request=BackendOperationRequest(dismiss_skills_nudge=back.DismissSkillsNudgeRequestPayload())
    ),
    "an operation without a name": BackMsg(backend_operation_request=BackendOperationRequest(request_id="1")),
    "nothing": BackMsg(),
}
NEEDED = {
    "that the page be drawn": BackMsg(rerun_script=ClientState()),
    "that drawing stop": BackMsg(stop_script=True),
    "where a file goes": BackMsg(file_urls_request=FileURLsRequest()),
    "a sign of life": BackMsg(app_heartbeat=True),
    "a file made when it is asked for": BackMsg(
        backend_operation_request=BackendOperationRequest(deferred_file=back.DeferredFileRequestPayload())
    ),
    "more rows of a table": BackMsg(
        backend_operation_request=BackendOperationRequest(dataframe_chunk=back.DataframeChunkRequestPayload())
    ),
}


@pytest.mark.parametrize("message", UNNEEDED.values(), ids=UNNEEDED)
def test_no_page_asks_for(message: BackMsg) -> None:
    assert not messages.is_needed(message.SerializeToString())


@pytest.mark.parametrize("message", NEEDED.values(), ids=NEEDED)
def test_pages_ask_for(message: BackMsg) -> None:
    assert messages.is_needed(message.SerializeToString())


def test_every_kind_of_message_is_decided() -> None:
    """A new version of Streamlit that knows more of them is looked at first."""
    decided = {message.WhichOneof("type") for message in [*UNNEEDED.values(), *NEEDED.values()]}
    assert decided - {None} == {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}


def rerun_of(size: int) -> bytes:
    """A message of exactly that many bytes."""

    def message(query: int) -> bytes:
        return BackMsg(rerun_script=ClientState(query_string="x" * query)).SerializeToString()

    return message(size - (len(message(size - 100)) - (size - 100)))


@pytest.mark.parametrize(("more", "passes"), [(-1, True), (0, True), (1, False)])
def test_a_message_has_a_largest_size(more: int, passes: bool) -> None:
    data = rerun_of(messages.LARGEST + more)
    assert (len(data) - messages.LARGEST, messages.is_needed(data)) == (more, passes)


@pytest.mark.parametrize("data", [b"\xff\xff\xff", None, "text"], ids=["no message", "nothing", "text"])
def test_what_cannot_be_read(data: object) -> None:
    assert not messages.is_needed(data)


SAID = {"load_git_info": UNNEEDED["the names of files in the repository"].SerializeToString(), "text": "text"}


@pytest.mark.parametrize("said", [*SAID.values(), rerun_of(messages.LARGEST + 1)], ids=[*SAID, "too large"])
def test_the_socket_is_closed_and_others_are_unharmed(said: bytes | str, server: Server) -> None:
    with opened(server) as visitor, opened(server) as bad:
        bad.send(said)
        assert bad.closed_with() == 1008
        assert visitor.page() > 0


# —— how fast ——


def allowed(times: list[float]) -> list[bool]:
    """Which messages pass that come at these times, in seconds."""
    now = iter([0.0, *times])
    pace = messages.Pace(lambda: next(now))
    return [pace.allows_one_more() for _ in times]


def test_sixty_messages_may_come_at_once() -> None:
    assert allowed([0] * 61) == [True] * 60 + [False]


@pytest.mark.parametrize(("after", "passes"), [(0.09, False), (0.1001, True), (0.11, True)])
def test_ten_a_second_may_follow(after: float, passes: bool) -> None:
    assert allowed([0] * 60 + [after])[-1] is passes


def test_ten_a_second_may_go_on_for_ever() -> None:
    assert all(allowed([n / 10 for n in range(3000)]))


def test_eleven_a_second_may_not() -> None:
    assert not all(allowed([n / 11 for n in range(3000)]))


def test_a_pause_earns_no_more_than_sixty() -> None:
    assert allowed([3600] * 61) == [True] * 60 + [False]


def test_a_flood_closes_the_socket_and_no_other_page_waits(server: Server) -> None:
    with opened(server) as visitor, opened(server) as bad:
        visitor.page()
        alone = max(visitor.page() for _ in range(5))
        for _ in range(messages.BURST * 3):
            bad.send(RERUN)
        while (code := bad.closed_with()) is None:
            pass
        assert code == 1008
        assert visitor.page() < alone + 5  # 45,300 of them made it wait for 68 s
