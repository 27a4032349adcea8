"""Writes the OpenAPI description of the hub from its own routes and types.

Run `python -m resources.hub.generate` after a change to `console/sync/wire.py` or the hub's routes; a test
compares.
"""

import json
from pathlib import Path

from console.hub.openapi import document

HERE = Path(__file__).parent


def files() -> dict[str, str]:
    """The text of each file by its name."""
    return {"openapi.json": json.dumps(document(), indent=2) + "\n"}


if __name__ == "__main__":
    for name, text in files().items():
        (HERE / name).write_text(text, encoding="utf-8")
