"""Taking in 22 workbooks with 20,000 rows, beside plain openpyxl (read-only) reading the same files, in one run.

    python -m benchmarks.importing [--rows 20000]

Prints JSON lines: seconds of both with their ratio (at most 5), and peak memory (under 600 MB). Uses a database of its own
in a throw-away home.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import shutil
import tempfile
import time
from pathlib import Path

import openpyxl
import xlsxwriter

COMMUNES = 22
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Huỳnh", "Phan", "Trương", "Bùi", "Đặng")
MIDDLES = ("Văn", "Thị", "Đình", "Thanh", "Ngọc", "Minh", "Quang", "Hữu")
GIVEN = (
    "An",
    "Bình",
    "Cúc",
    "Dũng",
    "Đào",
    "Hà",
    "Hạnh",
    "Hoa",
    "Hùng",
    "Lan",
    "Mai",
    "Nam",
    "Phúc",
    "Tâm",
    "Thu",
    "Yến",
)
CATEGORIES = (
    ("Người cao tuổi từ đủ 80 tuổi không có lương hưu", "1,0", "500.000"),
    ("NKT nặng", "1,5", "750.000"),
    ("NKT đặc biệt nặng", "2,0", "1.000.000"),
)
HEADER = (
    ("STT", "Họ và tên", "Năm sinh", None, "Số CCCD", "Thôn", "Xã", "Đối tượng", "Dạng tật", "Mức độ khuyết tật", "Hệ số",
     "Mức trợ cấp", "Số quyết định", "Ngày quyết định", "Hưởng từ tháng", "Hình thức nhận", "Số tài khoản", "Ngân hàng",
     "Người nhận thay", "Ghi chú"),
    (None, None, "Nam", "Nữ", *[None] * 16),
)  # fmt: skip


def workbook(commune: int, rows: int, chance: random.Random) -> bytes:
    """One commune's list as offices keep it: a title, a two-row header, people, the total, signatures."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write(0, 0, "DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI")
        sheet.write(1, 0, "Tháng 11 năm 2024")
        for at, labels in enumerate(HEADER):
            sheet.write_row(3 + at, 0, labels)
        sheet.merge_range(3, 2, 3, 3, "Năm sinh")
        total = 0
        for number in range(1, rows + 1):
            category, coefficient, amount = CATEGORIES[number % 3]
            year = chance.randint(1925, 1940) if number % 3 == 0 else chance.randint(1950, 1960)
            male = chance.random() < 0.5
            cccd = f"049{0 if male else 1}{year % 100:02d}{commune:02d}{number:04d}"
            name = f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"
            account = f"42002050{commune:02d}{number:04d}" if number % 4 == 0 else ""
            total += int(amount.replace(".", ""))
            sheet.write_row(4 + number, 0, (
                number, name, year if male else "", "" if male else year, cccd, f"Thôn {number % 8 + 1}", f"Xã {commune}",
                category, "Vận động" if "NKT" in category else "", "", coefficient, amount, f"{number}/QĐ-UBND", "05/06/2021",
                "7/2021", "TK" if account else "Bưu điện", account, "Agribank" if account else "", "", "",
            ))  # fmt: skip
        sheet.write(5 + rows, 1, "Tổng cộng")
        sheet.write(5 + rows, 11, total)
        sheet.write(8 + rows, 1, "NGƯỜI LẬP BIỂU")
    return out.getvalue()


def read_plainly(files: list[bytes]) -> int:
    """The floor: every cell once, nothing understood."""
    cells = 0
    for content in files:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                cells += len(row)
        book.close()
    return cells


def prepare() -> None:
    """A database of our own with 22 communes of 8 villages."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from ansinh.audit.session import acting
    from ansinh.kit import postgres
    from ansinh.kit.actors import system_actor

    postgres.ensure_running()
    call_command("migrate", database="owner", verbosity=0, skip_checks=True)
    with acting(system_actor("benchmark")), connection.cursor() as cursor:
        for commune in range(1, COMMUNES + 1):
            cursor.execute("INSERT INTO registry_unit (kind) VALUES ('COMMUNE') RETURNING id")
            commune_id = cursor.fetchone()[0]
            units = [(commune_id, f"Xã {commune}", f"{commune}", f"{90000 + commune}", None)]
            for village in range(1, 9):
                cursor.execute("INSERT INTO registry_unit (kind) VALUES ('VILLAGE') RETURNING id")
                units.append((cursor.fetchone()[0], f"Thôn {village}", f"{village}", "", commune_id))
            cursor.executemany(
                "INSERT INTO registry_unitversion (unit_id, name, fold, code, parent_id, valid, known)"
                " VALUES (%s, %s, %s, %s, %s, '[2000-01-01,)', '[2020-01-01,)')",
                units,
            )


def take_in(files: list[bytes]) -> tuple[dict[str, float], dict[str, int]]:
    """Accept and approve every file: seconds by part, and rows by outcome."""
    from datetime import UTC, datetime

    from ansinh.intake import actions
    from ansinh.kit.actors import system_actor

    actor, at = system_actor("benchmark"), datetime(2024, 11, 5, tzinfo=UTC)
    seconds = {"accept": 0.0, "approve": 0.0}
    counts: dict[str, int] = {}
    for number, content in enumerate(files):
        start = time.perf_counter()
        summary = actions.accept_sheet(
            name=f"xa-{number + 1}.xlsx", content=content, kind="BENEFICIARIES", commune_id=None, actor=actor, at=at
        )
        middle = time.perf_counter()
        actions.approve(summary.id, actor=actor, at=at)
        seconds["accept"] += middle - start
        seconds["approve"] += time.perf_counter() - middle
        for outcome, rows in summary.counts.items():
            counts[outcome] = counts.get(outcome, 0) + rows
    return seconds, counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000, help="rows of all workbooks together")
    wanted = parser.parse_args().rows
    home = tempfile.mkdtemp(prefix="ansinh-bench-")
    os.environ["ANSINH_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ansinh.config.settings")
    os.environ.pop("DATABASE_URL", None)
    chance = random.Random(20)
    try:
        prepare()
        share = [wanted // COMMUNES + (number < wanted % COMMUNES) for number in range(COMMUNES)]
        files = [workbook(number + 1, rows, chance) for number, rows in enumerate(share)]
        start = time.perf_counter()
        cells = read_plainly(files)
        floor = time.perf_counter() - start
        seconds, counts = take_in(files)
        spent = sum(seconds.values())
        print(
            json.dumps(
                {
                    "measured": "import of workbooks beside openpyxl reading them",
                    "workbooks": len(files),
                    "rows": wanted,
                    "cells": cells,
                    "outcomes": counts,
                    "ours_seconds": round(spent, 2),
                    "accept_seconds": round(seconds["accept"], 2),
                    "approve_seconds": round(seconds["approve"], 2),
                    "openpyxl_seconds": round(floor, 2),
                    "ratio": round(spent / floor, 2),
                    "at_most": 5,
                }
            )
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"measured": "peak memory of the import, MB", "ratio": round(peak), "at_most": 600}))
    finally:
        from ansinh.kit import postgres

        postgres.stop()
        shutil.rmtree(Path(home), ignore_errors=True)


if __name__ == "__main__":
    main()
