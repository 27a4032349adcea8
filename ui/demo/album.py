"""Pictures of the window as files, numbered in the order in which they were taken."""

from pathlib import Path

from PySide6.QtWidgets import QWidget


class Album:
    """A folder of pictures. Raises OSError when it can not be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken: list[Path] = []

    def take(self, widget: QWidget, name: str) -> Path:
        """Paint a widget into `NN-name.png`."""
        path = self.folder / f"{len(self.taken) + 1:02d}-{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(0, f"the picture {path} can not be written")
        self.taken.append(path)
        return path
