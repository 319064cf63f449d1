"""Small things that several screens answer with: a month from an address, a file, a tab."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse

from ansinh.intake.containers import MAX_FILE_BYTES

# A picture is shown bare. Chromium's PDF viewer does not open in a sandbox; nothing else is shown, only kept.
SHOWN = {
    "image/jpeg": "default-src 'none'; sandbox",
    "image/png": "default-src 'none'; sandbox",
    "application/pdf": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


@dataclass(frozen=True)
class Tab:
    """One tab. ``count`` None shows no number."""

    title: str
    address: str
    count: int | None
    here: bool


def month_of(text: str) -> date:
    """``"2024-09"`` in an address as the first day of that month; anything else is no such page."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404 from None


def list_of(text: str) -> date | int:
    """A list in an address: the district's list of a month (``"2024-09"``), or any list by its id (``"17"``)."""
    return int(text) if text.isdecimal() else month_of(text)


def uploaded(file: UploadedFile, limit: int = MAX_FILE_BYTES) -> bytes:
    """An uploaded file, and of one beyond the limit no more than shows that it is: the rooms refuse it by its length."""
    return bytes(file.read(limit + 1))


def file_answer(name: str, content: bytes) -> HttpResponse:
    """A file to keep. The name is ours, never a citizen's."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def shown_answer(name: str, media_type: str, content: bytes) -> HttpResponse:
    """A kept file: pictures and PDF are shown, all others only saved; nothing active ever runs in our page."""
    answer = file_answer(name, content)
    answer.headers["Content-Type"] = media_type
    answer.headers["Content-Security-Policy"] = SHOWN.get(media_type, "default-src 'none'; sandbox")
    if media_type in SHOWN:
        saved = answer.headers["Content-Disposition"]
        answer.headers["Content-Disposition"] = saved.replace("attachment", "inline", 1)
    return answer
