"""What a file is, by how it begins: a workbook, or something else that often comes in its place."""

from .sheet import RosterError

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00")
"""An .xlsx file is one; so is an empty one, and one that was meant for several disks."""
OLE = b"\xd0\xcf\x11\xe0"
"""An .xls file of BIFF 5 or later is one, and so is an .xlsx file with a password (MS-CFB)."""
BARE = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
"""An .xls file of BIFF 2 to 4, or one that is not wrapped: its first record, then the length of that."""
PACKED = "是压缩包。请先解压，再选里面的表格文件"
PICTURE = "是图片，不是表格文件。请选 .xlsx、.xls 或 .csv 文件"
OTHERS = {
    b"Rar!": PACKED,
    b"7z\xbc\xaf": PACKED,
    b"\x1f\x8b": PACKED,
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"{\\rt": "是 Word 文档，不是表格文件。请在表格软件里打开，另存为 .xlsx",
    b"MIME": "其实是网页，不是表格文件。请在表格软件里打开，另存为 .xlsx",
}
"""By the first four bytes of something else, or fewer: what it is, and what to do."""
LENGTH = 4


def is_workbook(start: bytes) -> bool:
    """Whether what begins with these `LENGTH` bytes is a workbook, or should be one."""
    bare = start.startswith(BARE) and len(start) == LENGTH and 4 <= start[2] <= 20 and not start[3]
    return bare or start.startswith((*ZIP, OLE))


def refuse_others(start: bytes, name: str) -> None:
    """RosterError when it is neither a workbook nor text."""
    for sign, reason in OTHERS.items():
        if start.startswith(sign):
            raise RosterError(f"{name}：{reason}")
