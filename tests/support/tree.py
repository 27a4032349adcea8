"""The project's own files, found without git: a stranger may have a copy and no git."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


def project_files() -> Iterator[Path]:
    """Every file under the root that .gitignore does not name; patterns there are plain names, kept so."""
    lines = (ROOT / ".gitignore").read_text("utf-8").split()
    ignored = [line.rstrip("/") for line in lines] + [".git"]
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if any(fnmatch(path.name, pattern) for pattern in ignored):
                continue
            if path.is_dir():
                folders.append(path)
            else:
                yield path


def python_files(*folders: str) -> list[Path]:
    """The Python files of the project, or of these top-level folders only."""
    return [
        path
        for path in project_files()
        if path.suffix == ".py" and (not folders or path.relative_to(ROOT).parts[0] in folders)
    ]


def text_of(path: Path) -> str | None:
    """What a text file says; None for a picture or a font."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None
