"""What a disk says when it does not take a file, and what to do."""

import errno
from collections.abc import Mapping

DISK: Mapping[int, str] = {
    errno.ENOSPC: "磁盘满了，请腾出地方再试",
    errno.EDQUOT: "您的空间用满了，请腾出地方再试",
    errno.EROFS: "那里只能读，不能写，请换个文件夹",
    errno.EACCES: "没有权限，请换个文件夹，或关掉正打开它的程序",
    errno.EPERM: "没有权限，请换个文件夹，或关掉正打开它的程序",
    errno.ENOENT: "没有这个文件夹，或者那里放不了文件，请换一个",
    errno.ENOTDIR: "路径中间有一段不是文件夹，请换一个",
    errno.EISDIR: "这是文件夹，请写文件的名称",
    errno.EFBIG: "文件太大，那里放不下，请换个地方再试",
    errno.ENAMETOOLONG: "名字太长，请换短一些的",
}
"""What the system says of a file → why not, and what to do."""


def why_not(error: OSError) -> str:
    return DISK.get(error.errno or 0, "请换个地方再试")
