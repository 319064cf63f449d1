"""Builds the Word templates of documents/templates with the geometry of Nghị định 30/2020, as plain valid .docx files.

    python -m tests.word_templates

writes them; tests/unit/test_documents_papers.py holds the committed files against what this makes. All marks of docxtpl
stand in paragraphs and cells of their own, so that the templates open in Word and can be looked at there.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

import ansinh.documents

FOLDER = Path(ansinh.documents.__file__).parent / "templates"
FACE = "Times New Roman"
LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
NAMES = {"paper.docx": None, "paper_annex.docx": False, "paper_annex_wide.docx": True}


def template(landscape: bool | None) -> bytes:
    """A template without an annex (None), or with one that stands or lies."""
    paper = Document()
    letters(paper)
    geometry(paper.sections[0], landscape=False)
    head(paper)
    title(paper)
    body(paper)
    signatures(paper)
    if landscape is not None:
        section = paper.add_section(WD_SECTION.NEW_PAGE)
        geometry(section, landscape=landscape)
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        section._sectPr.find(qn("w:cols")).addprevious(start)
        annex(paper)
    return packed(paper)


def letters(paper: Paper) -> None:
    """Times New Roman, Vietnamese, and the paper's own name and author in the file's properties."""
    normal = paper.styles["Normal"]
    normal.font.name = FACE
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.rPr.append(language)
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = "{{ title }}", "{{ author }}", ""


def geometry(section: Section, *, landscape: bool) -> None:
    """A4, margins 20/20/30/15 mm, the page's number 13 pt on top, none on the first page."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    if not number.runs:
        run = number.add_run()
        run.font.size = Pt(13)
        for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            element.set(qn("w:fldCharType"), kind) if kind else setattr(element, "text", instruction)
            run._r.append(element)


def head(paper: Paper) -> None:
    """The issuing authority with number and subject at the left, the state and the date at the right."""
    table = plain_table(paper, 2, (Mm(70), Mm(95)))
    left, right = table.rows[0].cells
    mark(left, "for line in authority_above")
    line(left, "{{ line }}", 12)
    mark(left, "endfor")
    mark(left, "for line in authority")
    line(left, "{{ line }}", 12, bold=True)
    mark(left, "endfor")
    rule(left, Mm(22))
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    line(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    rule(right, Mm(19))
    left, right = table.rows[1].cells
    line(left, "{{ number_line }}", 13)
    mark(left, "if subject")
    line(left, "{{ subject }}", 12, before=6)
    mark(left, "endif")
    line(right, "{{ date_line }}", 13, italic=True)
    for cell in (*table.rows[0].cells, *table.rows[1].cells):
        drop(cell.paragraphs[0])


def title(paper: Paper) -> None:
    """Type and abstract, who decides, to whom, the legal basis, the line before the articles."""
    mark(paper, "if type_name")
    line(paper, "{{ type_name }}", 14, bold=True, before=12)
    mark(paper, "if abstract")
    line(paper, "{{ abstract }}", 14, bold=True)
    rule(paper, Mm(58))
    mark(paper, "endif")
    mark(paper, "endif")
    mark(paper, "if decided_by")
    line(paper, "{{ decided_by }}", 14, bold=True, before=6, after=6)
    mark(paper, "endif")
    mark(paper, "if addressee|length == 1")
    line(paper, "Kính gửi: {{ addressee[0] }}", 14, before=6, after=8)
    mark(paper, "elif addressee")
    line(paper, "Kính gửi:", 14, align=LEFT, before=6, indent=Mm(20))
    mark(paper, "for line in addressee")
    line(paper, "{{ line }}", 14, align=LEFT, indent=Mm(42))
    mark(paper, "endfor")
    mark(paper, "endif")
    mark(paper, "for line in basis")
    text(paper, "{{ line }}", italic=True)
    mark(paper, "endfor")
    mark(paper, "if enacting")
    line(paper, "{{ enacting }}", 14, bold=True, after=6)
    mark(paper, "endif")


def body(paper: Paper) -> None:
    """Articles, headings, paragraphs and tables in their order."""
    mark(paper, "for part in body")
    mark(paper, "if part.kind == 'article'")
    article = text(paper, "{{ part.label }}", bold=True)
    run(article, " {{ part.inline }}", 14)
    mark(paper, "for line in part.texts")
    text(paper, "{{ line }}")
    mark(paper, "endfor")
    mark(paper, "elif part.kind == 'heading'")
    text(paper, "{{ part.text }}", bold=True).paragraph_format.keep_with_next = True
    mark(paper, "elif part.kind == 'paragraph'")
    text(paper, "{{ part.text }}")
    mark(paper, "else")
    listing(paper, "part", 13)
    line(paper, "", 6)
    mark(paper, "endif")
    mark(paper, "endfor")


def signatures(paper: Paper) -> None:
    """«Nơi nhận» at the left and who signs at the right; with two signatures the recipients stand below."""
    table = plain_table(paper, 1, (Mm(75), Mm(90)))
    left, right = table.rows[0].cells
    mark(left, "if second_signature")
    signature(left, "second_signature")
    mark(left, "else")
    recipients(left)
    mark(left, "endif")
    line(left, "", 2)  # a cell is never without a paragraph, nor a document after its last table
    signature(right, "signature")
    for cell in (left, right):
        drop(cell.paragraphs[0])
    mark(paper, "if second_signature")
    recipients(paper)
    mark(paper, "endif")
    line(paper, "", 2)


def recipients(place: Paper | _Cell) -> None:
    mark(place, "if recipients")
    run(line(place, "", 12, align=LEFT, before=8), "Nơi nhận:", 12, bold=True, italic=True)
    mark(place, "for line in recipients")
    line(place, "{{ line }}", 11, align=LEFT)
    mark(place, "endfor")
    mark(place, "endif")


def signature(cell: _Cell, name: str) -> None:
    mark(cell, f"for line in {name}.lines")
    line(cell, "{{ line }}", 14, bold=True)
    mark(cell, "endfor")
    mark(cell, f"if {name}.note")
    line(cell, f"{{{{ {name}.note }}}}", 13, italic=True)
    mark(cell, "endif")
    line(cell, f"{{{{ {name}.name }}}}", 14, bold=True, before=74)


def annex(paper: Paper) -> None:
    """The annexed list on pages of its own."""
    line(paper, "{{ annex.title|upper }}", 14, bold=True)
    line(paper, "{{ annex.attached }}", 14, italic=True)
    rule(paper, Mm(66))
    listing(paper, "annex", 12)
    line(paper, "", 2)


def listing(paper: Paper, name: str, size: int) -> None:
    """A table of as many columns as the values have: header on each page, rows not split, perhaps a total."""
    table = paper.add_table(rows=6, cols=3, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    width = table._tbl.tblPr.find(qn("w:tblW"))
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
    header, first, row, last, if_total, total = table.rows
    cells_of(header, f"for column in {name}.columns", "{{ column.title }}", size, bold=True)
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    whole_row(first, f"for row in {name}.rows", size)
    cells_of(row, "for cell in row", "{{ cell }}", size, aligned=f"{name}.columns[loop.index0].align")
    whole_row(last, "endfor", size)
    if name == "part":
        table._tbl.remove(if_total._tr)
        table._tbl.remove(total._tr)
    else:
        whole_row(if_total, f"if {name}.total", size)
        cells_of(total, f"for cell in {name}.total.cells", "{{ cell }}", size, bold=True)
        label = total.cells[0]
        label._tc.addprevious(sum_label(name, size, table))
        whole_row(table.add_row(), "endif", size)
    for preferred in table._tbl.iter(qn("w:tcW")):  # Word finds the widths of columns by what stands in them
        preferred.set(qn("w:type"), "auto")
        preferred.set(qn("w:w"), "0")
    for each in table.rows:
        each._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def sum_label(name: str, size: int, table: Table) -> object:
    """The cell «Tổng cộng», as wide as the columns before the first sum."""
    cell = table.add_row().cells[0]
    line(cell, f"{{% colspan {name}.total.span %}}{{{{ {name}.total.label }}}}", size, bold=True)
    drop(cell.paragraphs[0])
    element = cell._tc
    table._tbl.remove(table.rows[-1]._tr)
    return element


def cells_of(row: object, loop: str, words: str, size: int, *, bold: bool = False, aligned: str = "") -> None:
    """Three cells: the loop's beginning, what is repeated, its end."""
    begin, middle, end = row.cells
    run(begin.paragraphs[0], f"{{%tc {loop} %}}", size)
    run(end.paragraphs[0], "{%tc endfor %}", size)
    if aligned:
        for test, align in ((f"if {aligned} == 'left'", LEFT), (f"elif {aligned} == 'right'", RIGHT), ("else", CENTRE)):
            mark(middle, test)
            line(middle, words, size, align=align)
        mark(middle, "endif")
    else:
        line(middle, words, size, bold=bold)
    drop(middle.paragraphs[0])


def whole_row(row: object, words: str, size: int) -> None:
    run(row.cells[0].paragraphs[0], f"{{%tr {words} %}}", size)


def plain_table(paper: Paper, rows: int, widths: tuple[Length, Length]) -> Table:
    """Two columns without lines."""
    table = paper.add_table(rows=rows, cols=2)
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def mark(place: Paper | _Cell, words: str) -> None:
    """A paragraph that docxtpl takes away: it holds a mark only."""
    place.add_paragraph(f"{{%p {words} %}}")


def line(
    place: Paper | _Cell,
    words: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTRE,
    before: float = 0,
    after: float = 0,
    indent: Length | None = None,
) -> Paragraph:
    """A paragraph of the head, the title or a block of signatures."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    paragraph.paragraph_format.line_spacing = 1
    paragraph.paragraph_format.left_indent = indent
    run(paragraph, words, size, bold=bold, italic=italic)
    return paragraph


def text(place: Paper, words: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph of the body: 14 pt, first line 1.27 cm in, 6 pt to the next."""
    paragraph = line(place, words, 14, bold=bold, italic=italic, align=BOTH, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    return paragraph


def run(paragraph: Paragraph, words: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    piece = paragraph.add_run(words)
    piece.font.size, piece.bold, piece.italic = Pt(size), bold or None, italic or None


def rule(place: Paper | _Cell, indent: Length) -> None:
    """A short line in the middle: the lower border of an empty paragraph that is indented from both sides."""
    paragraph = line(place, "", 2, indent=indent, after=6)
    paragraph.paragraph_format.right_indent = indent
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def drop(paragraph: Paragraph) -> None:
    """Takes away the empty paragraph with which every cell is born."""
    paragraph._p.getparent().remove(paragraph._p)


def packed(paper: Paper) -> bytes:
    """The file with fixed times inside, so that building it again gives the same bytes."""
    written, fixed = BytesIO(), BytesIO()
    paper.save(written)
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, (2000, 1, 1, 0, 0, 0)), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()


if __name__ == "__main__":
    for file_name, lies in NAMES.items():
        (FOLDER / file_name).write_bytes(template(lies))
