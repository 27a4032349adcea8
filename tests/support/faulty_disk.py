"""A disk that fails when it is told to: a layer below SQLite that counts writes and syncs.

After `fail_at(n)` the n-th of them and every later one ends in the given SQLite error, until `mend`.
"""

import contextlib
import ctypes
import importlib
from collections.abc import Iterator

FULL = 13
IOERR_WRITE = 10 | 3 << 8
IOERR_FSYNC = 10 | 4 << 8

_library = ctypes.CDLL(importlib.import_module("sqlcipher3._sqlite3").__file__)
_P, _I, _I64 = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _I64)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, _P)


class _Methods(ctypes.Structure):
    """sqlite3_io_methods, whole, so that a copy is one."""

    _fields_ = [
        ("version", _I),
        ("close", _P),
        ("read", _P),
        ("write", _WRITE),
        ("truncate", _P),
        ("sync", _SYNC),
        ("others", _P * 14),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", _I),
        ("file_size", _I),
        ("longest_path", _I),
        ("next", _P),
        ("name", ctypes.c_char_p),
        ("data", _P),
        ("open", _OPEN),
        ("others", _P * 15),
    ]


class FaultyDisk:
    """Everything that is opened while it is `mounted` lies on it."""

    def __init__(self) -> None:
        self.writes = 0
        """Writes and syncs since the last `fail_at` or `mend`."""
        self._first: int | None = None
        self._error = FULL
        self._kept: list[object] = []  # what C holds pointers to
        _library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        _library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
        _library.sqlite3_vfs_register.argtypes = [ctypes.POINTER(_Vfs), _I]
        _library.sqlite3_vfs_unregister.argtypes = [ctypes.POINTER(_Vfs)]
        self._real = _library.sqlite3_vfs_find(None)
        self._vfs = _Vfs.from_buffer_copy(self._real.contents)
        self._vfs.name = b"faulty"
        self._vfs.open = _OPEN(self._open)
        self._patched: dict[int, _Methods] = {}

    def fail_at(self, number: int, error: int) -> None:
        self.writes, self._first, self._error = 0, number, error

    def mend(self) -> None:
        self.writes, self._first = 0, None

    @contextlib.contextmanager
    def mounted(self) -> Iterator["FaultyDisk"]:
        _library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        try:
            yield self
        finally:
            _library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))

    def _open(self, vfs, name, file, flags, out) -> int:
        code = self._real.contents.open(ctypes.cast(self._real, _P), name, file, flags, out)
        opened = _File.from_address(file)
        if code == 0 and opened.methods:
            address = ctypes.addressof(opened.methods.contents)
            if address not in self._patched:
                self._patched[address] = self._patch(opened.methods.contents)
            opened.methods = ctypes.pointer(self._patched[address])
        return code

    def _patch(self, real: _Methods) -> _Methods:
        patched = _Methods.from_buffer_copy(real)
        write, sync = real.write, real.sync
        patched.write = _WRITE(lambda *call: self._fails() or write(*call))
        patched.sync = _SYNC(lambda *call: self._fails() or sync(*call))
        self._kept += [write, sync]
        return patched

    def _fails(self) -> int:
        self.writes += 1
        return self._error if self._first is not None and self.writes >= self._first else 0
