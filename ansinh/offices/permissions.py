"""Who may: rights by role. What the *state* of a thing allows is asked in that room's ``states.py``."""

from __future__ import annotations

from dataclasses import dataclass

from ansinh.kit.actors import Actor
from ansinh.kit.refusals import NotPermitted

READ = frozenset(
    {
        "person.read",
        "place.read",
        "law.read",
        "decision.read",
        "payroll.read",
        "payment.read",
        "import.read",
        "document.read",
        "dossier.read",
        "register.read",
        "indicator.read",
    }
)

RIGHTS: dict[str, frozenset[str]] = {
    "COMMUNE_OFFICER": READ
    | {"person.write", "import.upload", "import.approve", "document.write"}
    | {"dossier.receive", "dossier.work", "dossier.appraise"}
    | {"council.work", "council.conclude", "posting.work"}
    | {"register.write"},
    "ONE_STOP_CLERK": READ | {"person.write", "document.write", "dossier.receive", "dossier.work"},
    "SPECIALIST": READ
    | {
        "person.write",
        "import.upload",
        "import.approve",
        "decision.draft",
        "review.settle",
        "leak.settle",
        "law.confirm",
        "document.write",
        "dossier.work",
        "dossier.appraise",
        "council.work",
        "campaign.manage",
        "posting.work",
        "register.write",
        "register.decide",
    },
    "ACCOUNTANT": READ
    | {
        "payroll.draw",
        "payment.order",
        "payment.channels",
        "payment.points",
        "payment.reconcile",
        "import.upload",
        "dossier.work",
    }
    | {"budget.enter"},
    "HEAD": READ
    | {
        "recovery.waive",
        "indicator.measure",
        "payment.channels",
        "decision.draft",
        "decision.confirm_outside",
        "review.settle",
        "payroll.approve",
        "payroll.lock",
        "payroll.unlock",
        "budget.confirm",
        "payment.close",
        "law.confirm",
        "audit.read",
        "document.direct",
        "dossier.work",
        "dossier.second_supplement",
        "dossier.decide",
        "campaign.manage",
        "calendar.set",
        "place.succeed",
        "register.write",
        "register.decide",
    },
    "CHAIRMAN": READ
    | {
        "recovery.waive",
        "decision.issue",
        "decision.confirm_outside",
        "payroll.lock",
        "payroll.lock_large",
        "payroll.unlock",
        "budget.confirm",
        "payment.close",
        "audit.read",
        "document.direct",
        "dossier.work",
        "dossier.decide",
        "council.certify",
    },
    "INSPECTOR": READ | {"audit.read"},
    "ADMINISTRATOR": frozenset(
        {"payment.channels", "user.manage", "place.read", "law.read", "audit.read", "calendar.set", "message.send"}
        | {"place.succeed"}
    ),
    "system": READ
    | {
        "recovery.waive",
        "indicator.measure",
        "person.write",
        "place.write",
        "import.upload",
        "import.approve",
        "decision.draft",
        "decision.issue",
        "review.settle",
        "leak.settle",
        "payroll.draw",
        "payroll.approve",
        "payroll.lock",
        "payroll.lock_large",
        "payment.order",
        "payment.channels",
        "payment.points",
        "payment.reconcile",
        "user.manage",
        "message.send",
        "audit.read",
        "calendar.set",
        "place.succeed",
        "document.write",
        "document.direct",
        "dossier.receive",
        "dossier.work",
        "dossier.appraise",
        "dossier.second_supplement",
        "dossier.decide",
        "council.work",
        "council.conclude",
        "council.certify",
        "campaign.manage",
        "posting.work",
        "register.write",
        "register.decide",
    },
}
TITLES = {
    "indicator.read": "xem chỉ số",
    "indicator.measure": "tính chỉ số",
    "person.read": "xem người dân",
    "person.write": "ghi hồ sơ người dân",
    "place.read": "xem địa bàn",
    "place.write": "ghi địa bàn",
    "place.succeed": "bàn giao hồ sơ của đơn vị đã sắp xếp",
    "law.read": "xem chính sách",
    "law.confirm": "đối chiếu văn bản",
    "decision.read": "xem quyết định",
    "decision.draft": "soạn quyết định",
    "decision.issue": "ban hành quyết định",
    "decision.confirm_outside": "xác nhận quyết định của cấp trên",
    "review.settle": "xử lý rà soát",
    "leak.settle": "xử lý cảnh báo trước khi khóa",
    "payroll.read": "xem bảng chi",
    "payroll.draw": "lập bảng chi",
    "payroll.approve": "duyệt bảng chi",
    "payroll.lock": "khóa kỳ",
    "payroll.lock_large": "khóa kỳ có số tiền lớn",
    "payroll.unlock": "mở khóa kỳ",
    "payment.read": "xem chi trả",
    "payment.order": "lập lệnh chi",
    "payment.channels": "đổi cách dùng kênh chi trả",
    "payment.points": "ghi điểm chi trả",
    "payment.reconcile": "đối soát",
    "budget.enter": "nhập dự toán",
    "budget.confirm": "xác nhận dự toán",
    "payment.close": "đóng kỳ chi, mở lại kỳ chi",
    "recovery.waive": "quyết định xóa nợ thu hồi",
    "import.read": "xem danh sách nhận vào",
    "import.upload": "nhận danh sách",
    "import.approve": "duyệt danh sách",
    "document.read": "xem sổ văn bản",
    "document.write": "ghi sổ văn bản",
    "document.direct": "chỉ đạo văn bản đến",
    "dossier.read": "xem hồ sơ",
    "dossier.receive": "tiếp nhận hồ sơ",
    "dossier.work": "xử lý hồ sơ đang giữ",
    "dossier.appraise": "thẩm định hồ sơ",
    "dossier.second_supplement": "cho yêu cầu bổ sung lần hai",
    "dossier.decide": "kết thúc hồ sơ",
    "audit.read": "xem nhật ký",
    "calendar.set": "sửa lịch làm việc",
    "user.manage": "quản lý người dùng",
    "message.send": "gửi tin nhắn mã xác nhận",
    "council.work": "ghi việc của Hội đồng",
    "council.conclude": "ghi kết luận của Hội đồng",
    "council.certify": "cấp giấy xác nhận",
    "campaign.manage": "mở và điều hành đợt rà soát",
    "posting.work": "niêm yết công khai",
    "register.read": "xem sổ của các lĩnh vực",
    "register.write": "ghi sổ của các lĩnh vực",
    "register.decide": "chuyển bước ràng buộc cơ quan trong sổ",
}
# Rights that commit money, bind the office or hand out such rights: their holders sign in with a second factor.
SECOND_FACTOR_RIGHTS = frozenset(
    {
        "user.manage",
        "payroll.approve",
        "payroll.lock",
        "payroll.unlock",
        "decision.issue",
        "decision.confirm_outside",
        "recovery.waive",
        "payment.order",
        "budget.confirm",
        "payment.close",
    }
)


@dataclass(frozen=True)
class Incompatible:
    """Two rights that no account holds together, and why, as a sentence."""

    one: str
    other: str
    why: str


# Whoever makes a thing is never the one who checks it, and whoever hands out rights moves no money. The software itself
# ("system") is no account: what several people must do, it cannot do.
INCOMPATIBLE = (
    Incompatible("payroll.draw", "payroll.approve", "Người lập bảng chi không duyệt bảng chi."),
    Incompatible("payroll.draw", "payroll.lock", "Người lập bảng chi không khóa kỳ."),
    Incompatible("payment.order", "payroll.lock", "Người khóa kỳ không lập lệnh chi."),
    Incompatible("payment.reconcile", "payment.close", "Người đối soát không tự đóng kỳ chi."),
    Incompatible("decision.draft", "decision.issue", "Người soạn quyết định không ban hành quyết định."),
    Incompatible("user.manage", "payroll.draw", "Người quản lý tài khoản không lập bảng chi."),
    Incompatible("user.manage", "payroll.approve", "Người quản lý tài khoản không duyệt bảng chi."),
    Incompatible("user.manage", "payroll.lock", "Người quản lý tài khoản không khóa kỳ."),
    Incompatible("user.manage", "payment.order", "Người quản lý tài khoản không lập lệnh chi."),
    Incompatible("user.manage", "decision.issue", "Người quản lý tài khoản không ban hành quyết định."),
)


def incompatible(role: str) -> Incompatible | None:
    """The first two rights that an account of this role would hold and must not."""
    held = RIGHTS.get(role, frozenset())
    return next((pair for pair in INCOMPATIBLE if {pair.one, pair.other} <= held), None)


def may(actor: Actor, right: str) -> bool:
    """Whether the actor's role holds the right: the yes/no twin of ``check``, for screens."""
    return right in RIGHTS.get(actor.role, frozenset())


def check(actor: Actor, right: str) -> None:
    """Raises NotPermitted unless the actor's role holds the right."""
    if not may(actor, right):
        raise NotPermitted("Vai trò của bạn không có quyền làm việc này.", right=right, role=actor.role)


def needs_second_factor(role: str) -> bool:
    """Whether accounts of this role must sign in with a second factor."""
    return bool(RIGHTS.get(role, frozenset()) & SECOND_FACTOR_RIGHTS)
