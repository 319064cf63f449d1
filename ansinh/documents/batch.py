"""Many papers at once: two threads set type (typst works outside Python's lock), a few papers ahead of the reader."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from ansinh.documents.papers import OfficialPaper
from ansinh.documents.rendering import paper_pdf

WORKERS = 2
AHEAD = 16  # papers waiting for the reader: enough to keep both threads busy, few enough to forget


def pdfs(papers: Iterable[OfficialPaper]) -> Iterator[bytes]:
    """The PDF of each paper, in order. Papers are taken as they are needed, so a long row of them costs no memory.

    What ``paper_pdf`` refuses is raised when the turn of that paper comes.
    """
    coming = iter(papers)
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="papers") as pool:
        waiting: deque[Future[bytes]] = deque(pool.submit(paper_pdf, paper) for paper in islice(coming, AHEAD))
        while waiting:
            made = waiting.popleft().result()
            waiting.extend(pool.submit(paper_pdf, paper) for paper in islice(coming, 1))
            yield made
