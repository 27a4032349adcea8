"""A record pack made of a tampered file by somebody who has the console's key and the published format."""

import hashlib
import json
import zipfile
from pathlib import Path

import rfc8785

from tests.support.tampering.file import File, base64url, public

CHECK = Path(__file__).resolve().parents[3] / "console" / "reports" / "verify.py"


def write(file: File, path: Path) -> None:
    """Everything as it stands in the file, under a manifest that the console's key signs."""
    key = file.console_key()
    rows = file.ask("SELECT seq, hash, core, sig FROM entry ORDER BY seq")
    console = file.ask("SELECT console FROM identity")[0][0]
    seq, head = rows[-1][:2]
    first = {
        "console": console,
        "public_key": public(key),
        "head": {"seq": seq, "hash": head},
        "sig": base64url(key.sign(b"resilience-console/1/export" + bytes.fromhex(head))),
    }
    lines = [json.dumps(first, sort_keys=True, separators=(",", ":"))]
    lines += [f'{{"core":{core},"hash":"{digest}","sig":"{sig}"}}' for _, digest, core, sig in rows]
    files = {
        "verify.py": CHECK.read_bytes(),
        "entries.jsonl": "".join(f"{line}\n" for line in lines).encode(),
    }
    named = {part["sha256"] for core in _cores(rows) for part in core["detached"]}
    for digest, data in file.ask("SELECT sha256, bytes FROM blob"):
        if digest in named:
            files[f"blobs/{digest}"] = data
    unsigned = {
        "v": 1,
        "console": console,
        "head": {"seq": seq, "hash": head},
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    digest = hashlib.sha256(rfc8785.dumps(unsigned)).digest()
    sig = base64url(key.sign(b"resilience-console/1/manifest" + digest))
    files["manifest.json"] = rfc8785.dumps({**unsigned, "sig": sig})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(name, data)


def _cores(rows):
    for _, _, core, _ in rows:
        try:
            yield json.loads(core)
        except ValueError:
            continue
