"""What stands on a page as it comes over the socket, and what somebody would press there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

GO_ON: Final = ("begin", "go_on", "again")
"""Keys of the buttons that lead to the next page: of the start, of a question, of the bare page."""
AGAIN: Final = ForwardMsg.FINISHED_EARLY_FOR_RERUN
WRITTEN: Final = "1998年7月"
"""What is written into every field for text. Only dates have one without another way to answer."""


def stands(message: ForwardMsg) -> bool:
    """Whether a page has been drawn to its end with this."""
    return message.WhichOneof("type") == "script_finished" and message.script_finished != AGAIN


@dataclass
class Screen:
    """The fields and buttons of one page, and what stands in the address."""

    query: str = ""
    fields: list[Any] = field(default_factory=list)
    button: str = ""
    """Of the button that leads on; "" where the page is a last one."""

    def take(self, messages: Iterable[ForwardMsg]) -> None:
        """A page that was drawn from first to last takes the place of the one before."""
        self.fields, self.button = [], ""
        for message in messages:
            if message.WhichOneof("type") == "page_info_changed":
                self.query = message.page_info_changed.query_string
            self._take_element(message.delta.new_element)

    def _take_element(self, element: Any) -> None:
        match element.WhichOneof("type"):
            case "button" if element.button.id.rpartition("-")[2] in GO_ON:
                self.button = element.button.id
            case "radio" | "checkbox" | "text_input" as kind:
                self.fields.append(getattr(element, kind))

    def answered(self, chance: Random) -> ClientState:
        """What a browser sends when somebody has answered the page by chance; after the last page, one begins anew."""
        if not self.button:
            self.query = ""
            return ClientState()
        state = ClientState(query_string=self.query)
        state.widget_states.widgets.add(id=self.button, trigger_value=True)
        boxes = [field for field in self.fields if field.DESCRIPTOR.name == "Checkbox"]
        for box in boxes[-1:]:  # “cannot tell” goes with nothing else
            state.widget_states.widgets.add(id=box.id, bool_value=True)
        for asked in self.fields:
            if asked.DESCRIPTOR.name == "Radio":
                state.widget_states.widgets.add(id=asked.id, string_value=chance.choice(asked.options))
            elif asked.DESCRIPTOR.name == "TextInput" and not boxes:
                state.widget_states.widgets.add(id=asked.id, string_value=WRITTEN)
        return state
