"""Matching the rows of a result file with what was ordered: by reference, in one statement, refused row by row."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection

from ansinh.kit.plans import many_rows
from ansinh.payments.channels import Channel
from ansinh.payments.said import SaidRow

# A name as ``said.letters`` compares it. Taking apart and striking out what names usually have beside letters is enough
# for nearly all; the pattern, which strikes out everything else, is asked of the rest only.
_APART = "translate(lower(normalize({name}, NFD)), U&'\\0111 .-\\0300\\0301\\0302\\0303\\0306\\0309\\031B\\0323', 'd')"
SAME_NAME = f"({{said}} = {_APART} OR {{said}} = regexp_replace({_APART}, '[^a-z0-9]', '', 'g'))"

SAID = """
CREATE TEMPORARY TABLE payments_said (
  position int, sheet text, row int, raw jsonb, reference text, well_formed bool, amount_vnd bigint, name text,
  account text, outcome text, has_proof bool
)"""
COPY = (
    "COPY payments_said (position, sheet, row, raw, reference, well_formed, amount_vnd, name, account, outcome,"
    " has_proof) FROM STDIN"
)

# The first reason that applies. Only a row without any is believed.
JUDGED = f"""
said AS (
  SELECT s.*, row_number() OVER same AS nth,
    min(nullif(outcome, '')) OVER same_all <> max(nullif(outcome, '')) OVER same_all AS contradicted
  FROM payments_said s
  WINDOW same AS (PARTITION BY reference ORDER BY position), same_all AS (PARTITION BY reference)
), judged AS (
  SELECT said.*, l.id AS line_id, l.state, CASE
    WHEN said.reference = '' THEN 'NO_REFERENCE'
    WHEN NOT said.well_formed THEN 'MISTYPED_REFERENCE'
    WHEN l.id IS NULL THEN 'UNKNOWN_REFERENCE'
    WHEN o.payroll_id <> %(payroll)s THEN 'OTHER_PERIOD'
    WHEN o.channel <> %(channel)s THEN 'OTHER_CHANNEL'
    WHEN contradicted THEN 'CONTRADICTING_ROWS'
    WHEN nth > 1 THEN 'DUPLICATED_ROW'
    WHEN said.outcome = '' THEN 'UNCLEAR_STATUS'
    WHEN said.amount_vnd IS DISTINCT FROM l.amount_vnd THEN 'AMOUNT_DIFFERS'
    WHEN %(compares_accounts)s AND said.account <> ltrim(l.account_number, '0') THEN 'ACCOUNT_DIFFERS'
    WHEN said.name <> '' AND NOT {SAME_NAME.format(said="said.name", name="payee.name")} THEN 'NAME_DIFFERS'
    WHEN said.outcome = 'PAID' AND NOT has_proof THEN 'BLANK_RECEIPT'
    WHEN l.state = 'PAID' AND said.outcome = 'RETURNED' THEN 'ALREADY_PAID'
    WHEN l.state = 'RETURNED' AND said.outcome = 'PAID' THEN 'ALREADY_RETURNED'
    ELSE '' END AS refusal
  FROM said
  LEFT JOIN payments_orderline l ON l.reference = said.reference AND said.well_formed
  LEFT JOIN payments_order o ON o.id = l.order_id
  LEFT JOIN LATERAL (SELECT CASE WHEN %(compares_accounts)s AND l.receiver_name <> '' THEN l.receiver_name
    ELSE l.payee_name END AS name) AS payee ON true
)"""

# For a row without a known reference: the one open payment with its account and amount, else with its name and amount.
SUGGESTED = f"""
suggested AS (
  SELECT j.position, min(c.id) AS line_id
  FROM judged j JOIN payments_orderline c ON c.order_id = %(order)s AND c.state = 'ORDERED' AND c.amount_vnd = j.amount_vnd
    AND CASE WHEN j.account <> '' THEN ltrim(c.account_number, '0') = j.account
             ELSE {SAME_NAME.format(said="j.name", name="coalesce(nullif(c.receiver_name, ''), c.payee_name)")} END
  WHERE j.refusal IN ('NO_REFERENCE', 'MISTYPED_REFERENCE', 'UNKNOWN_REFERENCE')
  GROUP BY j.position HAVING count(*) = 1
)"""

MATCH = f"""
WITH {JUDGED}, {SUGGESTED}
INSERT INTO payments_statementrow
  (statement_id, sheet, row, raw, reference, amount_vnd, outcome, refusal, order_line_id, suggested_line_id)
SELECT %(statement)s, j.sheet, j.row, j.raw, j.reference, j.amount_vnd,
  CASE WHEN j.refusal <> '' THEN 'REFUSED' WHEN j.state = j.outcome THEN 'REPEATED' ELSE j.outcome END,
  j.refusal, j.line_id, suggested.line_id
FROM judged j LEFT JOIN suggested USING (position) ORDER BY position
"""

TAKE_EFFECT = """
UPDATE payments_orderline l SET state = r.outcome FROM payments_statementrow r
WHERE r.statement_id = %(statement)s AND r.outcome IN ('PAID', 'RETURNED') AND l.id = r.order_line_id
"""

COUNT = """
UPDATE payments_statement SET (rows, accepted, refused) = (
  SELECT count(*), count(*) FILTER (WHERE outcome <> 'REFUSED'), count(*) FILTER (WHERE outcome = 'REFUSED')
  FROM payments_statementrow WHERE statement_id = %(statement)s)
WHERE id = %(statement)s
"""


def match(rows: list[SaidRow], *, statement_id: int, order_id: int, payroll_id: int, channel: Channel) -> None:
    """Write every row with its outcome, and change the lines of those that are believed."""
    values: dict[str, Any] = {
        "statement": statement_id,
        "order": order_id,
        "payroll": payroll_id,
        "channel": channel.code,
        "compares_accounts": channel.form == "transfer",
    }
    with connection.cursor() as cursor:
        cursor.execute(SAID)
        with cursor.copy(COPY) as copy:
            for position, row in enumerate(rows):
                copy.write_row(_copied(position, row))
        with many_rows():
            cursor.execute(MATCH, values)
            cursor.execute(TAKE_EFFECT, values)
        cursor.execute(COUNT, values)
        cursor.execute("DROP TABLE payments_said")


def _copied(position: int, row: SaidRow) -> tuple[object, ...]:
    raw = json.dumps(row.raw, ensure_ascii=False)
    return (
        position, row.sheet, row.row, raw, row.reference, row.well_formed, row.amount_vnd, row.name, row.account,
        row.outcome, row.has_proof,
    )  # fmt: skip
