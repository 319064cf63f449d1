"""The two registers of the invented field."""

from __future__ import annotations

from ansinh.kit.registers import Check, Column, Guard, Life, Move, Register, State, View

KEEPERS = Register(
    code="nguoi-nuoi-ong", title="Người nuôi ong", one="người nuôi ong", model="Keeper",
    columns=(
        Column("colonies", "Số đàn", required=True, least=1, most=500, headings="so dan ong"),
        Column("trained", "Đã tập huấn"),
    ),
    shown=("colonies", "trained"), filters=("colonies", "trained"),
    views=(View("lon", "Từ 20 đàn", {"colonies": ("20", "")}),),
)  # fmt: skip
HIVES = Register(
    code="dan-ong", title="Đàn ong cho mượn", one="đàn ong", model="Hive", name="number", identity=("number",),
    columns=(
        Column("number", "Số hiệu", required=True, headings="so hieu dan"),
        Column("price_vnd", "Giá", least=0),
        Column("keeper_id", "Người nuôi"),
        Column("mother_id", "Tách từ đàn", of="beekeeping/dan-ong"),
        Column("state", "Trạng thái"),
    ),
    shown=("number", "price_vnd", "keeper_id", "state"), filters=("state", "price_vnd"),
    life=Life(
        "state",
        (State("IN_STORE", "Trong kho"), State("LENT", "Đang cho mượn", "going"), State("LOST", "Đã mất", "late", ended=True)),
        (
            Move(
                "lend", "Cho mượn", ("IN_STORE",), "LENT", asks=("keeper_id",), consequence="Đàn ong giao cho người nuôi.",
                guards=(Guard(
                    "EXISTS (SELECT 1 FROM beekeeping_hive h WHERE h.thing_id = %(record)s AND upper_inf(h.known)"
                    " AND h.price_vnd IS NOT NULL)",
                    "Đàn ong chưa có giá.",
                ),),
            ),
            Move("lose", "Báo mất", ("IN_STORE", "LENT"), "LOST", right="register.decide"),
        ),
    ),
    checks=(Check("price_vnd", lambda said: (said["price_vnd"] or 0) <= 5_000_000, "Giá một đàn đến 5 triệu đồng."),),
)  # fmt: skip
REGISTERS = (KEEPERS, HIVES)
