"""What stands around the pages: Streamlit's Chinese shell, uploads, the address others reach, the touch screen."""
