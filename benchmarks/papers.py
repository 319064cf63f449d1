"""1,000 decisions of one page as PDF/A, beside docxtpl alone filling 1,000 .docx with the same values, in one run.

    python -m benchmarks.papers [--papers 1000]

Ours: ``documents.batch.pdfs`` on two threads, from values to bytes. Peer: docxtpl's own way, the committed template opened,
filled and saved for each paper, values prepared before the clock starts. ``ratio`` = seconds of the peer / seconds of ours.
Ours is also held to 20 seconds for 1,000 on two cores, counted in work of the processor, whoever else keeps it busy.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from io import BytesIO

from docxtpl import DocxTemplate

from ansinh.documents.batch import pdfs
from ansinh.documents.papers import OfficialPaper
from ansinh.documents.rendering import paper_pdf
from ansinh.documents.typesetting import TEMPLATES
from ansinh.documents.wording import printed
from tests.papers_world import grant

ALLOWED_SECONDS_PER_1000 = 20


def main() -> None:
    """Measure both, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--papers", type=int, default=1_000)
    count: int = parser.parse_args().papers
    papers = [decision(number) for number in range(1, count + 1)]
    paper_pdf(papers[0])  # fonts are looked up once a process
    worked = time.process_time()
    ours, size = timed(papers)
    worked = time.process_time() - worked
    peer = docxtpl_alone(papers)
    result = {
        "benchmark": "papers",
        "papers": count,
        "pdf_seconds": round(ours, 2),
        "pdf_two_core_seconds": round(worked / 2, 2),
        "kilobytes_each": round(size / count / 1024, 1),
        "docxtpl_seconds": round(peer, 2),
    }
    allowed = ALLOWED_SECONDS_PER_1000 * count / 1_000
    print(json.dumps({**result, "ratio": round(peer / ours, 2), "at_least": 2}))
    print(json.dumps({**result, "allowed_seconds": allowed, "ratio": round(worked / 2 / allowed, 3), "at_most": 1}))


def decision(number: int) -> OfficialPaper:
    """A decision like no other: its number, its person, its code for verification."""
    code = f"{number * 7919 % 100_000_000:08d}"
    return replace(
        grant(f"Nguyễn Văn Mẫu {number}", str(number)),
        verification_code=code,
        verification_url=f"https://example.vn/v/{code}",
    )


def timed(papers: list[OfficialPaper]) -> tuple[float, int]:
    """Seconds for all PDFs, and their bytes together."""
    start = time.perf_counter()
    size = sum(len(content) for content in pdfs(papers))
    return time.perf_counter() - start, size


def docxtpl_alone(papers: list[OfficialPaper]) -> float:
    """Seconds for as many .docx files."""
    values = [printed(paper) for paper in papers]
    start = time.perf_counter()
    for each in values:
        template = DocxTemplate(TEMPLATES / "paper.docx")
        template.render(each, autoescape=True)
        template.save(BytesIO())
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
