"""Files that only a passphrase opens: AES-256-GCM in chunks, so that any size is written and read as a stream.

Layout: MAGIC, 16 bytes of salt, 16 bytes that tell a wrong passphrase from a damaged file, then chunks. scrypt makes
the key from passphrase and salt. A chunk is 1 MiB of text with its 16 bytes of tag; its nonce is its number and whether
it is the last, so chunks cannot be changed, moved, dropped or cut off unseen (the STREAM construction).
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ansinh.kit.refusals import Refusal

MAGIC = b"ANSINH-BACKUP-1\n"
CHUNK_BYTES = 1024 * 1024
TAG_BYTES = 16
SALT_BYTES = 16
SCRYPT = {"n": 2**16, "r": 8, "p": 1, "maxmem": 128 * 1024 * 1024}  # 64 MiB for each guess


class WrongPassphrase(Refusal):
    """The passphrase is not the one with which the file was written."""

    code = "wrong_passphrase"


class DamagedFile(Refusal):
    """The file is not one of ours, was cut, or was changed."""

    code = "damaged_file"


def _damaged(path: Path) -> DamagedFile:
    return DamagedFile(
        f"Tệp {path.name} bị cắt hoặc bị sửa, không dùng được. Lấy bản chép khác của tệp này.", file=path.name
    )


def _keys(passphrase: str, salt: bytes) -> tuple[AESGCM, bytes]:
    """The cipher, and the header's proof that the passphrase is right."""
    made = hashlib.scrypt(passphrase.encode(), salt=salt, dklen=48, **SCRYPT)
    return AESGCM(made[:32]), made[32:]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class _Sealing(io.RawIOBase):
    """Takes plain bytes, writes sealed chunks. Only ``finish`` writes the last one: what was broken off stays open."""

    def __init__(self, target: BinaryIO, cipher: AESGCM, header: bytes) -> None:
        self._target, self._cipher, self._header = target, cipher, header
        self._waiting = bytearray()
        self._number = 0

    def writable(self) -> bool:
        return True

    def write(self, text: bytes) -> int:  # type: ignore[override]
        self._waiting += text
        while len(self._waiting) > CHUNK_BYTES:  # a full chunk waits: it may be the last
            self._seal(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]
        return len(text)

    def finish(self) -> None:
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, last=last), chunk, self._header))
        self._number += 1


class _Opening(io.RawIOBase):
    """Gives the plain bytes of a sealed file. Raises DamagedFile at the first chunk that does not fit."""

    def __init__(self, source: BinaryIO, cipher: AESGCM, header: bytes, path: Path) -> None:
        self._source, self._cipher, self._header, self._path = source, cipher, header, path
        self._next = source.read(CHUNK_BYTES + TAG_BYTES)
        self._number = 0
        self._plain = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._plain and self._number >= 0:
            self._open_next()
        count = min(len(buffer), len(self._plain))
        buffer[:count], self._plain = self._plain[:count], self._plain[count:]
        return count

    def _open_next(self) -> None:
        chunk, self._next = self._next, self._source.read(CHUNK_BYTES + TAG_BYTES)
        last = not self._next
        try:
            self._plain = self._cipher.decrypt(_nonce(self._number, last=last), chunk, self._header)
        except (InvalidTag, ValueError):  # ValueError: shorter than a tag
            raise _damaged(self._path) from None
        self._number = -1 if last else self._number + 1


@contextmanager
def sealing(path: Path, passphrase: str) -> Iterator[BinaryIO]:
    """Write ``path`` through the stream; it lies on the disk (fsync) when the block ends without an error."""
    salt = os.urandom(SALT_BYTES)
    cipher, proof = _keys(passphrase, salt)
    header = MAGIC + salt + proof
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        target.write(header)
        stream = _Sealing(target, cipher, header)
        yield stream  # type: ignore[misc]
        stream.finish()
        target.flush()
        os.fsync(target.fileno())


@contextmanager
def opening(path: Path, passphrase: str) -> Iterator[BinaryIO]:
    """Read ``path`` through the stream. Raises WrongPassphrase; DamagedFile here or while reading."""
    with path.open("rb") as source:
        header = source.read(len(MAGIC) + SALT_BYTES + TAG_BYTES)
        if not header.startswith(MAGIC) or len(header) != len(MAGIC) + SALT_BYTES + TAG_BYTES:
            raise DamagedFile(
                f"Tệp {path.name} không phải bản sao lưu của An Sinh, hoặc phần đầu tệp bị hỏng. Chọn tệp khác.",
                file=path.name,
            )
        cipher, proof = _keys(passphrase, header[len(MAGIC) : len(MAGIC) + SALT_BYTES])
        if not hmac.compare_digest(proof, header[-TAG_BYTES:]):
            raise WrongPassphrase("Mật khẩu sao lưu không đúng với tệp này. Nhập lại mật khẩu đã đặt khi sao lưu.")
        stream: io.RawIOBase = _Opening(source, cipher, header, path)
        yield io.BufferedReader(stream, CHUNK_BYTES)
