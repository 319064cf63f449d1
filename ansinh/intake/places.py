"""Communes and villages as a list names them: by fold, with or without the kind word, by code, or as a sheet's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from ansinh.intake.headers import plain_label

_KIND_WORD = re.compile(r"^(?:xa|x|thi tran|tt|phuong|p|ubnd xa|ubnd thi tran|ubnd phuong)\s+(?=\S)")
_VILLAGE_WORD = re.compile(r"^(?:thon|to dan pho|tdp|khoi pho|kp|to|xom|ap|thon to)\s+(?=\S)")


@dataclass(frozen=True)
class Places:
    """The communes and villages of a day. Two ids under one name mean that the name alone does not decide."""

    communes: Mapping[str, tuple[int, ...]]  # fold or official code -> ids
    villages: Mapping[tuple[int, str], tuple[int, ...]]  # (commune, fold) -> ids
    names: Mapping[int, str]

    def commune(self, text: str) -> tuple[int, ...]:
        """Ids that the text may mean."""
        label = plain_label(text)
        return self.communes.get(label) or self.communes.get(_KIND_WORD.sub("", label), ())

    def village(self, commune_id: int, text: str) -> tuple[int, ...]:
        """Ids of villages of the commune that the text may mean."""
        label = plain_label(text)
        return self.villages.get((commune_id, label)) or self.villages.get(
            (commune_id, _VILLAGE_WORD.sub("", label)), ()
        )


def places_on(on: date) -> Places:
    """All communes and villages as they were on a day, in one statement."""
    communes: dict[str, tuple[int, ...]] = {}
    villages: dict[tuple[int, str], tuple[int, ...]] = {}
    names: dict[int, str] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.id, u.kind, v.name, v.code, v.parent_id FROM registry_unit u"
            " JOIN registry_unitversion v ON v.unit_id = u.id AND upper_inf(v.known) AND v.valid @> %s::date"
            " WHERE u.kind IN ('COMMUNE', 'VILLAGE') ORDER BY u.id",
            [on],
        )
        for unit_id, kind, name, code, parent_id in cursor.fetchall():
            names[unit_id] = name
            label = plain_label(name)
            if kind == "COMMUNE":
                for key in {label, _KIND_WORD.sub("", label), code} - {""}:
                    communes[key] = (*communes.get(key, ()), unit_id)
            else:
                for key in {label, _VILLAGE_WORD.sub("", label)}:
                    villages[parent_id, key] = (*villages.get((parent_id, key), ()), unit_id)
    return Places(communes, villages, names)
