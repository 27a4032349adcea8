"""A layer of ours between SQLite and its real file system: what the test layers have in common.

The sqlcipher3 wheel exports SQLite's own calls for it.
"""

import contextlib
import ctypes
import importlib
from collections.abc import Iterator
from typing import Self

POINTER, INT, INT64 = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
CLOSE = ctypes.CFUNCTYPE(INT, POINTER)
WRITE = ctypes.CFUNCTYPE(INT, POINTER, POINTER, INT, INT64)
TRUNCATE = ctypes.CFUNCTYPE(INT, POINTER, INT64)
SYNC = ctypes.CFUNCTYPE(INT, POINTER, INT)
OPEN = ctypes.CFUNCTYPE(INT, POINTER, POINTER, POINTER, INT, POINTER)
DELETE = ctypes.CFUNCTYPE(INT, POINTER, POINTER, INT)
SET_CALL = ctypes.CFUNCTYPE(INT, POINTER, ctypes.c_char_p, POINTER)
GET_CALL = ctypes.CFUNCTYPE(POINTER, POINTER, ctypes.c_char_p)


class Methods(ctypes.Structure):
    """sqlite3_io_methods, whole, so that a copy is one."""

    _fields_ = [
        ("version", INT),
        ("close", CLOSE),
        ("read", POINTER),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("others", POINTER * 13),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(Methods))]


class Vfs(ctypes.Structure):
    _fields_ = [
        ("version", INT),
        ("file_size", INT),
        ("longest_path", INT),
        ("next", POINTER),
        ("name", ctypes.c_char_p),
        ("data", POINTER),
        ("open", OPEN),
        ("delete", DELETE),
        ("others", POINTER * 11),
        ("set_call", SET_CALL),
        ("get_call", GET_CALL),
        ("next_call", POINTER),
    ]


class Layer:
    """Everything that is opened while it is `mounted` goes through it."""

    def __init__(self, name: bytes) -> None:
        self._library = ctypes.CDLL(importlib.import_module("sqlcipher3._sqlite3").__file__)
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
        self._library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
        self._library.sqlite3_vfs_register.argtypes = [ctypes.POINTER(Vfs), INT]
        self._library.sqlite3_vfs_unregister.argtypes = [ctypes.POINTER(Vfs)]
        self._kept: list[object] = []
        self._open_files: dict[int, int] = {}
        """Where the real methods of each open file are."""
        self.real_at = self._library.sqlite3_vfs_find(None)
        self.real: Vfs = self.real_at.contents
        self.vfs = Vfs.from_buffer_copy(self.real)
        self.vfs.name = name
        self.vfs.open = OPEN(self._open)
        self._patched: dict[int, Methods] = {}

    @contextlib.contextmanager
    def mounted(self) -> Iterator[Self]:
        self._library.sqlite3_vfs_register(ctypes.byref(self.vfs), 1)
        try:
            yield self
        finally:
            self._library.sqlite3_vfs_unregister(ctypes.byref(self.vfs))
            for file, real in self._open_files.items():
                _File.from_address(file).methods = ctypes.cast(real, ctypes.POINTER(Methods))

    def patch(self, patched: Methods, real: Methods) -> None:
        """Put this layer's own methods into `patched`, a copy of the `real` ones."""
        raise NotImplementedError

    def opened(self, file: int, path: bytes | None) -> None:
        """A file was opened; None for one that has no name."""

    def closed(self, file: int) -> None:
        """A file was closed."""

    def _close(self, real: Methods, file: int) -> int:
        code = real.close(file)
        del self._open_files[file]
        self.closed(file)
        return int(code)

    def _open(self, vfs, name, file, flags, out) -> int:
        code = self.real.open(ctypes.cast(self.real_at, POINTER), name, file, flags, out)
        held = _File.from_address(file)
        if code == 0 and held.methods:
            address = ctypes.addressof(held.methods.contents)
            if address not in self._patched:
                real = Methods.from_buffer_copy(held.methods.contents)
                self._patched[address] = Methods.from_buffer_copy(real)
                self.patch(self._patched[address], real)
                self._patched[address].close = CLOSE(lambda file: self._close(real, file))
                self._kept.append(real)
            held.methods = ctypes.pointer(self._patched[address])
            self._open_files[file] = address
            self.opened(file, ctypes.string_at(name) if name else None)
        return code
