"""Case codes taken apart and forged, without the module that makes them."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from zlib import crc32


def payload(code: str) -> bytes:
    text = code.rsplit(".", 1)[1]
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def forged(body: bytes, notice_id: str = "jiaozuo-2020", version: str = "1") -> str:
    """A code with a right checksum around any bytes, written without the module."""
    checksum = crc32(f"{version}.{notice_id}.".encode() + body).to_bytes(4, "big")
    return f"{version}.{notice_id}.{urlsafe_b64encode(body + checksum).decode().rstrip('=')}"
