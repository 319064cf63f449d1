"""The hash of what a signed decision says: its head and its items. Kept when it is signed, proved by ``ansinh audit verify``."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from ansinh.audit.models import Seal
from ansinh.audit.seals import BrokenSeal

SEAL = """
SELECT 'decision:' || d.id, d.id, d.number, encode(sha256(convert_to(concat_ws(chr(10), d.kind, d.number, d.signed_on,
  d.authority_id, d.authority_title, d.legal_basis,
  (SELECT string_agg(concat_ws('|', i.id, i.person_id, i.commune_id, i.action, i.benefit_id, i.rate_code, i.multiplier,
      i.from_month, coalesce(i.to_month::text, ''), i.facts, i.law, i.reason, i.old_number), chr(10) ORDER BY i.id)
    FROM decisions_item i WHERE i.decision_id = d.id)), 'UTF8')), 'hex')
FROM decisions_decision d WHERE d.state = 'ISSUED' AND (%(ids)s::bigint[] IS NULL OR d.id = ANY (%(ids)s)) ORDER BY d.id
"""


def hashes_of(decisions: Sequence[int]) -> dict[str, str]:
    """SHA-256 of each issued decision in hex, by its name in the trail ("decision:123")."""
    return {about: value for about, _, _, value in _rows(list(decisions))}


def broken() -> list[BrokenSeal]:
    """Every issued decision that is not as it was signed; empty: all whole. Needs the whole district."""
    kept = dict(Seal.objects.filter(about__startswith="decision:").values_list("about", "hash"))
    found = []
    for about, _, number, value in _rows(None):
        told = kept.pop(about, "")
        if told and told != value:
            said = f"Quyết định số {number}: nội dung khác lúc ký (số, ngày, cơ quan, căn cứ hoặc một người trong quyết định)."
            found.append(BrokenSeal("decision.content", about, said))
    found += [
        BrokenSeal("decision.missing", about, f"Quyết định đã ký ({about}) không còn trong sổ.")
        for about in sorted(kept)
    ]
    return found


def _rows(ids: list[int] | None) -> list[tuple[str, int, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(SEAL, {"ids": ids})
        return list(cursor.fetchall())
