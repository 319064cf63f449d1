"""The procedures as data: held against the list of the notes (procedures.csv), and each refused for its own mistakes."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ansinh.cases import catalog
from ansinh.cases.spec import CHAIN, NoVersion, Procedure, parse_procedure
from ansinh.policy.located import LawError

LISTED = list(csv.DictReader((Path(__file__).parent / "procedures.csv").read_text(encoding="utf-8").splitlines()))
# Where the list gives the days of one step only, or its sources disagree, nothing is promised; and why.
NO_PROMISE = {
    "2.000751": "only the commune's step has a limit",
    "2.000744": "only the district chairman's step has a limit",
    "1.010801": "12 days in one note, 20 in another",
}
OTHER_PROMISE = {"2.000282": (Decimal(0), Decimal(10))}  # taken in at once; the papers are completed in 10 days
LAST_OF_DISTRICT = date(2025, 6, 30)


def all_codes() -> dict[str, Procedure]:
    return {procedure.code: procedure for procedure in catalog.all_procedures()}


def test_all_rows_of_the_list_are_here() -> None:
    assert len(LISTED) == 59
    assert {row["code"] for row in LISTED} - set(all_codes()) == set()


@pytest.mark.parametrize("row", LISTED, ids=lambda row: row["code"])
def test_a_procedure_says_what_the_list_says(row: dict[str, str]) -> None:
    procedure = all_codes()[row["code"]]
    days = Decimal(row["days"]) if row["days"] else None
    promise = procedure.versions[0].promise
    assert (procedure.title, procedure.field) == (row["title"], row["field"])
    if row["code"] in OTHER_PROMISE:
        assert (days, promise.days) == OTHER_PROMISE[row["code"]]
    else:
        assert promise.days == (None if row["code"] in NO_PROMISE else days)
    evidence = {"S": "copy", "K": "knowledge", "": "none"}[row["code_mark"]]
    assert (procedure.code_evidence, procedure.code_known) == (evidence, evidence != "none")


@pytest.mark.parametrize("procedure", catalog.all_procedures(), ids=lambda procedure: procedure.code)
def test_nothing_is_guessed(procedure: Procedure) -> None:
    """What no source gives is left open, and what rests on knowledge alone is shown as provisional."""
    listed = {row["code"]: row for row in LISTED}.get(procedure.code)
    for version in procedure.versions:
        limits = [step.days for step in version.steps]
        if version.promise.known and version.promise.kind != "HOURS" and None not in limits:
            assert sum(days for days in limits if days is not None) == version.promise.days
        assert version.provisional == (version.evidence in {"press", "knowledge"})
        if version.evidence in {"press", "knowledge"}:
            assert version.note
    if listed and listed["days_mark"] == "K":
        assert procedure.versions[0].provisional


def test_no_district_after_its_end() -> None:
    """From 01/07/2025 on, no step is done and nothing is decided at the district."""
    for procedure in catalog.procedures(LAST_OF_DISTRICT + timedelta(days=1)):
        version = procedure.version_on(LAST_OF_DISTRICT + timedelta(days=1))
        assert version.decided_by != "DISTRICT_CHAIRMAN"
        assert [step.code for step in version.steps if step.place == "DISTRICT"] == [], procedure.code


def test_monthly_assistance_through_time() -> None:
    procedure = catalog.procedure("1.001776")
    found = [
        (version.start, version.end, version.decided_by, version.promise.days, version.evidence)
        for version in procedure.versions
    ]
    assert found == [
        (date(2021, 7, 1), date(2025, 6, 30), "DISTRICT_CHAIRMAN", Decimal(22), "copy"),
        (date(2025, 7, 1), date(2026, 10, 4), "COMMUNE_CHAIRMAN", Decimal(10), "press"),
        (date(2026, 10, 5), None, "COMMUNE_CHAIRMAN", Decimal(7), "copy"),
    ]
    assert [(step.code, step.days, step.posting) for step in procedure.versions[0].steps] == [
        ("review", 7, False),
        ("posting", 2, True),
        ("forward", 3, False),
        ("appraise", 7, False),
        ("decide", 3, False),
    ]
    forms = {paper.form for paper in procedure.papers_on(date(2026, 11, 23))}
    assert forms == {"Mẫu 01 NĐ 335/2026", "Mẫu 02 NĐ 335/2026"}
    with pytest.raises(NoVersion):
        procedure.version_on(date(2021, 6, 30))


def test_merit_chains_mix_working_and_calendar_days() -> None:
    promise = catalog.procedure("1.010803").version_on(date(2024, 5, 1)).promise
    assert (promise.kind, promise.days) == (CHAIN, 24)
    assert [(leg.days, leg.kind) for leg in promise.legs] == [(5, "WORKING"), (7, "WORKING"), (12, "CALENDAR")]


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(catalog.NoProcedure):
        catalog.procedure("9.999999")


GOOD = """\
procedure: "1.000001"
code_evidence: copy
title: Thủ tục thử
field: Thử
applicants: [Người dân]
effect: NONE
versions:
  - from: 2024-01-01
    decided_by: COMMUNE_CHAIRMAN
    promise: {days: 5}
    steps:
      - {code: decide, title: Quyết định, role: CHAIRMAN, place: COMMUNE, days: 5, verb: Quyết định}
    instrument: ND20-2021
    evidence: copy
"""
MISTAKES = [
    ("effect: NONE", "effect: PAY", 6, "«effect» is «PAY»"),
    ("role: CHAIRMAN", "role: MAYOR", 12, "«role» is «MAYOR»"),
    ("promise: {days: 5}", "promise: {days: -1}", 10, "not negative"),
    ("promise: {days: 5}", "promise: {days: 6, kind: CHAIN}", 10, "do not add up"),
    ("    evidence: copy", "    evidence: rumour", 14, "«evidence» is «rumour»"),
    ("    instrument: ND20-2021\n", "", 8, "«instrument» is missing"),
    ("title: Thủ tục thử", "tittle: Thủ tục thử", 1, "«title» is missing"),
    ("field: Thử", "field: Thử\ncolour: blue", 5, "«colour» is not known here"),
    ("  - from: 2024-01-01", "  - from: 2024-01-01\n    to: 2023-01-01", 9, "ends on or after"),
]


@pytest.mark.parametrize(("good", "wrong", "line", "says"), MISTAKES, ids=[mistake[3] for mistake in MISTAKES])
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, good: str, wrong: str, line: int, says: str) -> None:
    file = tmp_path / "wrong.yaml"
    assert GOOD.count(good) == 1 or good == "    evidence: copy"
    file.write_text(GOOD.replace(good, wrong, 1), encoding="utf-8")
    with pytest.raises(LawError) as mistake:
        parse_procedure(file, "poverty")
    assert str(mistake.value).startswith(f"{file}:{line}: ")
    assert says in str(mistake.value)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "good.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert parse_procedure(file, "poverty").version_on(date(2024, 1, 1)).steps[0].verb == "Quyết định"


def test_words_that_the_law_does_not_know_are_named_where_they_stand(tmp_path: Path) -> None:
    """Every mistake of every file, not the first alone."""
    wrong = GOOD.replace("effect: NONE", "effect: NONE\nasks: [shoe_size]\nopens: [no_policy]")
    (tmp_path / "a.yaml").write_text(wrong.replace("ND20-2021", "ND0-1900"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "c.yaml").write_text("procedure: [\n", encoding="utf-8")
    found, problems = catalog.load([("poverty", tmp_path)])
    assert [each.file.name for each in found] == ["a.yaml", "b.yaml"]
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in problems[1:]] == [
        "a.yaml:7: «asks» names «shoe_size», which no facts.yaml defines",
        "a.yaml:8: «opens» names «no_policy», which is no policy",
        "a.yaml:10: instrument «ND0-1900» is not in law/instruments",
        "b.yaml:1: procedure 1.000001 stands in a.yaml too",
    ]
    assert str(problems[0]).startswith(f"{tmp_path}/c.yaml:2: not YAML")
