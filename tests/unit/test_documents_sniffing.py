"""A PDF is refused for what it would do, not for bytes that happen to stand in a picture."""

from __future__ import annotations

import pytest

from ansinh.documents.refusals import ActiveContent
from ansinh.documents.sniffing import FileKind, kind_of

STREAM = b"4 0 obj <</Length 12>>\nstream\n\x01\x02/JS \x03\x04\nendstream endobj "
ACT = b"5 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj "


def test_compressed_bytes_are_no_names() -> None:
    assert kind_of(b"%PDF-1.7 " + STREAM) is FileKind.PDF


@pytest.mark.parametrize("content", [ACT, STREAM + ACT, ACT + STREAM, STREAM + ACT + STREAM])
def test_an_act_beside_a_stream_is_refused(content: bytes) -> None:
    with pytest.raises(ActiveContent):
        kind_of(b"%PDF-1.7 " + content)
