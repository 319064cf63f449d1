"""One paper of each kind and one slip of each form, with invented people, for tests and measurements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from ansinh.documents import kinds
from ansinh.documents.lists import Column, Kind
from ansinh.documents.papers import Article, OfficialPaper, Signature, Standing, Table
from ansinh.documents.slips import (
    Apology,
    Applicant,
    ControlSlip,
    Desk,
    HandOver,
    PaperTaken,
    Receipt,
    ReceptionRefusal,
    Slip,
    SupplementRequest,
    TrackedDossier,
    TrackingRegister,
)

DISTRICT = OfficialPaper(
    authority="Ủy ban nhân dân huyện Thăng Bình",
    symbol="QĐ-UBND",
    place="Thăng Bình",
    number="5",
    on=date(2024, 3, 5),
    signature=Signature.of(
        "Lê Văn Mẫu",
        (Standing.COLLECTIVE, "Ủy ban nhân dân"),
        (Standing.DEPUTY, "Chủ tịch"),
        (Standing.OWN, "Phó Chủ tịch"),
    ),
    recipients=("Như Điều 3", "Sở LĐTBXH (b/c)", "Lưu: VT, LĐTBXH"),
)
OFFICE = replace(
    DISTRICT,
    authority_above="Ủy ban nhân dân huyện Thăng Bình",
    authority="Phòng Lao động - Thương binh và Xã hội",
    symbol="TTr-LĐTBXH",
    number="12",
    on=date(2024, 3, 4),
    signature=Signature.of("Trần Thị Mẫu", (Standing.OWN, "Trưởng phòng")),
    recipients=("Như trên", "Lưu: VT, BTXH"),
)
CHAIRMAN = "Chủ tịch Ủy ban nhân dân huyện Thăng Bình"
ABSTRACT = "Về việc trợ cấp xã hội hằng tháng đối với đối tượng bảo trợ xã hội tại cộng đồng"
BASIS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội đối"
    " với đối tượng bảo trợ xã hội;",
)
PREAMBLE = "Xét đề nghị của Trưởng phòng Lao động - Thương binh và Xã hội tại Tờ trình số 12/TTr-LĐTBXH"
CODE = "000.00.05.H47-240305-0001"
PERSON_COLUMNS = (
    Column("Họ và tên", Kind.TEXT, 45),
    Column("Năm sinh", Kind.CODE, 16),
    Column("Địa chỉ", Kind.TEXT, 50),
    Column("Mức trợ cấp (đồng)", Kind.MONEY, 26),
    Column("Ghi chú", Kind.TEXT, 18),
)
PERSON = ("Nguyễn Văn Mẫu", "1941", "Thôn Mẫu 1, xã Bình Trị", 750_000, None)


def grant(name: str = "Nguyễn Văn Mẫu", number: str = "5") -> OfficialPaper:
    """A decision of one page for one person."""
    return kinds.decision(
        replace(DISTRICT, number=number),
        abstract=ABSTRACT,
        decided_by=CHAIRMAN,
        legal_basis=BASIS,
        preamble=PREAMBLE,
        articles=[
            [
                "Trợ cấp xã hội hằng tháng đối với:",
                f"Ông {name}, sinh ngày 05/02/1941, nơi thường trú: thôn Mẫu 1, xã Bình Trị, huyện Thăng Bình.",
                "Hệ số: 1,5. Mức trợ cấp: 750.000 đồng/tháng (Bằng chữ: Bảy trăm năm mươi nghìn đồng), từ 01/3/2024.",
            ],
            ["Quyết định này có hiệu lực kể từ ngày ký."],
            [
                "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện, Trưởng phòng Lao động - Thương binh và Xã"
                f" hội, Chủ tịch Ủy ban nhân dân xã Bình Trị và ông {name} chịu trách nhiệm thi hành Quyết định này."
            ],
        ],
    )


def grant_with_list(people: int, *, wide: bool = False) -> OfficialPaper:
    """A decision with its annexed list; a wide one lies down."""
    extra = (Column("Số quyết định cũ", Kind.CODE, 30), Column("Hệ số", Kind.CODE, 16)) if wide else ()
    row = (*PERSON, "12/QĐ-UBND", "1,5") if wide else PERSON
    annex = kinds.annexed_list(
        title="Danh sách đối tượng hưởng trợ cấp xã hội hằng tháng",
        author=CHAIRMAN,
        columns=(*PERSON_COLUMNS, *extra),
        rows=[row] * people,
    )
    return replace(grant(), body=(Article(1, text=("Trợ cấp cho các đối tượng có danh sách kèm theo.",)),), annex=annex)


def every_kind() -> dict[str, OfficialPaper]:
    """One paper of each kind."""
    table = Table((Column("STT", Kind.NUMBER, 10), *PERSON_COLUMNS), ((1, *PERSON), (2, *PERSON)))
    return {
        "decision": grant(),
        "decision with list": grant_with_list(60),
        "decision with wide list": grant_with_list(40, wide=True),
        "proposal": kinds.proposal(
            OFFICE,
            abstract="Về việc trợ cấp xã hội hằng tháng cho 02 đối tượng",
            addressee=CHAIRMAN,
            grounds=["Căn cứ Nghị định số 20/2021/NĐ-CP;", "Xét hồ sơ đề nghị của Ủy ban nhân dân các xã,"],
            requests=["Phòng kính trình Chủ tịch xem xét, quyết định trợ cấp cho 02 đối tượng sau:"],
            enclosed=["02 bộ hồ sơ", "dự thảo quyết định"],
            table=table,
        ),
        "letter": kinds.letter(
            replace(OFFICE, symbol="LĐTBXH-NCC", number="89"),
            abstract="chuyển hồ sơ đề nghị hưởng chế độ thương binh",
            addressees=["Sở Lao động - Thương binh và Xã hội tỉnh Quảng Nam", "Phòng Người có công"],
            paragraphs=["Phòng chuyển hồ sơ của ông Nguyễn Văn Mẫu.", "Kính đề nghị Sở giải quyết theo quy định."],
        ),
        "forwarding slip": kinds.forwarding_slip(
            replace(OFFICE, symbol="PC-LĐTBXH"),
            addressee="Sở Lao động - Thương binh và Xã hội tỉnh Quảng Nam",
            dossiers=[(CODE, "Nguyễn Văn Mẫu", "Giải quyết chế độ thương binh")],
            reason="thuộc thẩm quyền giải quyết của Sở",
        ),
        "refusal": kinds.refusal(
            replace(OFFICE, symbol="LĐTBXH-BTXH"),
            abstract="không đủ điều kiện hưởng trợ cấp xã hội hằng tháng",
            addressee="Ông Nguyễn Văn Mẫu, thôn Mẫu 1, xã Bình Trị",
            dossier=f"hồ sơ mã {CODE} của ông Nguyễn Văn Mẫu",
            reasons=["Người đề nghị đang hưởng lương hưu hằng tháng (khoản 5 Điều 5 Nghị định số 20/2021/NĐ-CP)."],
            remedy="Nếu không đồng ý, ông có quyền khiếu nại trong thời hạn 90 ngày theo Luật Khiếu nại.",
        ),
        "confirmation": kinds.confirmation(
            replace(DISTRICT, authority="Ủy ban nhân dân xã Bình Trị", symbol="GXN-UBND", place="Bình Trị"),
            type_name="Giấy xác nhận khuyết tật",
            subject=[("Họ và tên", "Nguyễn Văn Mẫu"), ("Sinh ngày", "05/02/1941")],
            findings=[("Dạng khuyết tật", "vận động"), ("Mức độ khuyết tật", "nặng")],
        ),
        "result slip": kinds.result_slip(
            replace(OFFICE, authority="Bộ phận Tiếp nhận và Trả kết quả", symbol="PTKQ", recipients=()),
            applicant="Nguyễn Văn Mẫu",
            dossier=f"hồ sơ mã {CODE}",
            results=[("Quyết định về việc trợ cấp xã hội hằng tháng", "05/QĐ-UBND, 05/3/2024")],
            note="Ông (bà) đã kiểm tra và nhận đủ các giấy tờ nêu trên",
        ),
        "minutes": kinds.minutes(
            replace(
                DISTRICT,
                authority_above="Ủy ban nhân dân xã Bình Trị",
                authority="Hội đồng xác định mức độ khuyết tật",
                symbol="BB-HĐXĐKT",
                signature=Signature(("CHỦ TỌA",), "Lê Văn Mẫu"),
                recipients=("Các thành viên Hội đồng", "Lưu: HĐ"),
            ),
            abstract="Họp Hội đồng xác định mức độ khuyết tật",
            opened="08 giờ 00 phút, ngày 09 tháng 02 năm 2024",
            place="Hội trường Ủy ban nhân dân xã Bình Trị",
            chair="ông Lê Văn Mẫu, Chủ tịch Hội đồng",
            secretary=Signature(("THƯ KÝ",), "Trần Thị Ký"),
            present=["Bà Nguyễn Thị Trạm, Trưởng trạm Y tế", "Ông Phạm Văn Thôn, Trưởng thôn Mẫu 1"],
            proceedings=["Hội đồng phỏng vấn và chấm điểm theo phiếu.", "Tổng điểm: 65."],
            conclusions=["Ông Nguyễn Văn Mẫu: khuyết tật vận động, mức độ nặng."],
            closed="09 giờ 30 phút cùng ngày",
        ),
    }


DESK = Desk("Ủy ban nhân dân xã Bình Trị", "Bộ phận Tiếp nhận và Trả kết quả", "BPTNTKQ", "Bình Trị", "0235 0000 000")
RECEIVED, DUE = datetime(2024, 3, 5, 8, 5), datetime(2024, 4, 8, 17, 0)
SHARED = {
    "desk": DESK,
    "applicant": Applicant("Nguyễn Thị Mẫu", "Thôn Mẫu 1, xã Bình Trị, huyện Thăng Bình", "0900 000 000"),
    "code": CODE,
    "request": "Trợ cấp xã hội hằng tháng cho người khuyết tật",
    "on": date(2024, 3, 5),
    "officer": "Trần Văn Tiếp",
    "number": "7",
}


def receipt(papers: int = 2) -> Receipt:
    """Form 01 for a dossier with so many papers."""
    return Receipt(
        **SHARED,
        papers=tuple(PaperTaken(f"Tờ khai đề nghị trợ giúp xã hội, bản {number}") for number in range(1, papers + 1)),
        term="22 ngày làm việc",
        received_at=RECEIVED,
        due_at=DUE,
        collect_at="Bộ phận Tiếp nhận và Trả kết quả xã Bình Trị",
        next_step="Đến ngày hẹn, mang giấy này và căn cước đến nhận quyết định.",
        url="https://example.vn/t/VcVfQx2kq3mJ8w0Zr1nYtA",
        register_entry="Quyển số 01, số thứ tự 125",
    )


def every_form() -> list[Slip]:
    """One slip of each of the forms 01 to 05."""
    return [
        receipt(),
        SupplementRequest(**SHARED, wanted=("Giấy xác nhận khuyết tật", "Bản sao căn cước."), reason="Bản nộp bị mờ"),
        ReceptionRefusal(**SHARED, reasons=("Hồ sơ không thuộc thẩm quyền giải quyết của xã",)),
        Apology(
            **SHARED,
            received_at=RECEIVED,
            due_at=DUE,
            reason="Hội đồng xác định mức độ khuyết tật họp chậm do bão.",
            new_due_at=datetime(2024, 4, 15, 17, 0),
            head=Signature.of("Lê Văn Mẫu", (Standing.OWN, "Chủ tịch")),
        ),
        ControlSlip(
            **SHARED,
            due_at=DUE,
            handovers=(
                HandOver("Bộ phận Tiếp nhận và Trả kết quả", "Công chức xã", RECEIVED, "Đúng hạn"),
                HandOver("Công chức xã", "Phòng LĐTBXH", datetime(2024, 3, 20, 16, 30)),
            ),
        ),
    ]


def tracking(dossiers: int) -> TrackingRegister:
    """Form 06 with so many dossiers."""
    line = TrackedDossier(
        CODE, "Thực hiện trợ cấp xã hội hằng tháng", 1, "Nguyễn Thị Mẫu", "Thôn Mẫu 1; 0900 000 000", "UBND xã Bình Trị",
        date(2024, 3, 5), date(2024, 4, 8), None, "Trực tiếp",
    )  # fmt: skip
    return TrackingRegister(DESK, "Quý I năm 2024", date(2024, 3, 31), (line,) * dossiers)
