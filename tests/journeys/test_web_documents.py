"""The registers as officers use them: a clerk enters, the head directs, the lead finishes; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from ansinh.audit.session import acting
from ansinh.documents import actions, files
from ansinh.kit import clock
from ansinh.kit.actors import Actor
from ansinh.offices.models import User
from ansinh.web import urls
from tests.documents_world import AT, Office, arrived, build, draft, letter, sent

pytestmark = pytest.mark.django_db
assert urls.urlpatterns  # declares the screens
MOST_QUERIES = 15
PDF = b"%PDF-1.7 scan"


@pytest.fixture
def office() -> Iterator[Office]:
    before, settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_REQUIRED, False
    yield build()
    settings.SECOND_FACTOR_REQUIRED = before


def client(actor: Actor) -> Client:
    made = Client()
    made.force_login(User.objects.get(pk=actor.user_id), backend="django.contrib.auth.backends.ModelBackend")
    return made


def page(actor: Actor, address: str) -> str:
    answer = client(actor).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def entered(**changes: object) -> dict[str, object]:
    """The form of an incoming paper as a clerk fills it."""
    return {
        "organ": "UBND",
        "arrived_on": clock.today().isoformat(),
        "author": "Sở LĐTBXH",
        "author_number": "77/SLĐTBXH",
        "doc_type": "CV",
        "abstract": "V/v rà soát hộ nghèo",
        "urgency": "URGENT",
        **changes,
    }


def test_a_paper_arrives_is_directed_and_done(office: Office) -> None:
    clerk = client(office.clerk)
    scan = SimpleUploadedFile("scan.pdf", PDF)
    answer = clerk.post("/van-ban/den/moi/", entered(file=scan))
    address = answer["Location"]
    shown = page(office.head, address)
    assert "Khẩn" in shown
    assert "chờ chỉ đạo" in shown
    due = clock.today().replace(year=clock.today().year + 1).isoformat()
    order = {"lead": office.clerk.user_id, "due_on": due, "instructions": "Báo cáo"}
    assert client(office.head).post(f"{address}chi-dao/", order).status_code == 302
    assert clerk.post(f"{address}chi-dao/", order).status_code == 403
    clerk.post(f"{address}viec/chuyen/", {"to": "Cán bộ clerk"})
    clerk.post(f"{address}xong/", {"outcome": "12/BC-LĐTBXH"})
    shown = page(office.inspector, address)
    for words in ("Chỉ đạo giải quyết", "Chuyển giao", "Giải quyết xong", "12/BC-LĐTBXH"):
        assert words in shown
    file = clerk.get(shown.split('href="/van-ban/tep/')[1].split('"')[0].join(["/van-ban/tep/", ""]))
    assert (file.content, file["Content-Type"], file["X-Content-Type-Options"]) == (PDF, "application/pdf", "nosniff")
    assert file["Content-Disposition"] == "inline; filename*=UTF-8''scan.pdf"
    assert file["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_clerk_enters_one_after_the_other(office: Office) -> None:
    clerk = client(office.clerk)
    answer = clerk.post("/van-ban/den/moi/", entered(tiep="1"), follow=True)
    shown = answer.content.decode()
    assert "Đã vào sổ, số đến 01." in shown
    assert '<option value="Sở LĐTBXH">' in shown


def test_the_head_directs_many_at_once(office: Office) -> None:
    papers, head = [arrived(office), arrived(office)], client(office.head)
    assert "Giao các văn bản đã chọn" in page(office.head, "/van-ban/den/?trang_thai=ARRIVED")
    assert "Giao các văn bản đã chọn" not in page(office.clerk, "/van-ban/den/?trang_thai=ARRIVED")
    due = clock.today().replace(year=clock.today().year + 1).isoformat()
    order = {"lead": office.clerk.user_id, "due_on": due, "agency": office.district}
    assert "Đánh dấu văn bản" in head.post("/van-ban/den/chi-dao/", order, follow=True).content.decode()
    done = head.post("/van-ban/den/chi-dao/", {**order, "paper": papers}, follow=True).content.decode()
    assert "Đã giao 2 văn bản." in done
    assert "Không có văn bản nào khớp" in done


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"secret": "on"}, "Văn bản mật không lưu trên hệ thống: chỉ ghi số."),
        ({"arrived_on": "2020-01-01"}, "Sổ đã có số của ngày"),
        ({"file": SimpleUploadedFile("a.pdf", b"<html><script>")}, "không được nhận"),
        ({"author_on": "2999-01-01"}, "Ngày văn bản không thể sau ngày đến."),
        ({"author": ""}, "Trường này là bắt buộc."),
    ],
)
def test_a_refusal_keeps_what_was_typed(office: Office, changes: dict[str, object], sentence: str) -> None:
    clerk = client(office.clerk)
    if "arrived_on" in changes:
        clerk.post("/van-ban/den/moi/", entered(arrived_on="2020-06-01"))
    answer = clerk.post("/van-ban/den/moi/", entered(**changes))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert sentence in shown
    assert "V/v rà soát hộ nghèo</textarea>" in shown


def test_a_number_is_given_and_the_paper_goes_out_is_replaced_and_corrected(office: Office) -> None:
    clerk, today = client(office.clerk), clock.today().isoformat()
    form = {
        "organ": "UBND", "doc_type": "QĐ", "signed_on": today, "signer": "Chủ tịch", "abstract": "Thành lập tổ công tác",
        "recipients": "Các xã", "keeper": "VT", "copies": "5", "urgency": "NORMAL",
    }  # fmt: skip
    first = clerk.post("/van-ban/di/moi/", form)["Location"]
    assert "chờ phát hành" in page(office.clerk, first)
    clerk.post(f"{first}viec/phat-hanh/", {"on": today})
    clerk.post(f"{first}viec/luu/", {"file": SimpleUploadedFile("qd.pdf", PDF)})
    number = first.strip("/").split("/")[-1]
    start = page(office.clerk, f"/van-ban/di/moi/?thay={number}")
    assert "Văn bản thay thế 01/QĐ-UBND" in start
    assert "Thành lập tổ công tác</textarea>" in start
    refused = clerk.post(f"/van-ban/di/moi/?thay={number}", {**form, "sent": "on"})
    assert "Ghi lý do." in refused.content.decode()
    corrected = clerk.post(f"/van-ban/di/moi/?dinh-chinh={number}", {**form, "doc_type": "CV", "sent": "on"})
    assert corrected.status_code == 302
    replaced = clerk.post(f"/van-ban/di/moi/?thay={number}", {**form, "sent": "on", "reason": "Sai tên"})["Location"]
    shown = page(office.inspector, first)
    for words in ("đã bị thay thế", "02/QĐ-UBND", "Được đính chính bằng", "01/UBND", "Xem bản ký", "Lưu bản ký"):
        assert words in shown
    clerk.post(f"{replaced}viec/thu-hoi/", {"notice": "3/TB-UBND", "reason": "Gửi nhầm"})
    clerk.post(f"{replaced}viec/xac-nhan/", {"receiver": "Xã Bình Trị"})
    assert "Nơi nhận xác nhận đã hủy bản nhận được</strong>: Xã Bình Trị" in page(office.inspector, replaced)


def test_the_book_of_numbers_shows_the_crossed_out(office: Office) -> None:
    paper = actions.register_outgoing(office.district, [draft()], actor=office.clerk, at=AT)[0]
    sent(office)
    client(office.clerk).post(f"/van-ban/di/{paper.id}/viec/huy/", {"reason": "Không ban hành"})
    books = page(office.inspector, "/van-ban/so/?nam=2024")
    assert "Quyết định" in books
    address = books.split('<th scope="row"><a href="')[1].split('"')[0]
    shown = page(office.inspector, address)
    assert "<s>01/QĐ-UBND</s>" in shown
    assert "Không ban hành" in shown
    assert ">02/QĐ-UBND</a>" in shown
    assert "02/QĐ-UBND" not in page(office.inspector, f"{address}?xem=huy")
    choose = {"organ": "UBND", "kept": "ONE", "agency": office.district}
    assert client(office.clerk).post("/van-ban/so/cach-lay/", choose).status_code == 403
    assert client(office.head).post("/van-ban/so/cach-lay/", choose).status_code == 302


def test_lists_are_searched_filtered_and_paged_by_address(office: Office) -> None:
    letters = [letter(f"2024-03-{1 + n // 3:02d}", abstract=f"Trợ cấp lần {n}") for n in range(60)]
    actions.register_incoming(office.district, letters, actor=office.clerk, at=AT)
    first = page(office.clerk, "/van-ban/den/")
    assert first.count("/van-ban/den/") > 50
    older = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "Trợ cấp lần 0<" in page(office.clerk, f"/van-ban/den/{older}")
    assert "Không có văn bản nào khớp" in page(office.clerk, "/van-ban/den/?q=khong+co")
    found = page(office.clerk, "/van-ban/den/?q=tro+cap+lan+41&tu=2024-03-01&den=2024-03-31&trang_thai=ARRIVED")
    assert ("lần 41<" in found, "lần 42<" in found) == (True, False)
    assert "Không có văn bản nào khớp" in page(office.clerk, "/van-ban/den/?tre=1")
    for address in ("/van-ban/den/", "/van-ban/di/", "/van-ban/so/"):
        with CaptureQueriesContext(connection) as queries:
            page(office.clerk, address)
        shell = 25  # what stands around every page asks too
        assert len(queries) <= MOST_QUERIES + shell


def test_both_registers_are_printed_with_all_columns(office: Office) -> None:
    sent(office)
    arrived(office)
    clerk = client(office.clerk)
    for book, first_column, number in (("di", "Số, ký hiệu văn bản", "01/QĐ-UBND"), ("den", "Ngày đến", "05/03/2024")):
        asked = f"/van-ban/in/{book}/{{}}/?tu=2024-03-01&den=2024-03-31"
        paper = clerk.get(asked.format("pdf"))
        assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
        sheet = load_workbook(BytesIO(clerk.get(asked.format("xlsx")).content)).active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[1][0].endswith("tháng 03/2024")
        assert (rows[2][0], rows[3][0]) == (first_column, number)
    assert clerk.get("/van-ban/in/khac/pdf/").status_code == 404


def test_another_commune_finds_no_page(office: Office) -> None:
    theirs = actions.register_incoming(office.commune, [letter()], actor=office.local, at=AT)[0].id
    ours = arrived(office)
    assert client(office.local).get(f"/van-ban/den/{theirs}/").status_code == 200
    for paper in (ours, theirs):
        assert client(office.stranger).get(f"/van-ban/den/{paper}/").status_code == 404
        act = client(office.stranger).post(f"/van-ban/den/{paper}/viec/huy/", {"reason": "x"})
        assert act.status_code == 404
    assert client(office.stranger).get(f"/van-ban/den/?co-quan={office.commune}").status_code == 404
    assert "Xã Bình Tú" in page(office.stranger, "/van-ban/den/")


def test_only_files_of_the_registers_are_opened_here(office: Office) -> None:
    with acting(office.clerk):
        other = files.keep("giay-to.pdf", PDF, commune_id=office.commune, actor=office.clerk, at=AT)
    assert client(office.clerk).get(f"/van-ban/tep/{other}/").status_code == 404
