"""A paper as an editable .docx: the same words as its PDF, for officials who change a draft in Word."""

from __future__ import annotations

from io import BytesIO

from docxtpl import DocxTemplate

from ansinh.documents.papers import OfficialPaper
from ansinh.documents.typesetting import TEMPLATES
from ansinh.documents.wording import printed


def paper_docx(paper: OfficialPaper) -> bytes:
    """The paper as .docx. It has no code for verification: that belongs to the paper as issued, not to a draft."""
    if paper.annex is None:
        name = "paper.docx"
    else:
        name = "paper_annex_wide.docx" if paper.annex.landscape else "paper_annex.docx"
    template = DocxTemplate(TEMPLATES / name)
    template.render(printed(paper), autoescape=True)
    written = BytesIO()
    template.save(written)
    return written.getvalue()
