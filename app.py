"""The server: Streamlit inside a Chinese shell. Start it with `streamlit run app.py` from any folder.

The frame script stands inside `pages/` on purpose: Streamlit then finds no `pages/` folder beside it, and the page list
of `st.navigation` is the only one. Otherwise the first link into the app after a start shows “Page not found”.
"""

import streamlit as st
from starlette.middleware import Middleware

from pages.components.server import (
    address,
    at_once,
    failures,
    gate,
    headers,
    nowhere,
    packed,
    shell,
    start,
    uploads,
    visitors,
)

failures.keep_answers_out_of_logs()
start.refuse_what_cannot_be_used()
uploads.keep_in_memory()
at_once.send()
address.configured()  # what is wrong with it is said at the start
connected = visitors.Visitors(visitors.most())

app = st.App(
    "pages/frame.py",
    routes=shell.routes(connected),
    middleware=[
        Middleware(headers.SecurityHeaders),
        Middleware(nowhere.Nowhere),
        Middleware(packed.Packed),
        Middleware(gate.Gate, connected),
        Middleware(uploads.OneFileEach, connected),
    ],
    on_script_error=failures.apologise,
)
