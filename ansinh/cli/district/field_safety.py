"""The demo's year of occupational safety: places of work, a few accidents, joint checks, trainings, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ansinh.cli.district.workers import Worker
from ansinh.cli.district.year import Office, moment
from ansinh.kit.actors import Actor
from ansinh.registers import actions
from ansinh.registers.actions import NewRecord

WORKPLACES = (
    ("Công ty May Minh họa Hà Lam", "PRIVATE", "May mặc", 620),
    ("Công ty Giày Minh họa Đông Quế Sơn", "FOREIGN", "Da giày", 1_450),
    ("Xưởng cơ khí Minh họa Bình Nguyên", "HOUSEHOLD", "Cơ khí", 18),
    ("Công ty Đá Minh họa Bình Phú", "PRIVATE", "Khai thác đá", 64),
    ("Hợp tác xã Minh họa Bình Đào", "COOPERATIVE", "Nông nghiệp", 35),
    ("Khu du lịch Minh họa Bình Dương", "FOREIGN", "Lưu trú", 380),
)
# Month and day, severity, days of its term, with a contract, factor, cause, days until it was concluded.
ACCIDENTS = (
    (2, 20, "LIGHT", 4, True, "MACHINE", "WORKER", 3),
    (4, 11, "SERIOUS", 7, True, "HIT", "EMPLOYER", 6),
    (6, 18, "SERIOUS", 7, False, "FALL", "WORKER", 7),
    (8, 6, "LIGHT", 4, True, "BURN", "EMPLOYER", 6),
    (10, 15, "DEADLY", 30, False, "ELECTRIC", "OBJECTIVE", 29),
)
OUTCOMES = {"LIGHT": "LIGHT", "SERIOUS": "SERIOUS", "DEADLY": "DEAD"}


def add_safety(office: Office, year: int, workers: Mapping[str, Sequence[Worker]]) -> None:
    """Everything of the field's year, through the registers' actions."""
    who, on = office.staff["SPECIALIST"], date(year, 1, 9)
    workplaces = actions.add("safety/co-so", [
        NewRecord({"name": name, "kind": kind, "sector": sector, "workers": count}) for name, kind, sector, count in WORKPLACES
    ], on=on, actor=who, at=moment(on))  # fmt: skip
    _have_accidents(workplaces, workers["SEEKER"], year, who)
    _check(office, workplaces, year)
    _train_and_report(workplaces, year, who)


def _have_accidents(workplaces: Sequence[int], workers: Sequence[Worker], year: int, who: Actor) -> None:
    """Each is entered with its victim when it was concluded."""
    for number, (month, day, severity, term, contracted, factor, cause, took) in enumerate(ACCIDENTS):
        happened, worker = date(year, month, day), workers[number]
        concluded = happened + timedelta(days=took)
        by = "PROVINCE" if severity == "DEADLY" else "EMPLOYER" if contracted else "COMMUNE"
        accident = {
            "code": f"TNLĐ-{year}-{number + 1:02d}", "happened_on": happened, "told_on": happened, "severity": severity,
            "contracted": contracted, "workplace_id": workplaces[number] if contracted else None, "investigator": by,
            "due_on": happened + timedelta(days=term), "factor": factor, "cause": cause, "minutes": f"BB-MH-{number + 1:02d}",
            "concluded_on": concluded, "posted_on": None if contracted else concluded + timedelta(days=1),
            "cost_vnd": (3 + 20 * number) * 1_000_000, "days_off": 4 + 9 * number, "state": "CONCLUDED",
        }  # fmt: skip
        ids = actions.add(
            "safety/tai-nan",
            [NewRecord(accident, commune_id=worker.commune_id)],
            on=happened,
            actor=who,
            at=moment(concluded),
        )
        victim = {
            "accident_id": ids[0],
            "person_id": worker.person_id,
            "contracted": contracted,
            "outcome": OUTCOMES[severity],
        }
        actions.add(
            "safety/nguoi-bi-nan",
            [NewRecord(victim, commune_id=worker.commune_id)],
            on=happened,
            actor=who,
            at=moment(concluded),
        )


def _check(office: Office, workplaces: Sequence[int], year: int) -> None:
    """The month of action: every place of work but one is checked; one finding is still open."""
    who, on = office.staff["SPECIALIST"], date(year, 5, 14)
    decision = "Quyết định minh họa số 21/QĐ-UBND"
    checks = actions.add("safety/kiem-tra", [
        NewRecord({"workplace_id": one, "planned_on": on, "decision": decision, "checked_on": on, "minutes": f"BB-KT-{place:02d}",
                   "state": "CHECKED"})
        for place, one in enumerate(workplaces[:5], start=1)
    ], on=on, actor=who, at=moment(on))  # fmt: skip
    findings = actions.add("safety/kien-nghi", [
        NewRecord({"inspection_id": one, "finding": "Bổ sung che chắn bộ phận truyền động", "mend_by": on + timedelta(days=60)})
        for one in checks[:3]
    ], on=on, actor=who, at=moment(on, 10))  # fmt: skip
    mended = on + timedelta(days=40)
    proof = {"mended_on": mended, "proof": "Báo cáo khắc phục kèm ảnh"}
    actions.move("safety/kien-nghi", findings[:2], "mend", proof, on=mended, actor=who, at=moment(mended))


def _train_and_report(workplaces: Sequence[int], year: int, who: Actor) -> None:
    """Trainings, equipment and the reports of the half year: one came late."""
    on = date(year, 5, 20)
    actions.add("safety/huan-luyen", [
        NewRecord({"title": "Huấn luyện người lao động không theo hợp đồng", "trained_group": "NONE", "held_on": on,
                   "attended": 120, "without_contract": 120}),
        NewRecord({"title": "Huấn luyện nhóm 4", "trained_group": "4", "held_on": on, "attended": 260,
                   "workplace_id": workplaces[0]}),
    ], on=on, actor=who, at=moment(on))  # fmt: skip
    actions.add("safety/thiet-bi", [
        NewRecord({"workplace_id": workplaces[place], "name": name, "serial": f"MH-{place}{place}7", "inspected_on": on,
                   "valid_until": date(year + 2, 5, 20), "declared_on": on})
        for place, name in ((0, "Nồi hơi"), (2, "Pa lăng điện"), (3, "Máy nén khí"))
    ], on=on, actor=who, at=moment(on))  # fmt: skip
    july = date(year, 7, 8)
    actions.add("safety/bao-cao", [
        NewRecord({"reporter": name, "workplace_id": one, "year": year, "period": "HALF", "accidents": int(place < 2),
                   "hurt": int(place < 2), "deaths": 0, "received_on": july if place == 2 else date(year, 7, 2)})
        for place, (one, (name, *_)) in enumerate(zip(workplaces, WORKPLACES, strict=True))
    ], on=july, actor=who, at=moment(july))  # fmt: skip
