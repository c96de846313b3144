"""Uploaded files never touch the disk, and are let go of: Streamlit would keep them as long as the session, and longer
on an idle server. (Neither has a public way; tests watch that both work.)"""

from starlette.formparsers import MultiPartParser
from streamlit.config import get_option
from streamlit.runtime.scriptrunner import get_script_run_ctx

MEGABYTE = 1 << 20


def keep_in_memory() -> None:
    """At the start of the server: a file is received in memory up to the largest that is let in. Otherwise whatever is
    above 1 MB goes through a temporary file."""
    MultiPartParser.spool_max_size = (int(get_option("server.maxUploadSize")) + 1) * MEGABYTE


def release() -> None:
    """Forget every file this session has uploaded."""
    context = get_script_run_ctx()
    if context:
        context.uploaded_file_mgr.remove_session_files(context.session_id)
