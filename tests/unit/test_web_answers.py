"""Files through the door: uploads are read up to the limit, downloads never carry a path."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from ansinh.intake.containers import MAX_FILE_BYTES
from ansinh.web.answers import file_answer, uploaded


def test_an_upload_is_read_just_beyond_the_limit() -> None:
    assert uploaded(SimpleUploadedFile("a.xlsx", b"abc")) == b"abc"
    assert len(uploaded(SimpleUploadedFile("b.xlsx", b"0" * (MAX_FILE_BYTES + 5_000)))) == MAX_FILE_BYTES + 1


def test_a_download_is_kept_under_a_plain_name() -> None:
    answer = file_answer("../../đích\r\nX: y.xlsx", b"x")
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''..%2F..%2F%C4%91%C3%ADch%0D%0AX%3A%20y.xlsx"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
