"""What a notice takes from the base that it is laid over, and where it says something else: `gongqin check`."""

from collections.abc import Iterator
from pathlib import Path

from ..notice.files import FILES
from ..notice.load import base_of, lay_over

FEW = 12
"""Lines named of one file."""


def laid_over(folder: Path) -> Iterator[str]:
    """A line of text for each file that the base of a notice has too; none where it has no base. ContentError where a
    file cannot be read."""
    folder = folder.resolve()
    base = base_of(folder)
    for name, _ in FILES.values() if base else ():
        if base and (base / name).exists():
            _, overlay = lay_over(folder, name, base)
            taken = sum(line.file.startswith(f"{base.name}/") for line in overlay.lines.values())
            lines = [str(number) for number in sorted({line.number for line in overlay.replaced})]
            more = "……" if len(lines) > FEW else ""
            other = f"，{len(lines)} 行和它不同（第 {'、'.join(lines[:FEW])}{more} 行）" if lines else ""
            yield f"{name} 照底本 {base.name} 的有 {taken} 处{other}。"
