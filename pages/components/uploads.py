"""Uploaded files are let go of: Streamlit would keep them as long as the session, and longer on an idle server."""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def release() -> None:
    """Forget every file this session has uploaded. (Streamlit has no public way; a test watches that this works.)"""
    context = get_script_run_ctx()
    if context:
        context.uploaded_file_mgr.remove_session_files(context.session_id)
