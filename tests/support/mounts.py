"""A read-only and a full disk for one command: real mounts, where this machine lets us make some.

An ordinary user may not where user namespaces are off, watched over, or out of reach in a chroot. Permissions
bind such a user, though they do not bind root: so they stand in for a read-only mount.
"""

import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path


def mounted(script: str) -> list[str]:
    """A command that runs another behind mounts of its own, which `script` makes."""
    own = ["unshare", "--mount", "--propagation", "unchanged"]
    own += [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    # Nothing shall be mounted for others; in a bare chroot, whose root is no mount, that can not be said.
    alone = "mount --make-rprivate / 2>&- || true"
    return [*own, "sh", "-ec", f'{alone}\n{script}\nexec "$@"', "sh"]


@cache
def may_mount() -> bool:
    """True for root, and for an ordinary user whom this machine lets be root among mounts of their own."""
    with tempfile.TemporaryDirectory() as name:
        tried = [*mounted(f'mount -t tmpfs none "{name}"'), "true"]
        return os.geteuid() == 0 or subprocess.run(tried, capture_output=True, check=False).returncode == 0


def read_only(folder: Path) -> list[str]:
    """A command that runs another which can write nothing in `folder`."""
    if may_mount():
        return mounted(f'mount --bind "{folder}" "{folder}"; mount -o remount,ro,bind "{folder}"')
    script = f'trap \'chmod -R u+w "{folder}"\' EXIT\nchmod -R a-w "{folder}"\n"$@"'
    return ["sh", "-c", script, "sh"]
