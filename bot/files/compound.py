"""Compound files (OLE2), the container of .xls: finds one stream and puts its sectors together ([MS-CFB])."""

import struct
import sys
from array import array
from collections.abc import Sequence

from bot.files.cells import UnreadableFileError

_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_LAST_SECTOR = 0xFFFFFFFA  # larger values mark ends and free sectors
_HEADER = 512
_ENTRY = 128
_MINI_SECTOR = 64
_STREAM, _ROOT = 2, 5


class CompoundFile:
    """A compound file in memory. What does not fit together is an `UnreadableFileError`."""

    def __init__(self, content: bytes) -> None:
        if len(content) < _HEADER or not content.startswith(_SIGNATURE):
            raise UnreadableFileError("no compound file")
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        if shift not in (9, 12):
            raise UnreadableFileError("odd sectors")
        self._size = 1 << shift
        directory, cutoff, mini_fat, more_fat = self._read_header()
        self._fat = self._read_fat(more_fat)
        entries = self._read_directory(directory)
        self._cutoff = cutoff
        self._streams = {name: (start, size) for name, kind, start, size in entries if kind == _STREAM}
        roots = [(start, size) for _, kind, start, size in entries if kind == _ROOT]
        self._mini_fat = _numbers(self._chain(mini_fat))
        self._mini = self._chain(roots[0][0]) if roots else b""

    def stream(self, name: str) -> bytes | None:
        """The bytes of the stream of this name, or None where there is none."""
        if name not in self._streams:
            return None
        start, size = self._streams[name]
        content = self._mini_chain(start) if size < self._cutoff else self._chain(start)
        if len(content) < size:
            raise UnreadableFileError("a stream is cut off")
        return content[:size]

    def _read_header(self) -> tuple[int, int, int, int]:
        (directory,) = struct.unpack_from("<I", self._content, 48)
        cutoff, mini_fat, _, more_fat = struct.unpack_from("<4I", self._content, 56)
        return directory, cutoff, mini_fat, more_fat

    def _read_fat(self, more: int) -> Sequence[int]:
        sectors = [number for number in struct.unpack_from("<109I", self._content, 76) if number < _LAST_SECTOR]
        seen: set[int] = set()
        while more < _LAST_SECTOR:
            if more in seen:
                raise UnreadableFileError("a circle of sectors")
            seen.add(more)
            *numbers, more = _numbers(self._sector(more))
            sectors += [number for number in numbers if number < _LAST_SECTOR]
        if len(sectors) * self._size > len(self._content):
            raise UnreadableFileError("more sectors than bytes")
        return _numbers(b"".join(self._sector(number) for number in sectors))

    def _read_directory(self, start: int) -> list[tuple[str, int, int, int]]:
        listing = self._chain(start)
        entries = []
        for offset in range(0, len(listing) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", listing, offset + 64)
            first, size = struct.unpack_from("<II", listing, offset + 116)
            name = listing[offset : offset + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            entries.append((name, kind, first, size))
        return entries

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._content[start : start + self._size]
        if not sector:
            raise UnreadableFileError("a sector outside the file")
        return sector.ljust(self._size, b"\0")  # the last sector of a file is often written short

    def _chain(self, number: int) -> bytes:
        return b"".join(self._sector(at) for at in _follow(self._fat, number))

    def _mini_chain(self, number: int) -> bytes:
        places = (at * _MINI_SECTOR for at in _follow(self._mini_fat, number))
        return b"".join(self._mini[place : place + _MINI_SECTOR] for place in places)


def _follow(table: Sequence[int], number: int) -> list[int]:
    """The sector numbers of a chain; a chain longer than its table goes in a circle."""
    chain: list[int] = []
    while number < _LAST_SECTOR:
        if number >= len(table) or len(chain) >= len(table):
            raise UnreadableFileError("a broken chain of sectors")
        chain.append(number)
        number = table[number]
    return chain


def _numbers(content: bytes) -> Sequence[int]:
    numbers = array("I", content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
