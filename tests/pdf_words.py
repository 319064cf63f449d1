"""Reads the words of a PDF that typst has made: runs of glyphs through the ToUnicode maps of their fonts."""

from __future__ import annotations

import re
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

TOKEN = re.compile(rb"\b(BT|EMC)\b|/(\w+) [\d.]+ Tf|(/\w+\()|(\()|\b(T[jJ])\b")
INSIDE = re.compile(rb"\\([0-7]{3}|.)|([()])|[^\\()]+", re.DOTALL)
NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
PAIR = re.compile(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>\s*$", re.MULTILINE)


def pages(pdf: bytes) -> list[str]:
    """The text of each page; runs are separated by spaces."""
    reader = PdfFileReader(BytesIO(pdf))
    return [_text(page) for page in leaves(reader.root["/Pages"])]


def words(pdf: bytes) -> list[str]:
    """All words, in the order in which they are drawn."""
    return " ".join(pages(pdf)).split()


def leaves(node: generic.DictionaryObject) -> list[generic.DictionaryObject]:
    """The pages under a node of the page tree, in order."""
    if node["/Type"] == "/Page":
        return [node]
    return [leaf for kid in node["/Kids"] for leaf in leaves(kid.get_object())]


def _text(page: generic.DictionaryObject) -> str:
    content = page["/Contents"].get_object().data
    fonts = page["/Resources"].get("/Font", {})
    maps = {name[1:]: _letters(fonts[name]["/ToUnicode"]) for name in fonts}
    letters: dict[int, str] = {}
    text, codes, at, spoken = "", b"", 0, False
    while found := TOKEN.search(content, at):
        at = found.end()
        mark, font, note, string, shown = found.groups()
        if mark:
            spoken = False
            text += " " if mark == b"BT" else ""
        elif font:
            letters = maps[font.decode()]
        elif note:
            said, at = _string(content, at)
            if note == b"/ActualText(":  # letters put together from parts: what they mean is said beforehand
                text += said[2:].decode("utf-16-be") if said.startswith(b"\xfe\xff") else said.decode("latin-1")
                spoken = True
        elif string:
            piece, at = _string(content, at)
            codes += piece
        elif shown:
            if not spoken:
                text += "".join(letters[int.from_bytes(codes[i : i + 2])] for i in range(0, len(codes), 2))
            codes = b""
    # typst's last-resort face has no bold slanted «ơ»: it is drawn from two parts, and each of them says the letter.
    return text.replace("ơ ơ ", "ơ")


def _string(content: bytes, at: int) -> tuple[bytes, int]:
    """A string up to the bracket that closes it, and where that stands."""
    value, depth = b"", 1
    while True:
        found = INSIDE.match(content, at)
        assert found
        at = found.end()
        escaped, bracket = found.groups()
        depth += {b"(": 1, b")": -1}.get(bracket, 0)
        if depth == 0:
            return value, at
        if escaped is None:
            value += found[0]
        else:
            value += bytes([int(escaped, 8)]) if len(escaped) == 3 else NAMED.get(escaped, escaped)


def _letters(stream: generic.StreamObject) -> dict[int, str]:
    pairs = PAIR.findall(stream.get_object().data.decode("ascii", "ignore"))
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
