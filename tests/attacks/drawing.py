"""A page as it comes over the wire: all its messages, and its words."""

from collections.abc import Iterable

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.attacks.wire import Wire
from tests.load.screen import stands


def drawn(wire: Wire, state: ClientState) -> list[ForwardMsg]:
    """All that comes of a page; where it is drawn anew before it stands, of the last time."""
    wire.send(BackMsg(rerun_script=state).SerializeToString())
    messages: list[ForwardMsg] = []
    while not (messages and stands(messages[-1])):
        message = wire.hear()
        messages = [] if message.WhichOneof("type") == "new_session" else [*messages, message]
    return messages


def said(messages: Iterable[ForwardMsg]) -> str:
    """The page's own HTML, and what stands on its buttons."""
    elements = [message.delta.new_element for message in messages]
    return "".join(element.html.body + element.button.label for element in elements)
