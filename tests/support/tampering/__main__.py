"""The command."""

import sys
from pathlib import Path

from tests.support.tampering import KINDS, File

if len(sys.argv) == 1:
    for kind in KINDS.values():
        print(f"{kind.name}: {kind.what}" + (f" (not in a pack: {kind.hidden})" if kind.hidden else ""))
else:
    name, path, *key = sys.argv[1:]
    print(KINDS[name].do(File(Path(path), *key)))
