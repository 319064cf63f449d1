"""Loading places: the district's file with its units, successions, areas and authorities, and villages by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.db import connection

from ansinh.kit.vietnamese import fold, nfc
from ansinh.registry import facts
from ansinh.registry.facts import AUTHORITY, UNIT_AREA, UNIT_VERSION, Wanted
from ansinh.registry.models import Succession, Unit
from ansinh.registry.places import WHOLE

FILES = Path(__file__).parent / "districts"
KIND_WORDS = ("thanh pho ", "thi tran ", "phuong ", "huyen ", "tinh ", "thon ", "xa ", "to dan pho ", "khoi ")


def plain_fold(name: str) -> str:
    """A unit's name as search compares it: without marks and without the kind word. ``"Xã Bình Trị" -> "binh tri"``."""
    folded = fold(name)
    return next((folded.removeprefix(word) for word in KIND_WORDS if folded.startswith(word)), folded)


def load(district: str, *, recorded_by: int | None, at: datetime) -> int:
    """Units, successions, areas and authorities of a file. Safe to repeat; returns how many units it added."""
    content = yaml.safe_load((FILES / f"{district}.yaml").read_text(encoding="utf-8"))
    units: Mapping[str, Any] = content["units"]
    ids, added = _unit_ids(units)
    facts.write(UNIT_VERSION, [_version(ids, key, one) for key, one in units.items()], recorded_by=recorded_by, at=at)
    communes = {key: one for key, one in units.items() if one["kind"] == "COMMUNE"}
    areas = [
        Wanted(ids[key], one["from"], {"kind": "URBAN" if key in content["urban"] else "RURAL"}, valid_to=one.get("to"))
        for key, one in communes.items()
    ]
    facts.write(UNIT_AREA, areas, recorded_by=recorded_by, at=at)
    authorities = [
        wanted for one in content["authorities"] for key in communes if (wanted := _authority(ids, units, key, one))
    ]
    facts.write(AUTHORITY, authorities, recorded_by=recorded_by, at=at)
    for one in content["successions"]:
        for old in one["old"]:
            share = Decimal(str(one.get("share", WHOLE)))
            Succession.objects.get_or_create(
                old_id=ids[old],
                new_id=ids[one["new"]],
                on=one["day"],
                defaults={"share": share, "instrument": one["instrument"]},
            )
    return added


def add_villages(
    commune_id: int, names: Sequence[str], *, on: date, recorded_by: int | None, at: datetime
) -> list[int]:
    """The villages of these names, added where the commune has none so called; ids in the order of ``names``.

    A village goes over whole with its commune to what takes the commune's place.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v.name, v.unit_id FROM registry_unitversion v JOIN registry_unit u ON u.id = v.unit_id"
            " WHERE u.kind = 'VILLAGE' AND v.parent_id = %s AND upper_inf(v.known)",
            [commune_id],
        )
        known: dict[str, int] = dict(cursor.fetchall())
    missing = [name for name in dict.fromkeys(map(nfc, names)) if name not in known]
    created = Unit.objects.bulk_create([Unit(kind=Unit.Kind.VILLAGE) for _ in missing])
    known |= {name: unit.pk for name, unit in zip(missing, created, strict=True)}
    wanted = [
        Wanted(known[name], since, {"name": name, "fold": plain_fold(name), "code": "", "parent_id": parent})
        for name in missing
        for parent, since in _parents_from(commune_id, on)
    ]
    facts.write(UNIT_VERSION, wanted, recorded_by=recorded_by, at=at)
    return [known[nfc(name)] for name in names]


def _parents_from(commune_id: int, on: date) -> list[tuple[int, date]]:
    """The commune and what took its place one after another, each with its first day."""
    parents = [(commune_id, on)]
    while step := Succession.objects.filter(old_id=parents[-1][0], share=WHOLE).first():
        parents.append((step.new_id, max(step.on, on)))
    return [parent for place, parent in enumerate(parents) if place + 1 == len(parents) or parents[place + 1][1] > on]


def _unit_ids(units: Mapping[str, Any]) -> tuple[dict[str, int], int]:
    """Ids by key; a unit is known by its kind, name and first day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.kind, v.name, min(lower(v.valid)), u.id FROM registry_unitversion v"
            " JOIN registry_unit u ON u.id = v.unit_id WHERE upper_inf(v.known) GROUP BY u.kind, v.name, u.id"
        )
        known = {row[:3]: row[3] for row in cursor.fetchall()}
    missing = [key for key, one in units.items() if (one["kind"], one["name"], one["from"]) not in known]
    created = Unit.objects.bulk_create([Unit(kind=units[key]["kind"]) for key in missing])
    ids = {key: known.get((one["kind"], one["name"], one["from"])) for key, one in units.items()}
    ids |= {key: unit.pk for key, unit in zip(missing, created, strict=True)}
    return {key: unit_id for key, unit_id in ids.items() if unit_id is not None}, len(missing)


def _version(ids: Mapping[str, int], key: str, one: Mapping[str, Any]) -> Wanted:
    values = {
        "name": nfc(one["name"]),
        "fold": plain_fold(one["name"]),
        "code": one["code"],
        "parent_id": ids.get(one.get("parent", "")),
    }
    return Wanted(ids[key], one["from"], values, valid_to=one.get("to"))


def _authority(ids: Mapping[str, int], units: Mapping[str, Any], key: str, rule: Mapping[str, Any]) -> Wanted | None:
    """The rule for one commune, for the days on which the commune is there; None when there are none."""
    commune = units[key]
    start = max(commune["from"], rule.get("from", commune["from"]))
    end = min(filter(None, (commune.get("to"), rule.get("to"))), default=None)
    if end is not None and end <= start:
        return None
    decider = key if rule["decides"] == "COMMUNE" else commune["parent"]
    name = units[decider]["name"]
    values = {
        "area": rule["area"],
        "deciding_unit_id": ids[decider],
        "title": f"Chủ tịch UBND {name[0].lower()}{name[1:]}",
        "instrument": rule["instrument"],
    }
    return Wanted(ids[key], start, values, valid_to=end)
