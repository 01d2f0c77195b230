"""Texts and packed numbers in the records of an .xls workbook ([MS-XLS] 2.5.240, 2.5.293, 2.4.265, 2.5.217)."""

import struct

from bot.files.cells import Cell, TooLargeFileError, UnreadableFileError

MOST_TEXTS = 1_000_000
"""Different texts of one workbook that are held in memory."""
_HIGH_BYTE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


class Segments:
    """The bodies of a long record, read through; where a text goes on in the next body, its width is told anew."""

    def __init__(self, bodies: list[bytes]) -> None:
        self._bodies = bodies
        self._body = 0
        self._place = 0

    def shared_strings(self) -> list[str]:
        """The texts of the shared string table, to which cells refer by number."""
        _, count = struct.unpack("<II", self._take(8))
        if count > MOST_TEXTS:
            raise TooLargeFileError
        return [self.text() for _ in range(count)]

    def text(self) -> str:
        """The next text; its fonts and phonetic guides are skipped."""
        length, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self._take(4))[0] if flags & _EXTENDED else 0
        text = self._characters(length, flags & _HIGH_BYTE)
        self._skip(runs * 4 + extra)
        return text.replace("\0", "")  # no database takes NUL

    def _characters(self, length: int, wide: int) -> str:
        pieces: list[bytes] = []
        while length:
            if self._place >= len(self._bodies[self._body]):
                self._next_body()
                wide = self._take(1)[0] & _HIGH_BYTE
            width = 2 if wide else 1
            piece = self._bodies[self._body][self._place : self._place + length * width]
            if len(piece) < width:
                raise UnreadableFileError("a text is cut off")
            piece = piece[: len(piece) // width * width]
            self._place += len(piece)
            length -= len(piece) // width
            # A pair of surrogates may be torn apart by the end of a body, so texts are decoded when whole.
            pieces.append(piece if wide else piece.decode("latin-1").encode("utf-16-le"))
        return b"".join(pieces).decode("utf-16-le", "replace")

    def _take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            if self._place >= len(self._bodies[self._body]):
                self._next_body()
            piece = self._bodies[self._body][self._place : self._place + count - len(taken)]
            self._place += len(piece)
            taken += piece
        return taken

    def _skip(self, count: int) -> None:
        while count:
            if self._place >= len(self._bodies[self._body]):
                self._next_body()
            step = min(count, len(self._bodies[self._body]) - self._place)
            self._place += step
            count -= step

    def _next_body(self) -> None:
        self._body += 1
        self._place = 0
        if self._body >= len(self._bodies):
            raise UnreadableFileError("a text is cut off")


def decode_rk(body: bytes, offset: int) -> Cell:
    """A packed number: 30 bits of an integer or of a double, perhaps to be divided by 100."""
    (packed,) = struct.unpack_from("<i", body, offset)
    value: float
    if packed & 2:
        value = packed >> 2
    else:
        (value,) = struct.unpack("<d", struct.pack("<q", (packed & ~3) << 32))
    return value / 100 if packed & 1 else value
