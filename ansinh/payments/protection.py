"""A password for the workbook that goes to the post: it leaves the office with names and amounts of a whole district.

The password of an order is derived from the installation's secret and the order's number. So it is kept nowhere, is the
same whenever it is asked for, and tells nothing of any other order's.
"""

from __future__ import annotations

from base64 import b32encode
from io import BytesIO

import msoffcrypto
import olefile  # type: ignore[import-untyped]
from django.utils.crypto import salted_hmac
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile

GROUPS, GROUP_LENGTH = 4, 4  # 16 letters of 32 kinds: 80 bits


def password_of(order_id: int) -> str:
    """ "K7QM-2XDA-...": told to the post by another way than the file."""
    digest = salted_hmac("ansinh.payments.order_file", str(order_id), algorithm="sha256").digest()
    letters = b32encode(digest).decode("ascii")
    return "-".join(letters[at : at + GROUP_LENGTH] for at in range(0, GROUPS * GROUP_LENGTH, GROUP_LENGTH))


def protected(workbook: bytes, password: str) -> bytes:
    """The workbook encrypted as Excel does (AES-256). Never the same bytes twice: the salt is drawn anew."""
    written = BytesIO()
    OOXMLFile(BytesIO(workbook)).encrypt(password, written)
    return written.getvalue()


def opened(content: bytes, password: str) -> bytes:
    """A workbook that came back under the password with which it left; any other file as it is."""
    if not content.startswith(olefile.MAGIC):
        return content
    written = BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(BytesIO(content))
        if not isinstance(locked, OOXMLFile) or not locked.is_encrypted():
            return content
        locked.load_key(password=password, verify_password=True)
        locked.decrypt(written)
    except (InvalidKeyError, DecryptionError, FileFormatError, ParseError, OSError, ValueError, LookupError):
        return content  # the reader says what is wrong with it
    return written.getvalue()
