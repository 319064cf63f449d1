"""Đợt rà soát: what runs, how far each commune is, the people behind every figure; beside it the notice board."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ansinh.cases import actions, campaign_desk
from ansinh.cases.campaign_desk import VIEWS, CommuneProgress, Progress
from ansinh.cases.campaign_rules import campaign_rules
from ansinh.cases.catalog import procedures
from ansinh.offices.permissions import may
from ansinh.ui.drawings import tile_map
from ansinh.ui.templatetags.vn import percent
from ansinh.web.answers import Tab
from ansinh.web.doors import Visit, page, show

ROWS_A_PAGE = 50
VIEW_WORDS = {"tat-ca": "all", "chua-lam": "to_do", "dang-lam": "doing", "qua-han": "late", "da-xong": "done", "dua-ra": "dropped"}  # fmt: skip


class CampaignForm(forms.Form):
    """A new campaign."""

    title = forms.CharField(label=gettext_lazy("Tên đợt"), max_length=200)
    instrument = forms.CharField(
        label=gettext_lazy("Kế hoạch, văn bản"), max_length=120, help_text=gettext_lazy("Ví dụ: Kế hoạch 15/KH-UBND")
    )
    procedure = forms.ChoiceField(label=gettext_lazy("Thủ tục"))
    rule = forms.ChoiceField(label=gettext_lazy("Gồm những ai"))
    benefits = forms.CharField(
        label=gettext_lazy("Mã chế độ"),
        required=False,
        help_text=gettext_lazy("Khi rà soát theo chế độ, cách nhau bằng dấu cách"),
    )
    import_id = forms.IntegerField(
        label=gettext_lazy("Số danh sách"),
        required=False,
        help_text=gettext_lazy("Khi rà soát theo danh sách đã duyệt"),
    )
    starts_on = forms.DateField(label=gettext_lazy("Từ ngày"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(label=gettext_lazy("Đến hết ngày"), widget=forms.DateInput(attrs={"type": "date"}))


@page("dot-ra-soat/", right="dossier.read", menu="campaigns", name="campaigns")
def campaigns(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All campaigns, newest first, and the form that prepares one."""
    return show(
        request,
        visit,
        "web/campaigns.html",
        rows=campaign_desk.campaigns(on=visit.on, at=visit.at),
        form=_form(visit) if may(visit.actor, "campaign.manage") else None,
    )


@page("dot-ra-soat/moi/", right="campaign.manage", menu="campaigns", name="campaign_new", methods=("POST",))
def campaign_new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Prepare a campaign."""
    form = _form(visit, request)
    if not form.is_valid():
        rows = campaign_desk.campaigns(on=visit.on, at=visit.at)
        return show(request, visit, "web/campaigns.html", rows=rows, form=form, status=422)
    given = dict(form.cleaned_data)
    new = actions.NewCampaign(**{**given, "benefits": tuple(given["benefits"].split())})
    return redirect("campaign", campaign_id=actions.prepare_campaign(new, actor=visit.actor, at=visit.at))


@page("dot-ra-soat/<int:campaign_id>/", right="dossier.read", menu="campaigns", name="campaign")
def campaign(request: HttpRequest, visit: Visit, campaign_id: int) -> HttpResponse:
    """One campaign: figures, the map and the table of communes."""
    found = campaign_desk.campaign_page(campaign_id, on=visit.on, at=visit.at)
    people = reverse("campaign_people", args=[campaign_id])
    tiles = tile_map([_tile(commune, people) for commune in found.communes])
    return show(
        request,
        visit,
        "web/campaign.html",
        campaign=found.row,
        communes=found.communes,
        tiles=tiles,
        may_manage=may(visit.actor, "campaign.manage"),
        may_collect=may(visit.actor, "dossier.appraise")
        and found.row.state == "RUNNING"
        and found.row.progress.doing > 0,
        may_open=may(visit.actor, "dossier.receive") and found.row.state == "RUNNING",
    )


@page("dot-ra-soat/<int:campaign_id>/nguoi/", right="dossier.read", menu="campaigns", name="campaign_people")
def campaign_people(request: HttpRequest, visit: Visit, campaign_id: int) -> HttpResponse:
    """The people behind a figure: of one state, of one commune."""
    word = request.GET.get("xem", "tat-ca")
    view, commune_id = VIEW_WORDS.get(word, "all"), _id(request.GET.get("xa"))
    found = campaign_desk.campaign_page(campaign_id, on=visit.on, at=visit.at)
    chosen = next((each for each in found.communes if each.commune_id == commune_id), None)
    progress = chosen.progress if chosen else found.row.progress
    pages = Paginator(range(_count(progress, view)), ROWS_A_PAGE).get_page(request.GET.get("trang"))
    first = (pages.number - 1) * ROWS_A_PAGE
    rows = campaign_desk.campaign_people(
        campaign_id, view=view, commune_id=commune_id, first=first, count=ROWS_A_PAGE, on=visit.on, at=visit.at
    )
    return show(
        request,
        visit,
        "web/campaign_people.html",
        campaign=found.row,
        commune=chosen,
        rows=rows,
        pages=pages,
        tabs=_tabs(progress, view, commune_id),
        may_close=may(visit.actor, "dossier.appraise") and found.row.state == "RUNNING",
    )


@page("dot-ra-soat/<int:campaign_id>/bat-dau/", right="campaign.manage", menu="campaigns", name="campaign_start", methods=("POST",))  # fmt: skip
def campaign_start(request: HttpRequest, visit: Visit, campaign_id: int) -> HttpResponse:
    """Take in whom the rule names; again: who came since."""
    taken = actions.start_campaign(campaign_id, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã đưa %(count)d người vào đợt rà soát.") % {"count": taken})
    return redirect("campaign", campaign_id=campaign_id)


@page("dot-ra-soat/<int:campaign_id>/ho-so/", right="dossier.receive", menu="campaigns", name="campaign_open", methods=("POST",))  # fmt: skip
def campaign_open(request: HttpRequest, visit: Visit, campaign_id: int) -> HttpResponse:
    """A dossier for everybody of a commune who has none."""
    made = actions.open_dossiers(campaign_id, _id(request.POST.get("commune")) or 0, actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã lập %(count)d hồ sơ.") % {"count": made})
    return redirect("campaign", campaign_id=campaign_id)


@page("dot-ra-soat/<int:campaign_id>/ket-qua/", right="dossier.appraise", menu="campaigns", name="campaign_close", methods=("POST",))  # fmt: skip
def campaign_close(request: HttpRequest, visit: Visit, campaign_id: int) -> HttpResponse:
    """Write the result of the people who are ticked."""
    ids = [int(item) for item in request.POST.getlist("items") if item.isdigit()]
    result, dropped = request.POST.get("result", ""), "drop" in request.POST
    closed = actions.close_items(ids, result=result, dropped=dropped, actor=visit.actor, on=visit.on, at=visit.at)
    messages.success(request, _("Đã ghi kết quả cho %(count)d người.") % {"count": closed})
    return redirect("campaign_people", campaign_id=campaign_id)


@page(
    "dot-ra-soat/<int:campaign_id>/theo-ho-so/",
    right="dossier.appraise",
    menu="campaigns",
    name="campaign_collect",
    methods=("POST",),
)
def campaign_collect(request: HttpRequest, visit: Visit, campaign_id: int) -> HttpResponse:
    """Take over the results of the dossiers that have ended."""
    done = actions.collect_results(campaign_id, actor=visit.actor, on=visit.on, at=visit.at)
    messages.success(request, _("Đã ghi kết quả cho %(count)d người theo hồ sơ.") % {"count": done})
    return redirect("campaign", campaign_id=campaign_id)


@page("dot-ra-soat/<int:campaign_id>/ket-thuc/", right="campaign.manage", menu="campaigns", name="campaign_finish", methods=("POST",))  # fmt: skip
def campaign_finish(request: HttpRequest, visit: Visit, campaign_id: int) -> HttpResponse:
    """The campaign ends."""
    actions.finish_campaign(campaign_id, summary=request.POST.get("summary", ""), actor=visit.actor, at=visit.at)
    messages.success(request, _("Đã kết thúc đợt rà soát."))
    return redirect("campaign", campaign_id=campaign_id)


def _form(visit: Visit, request: HttpRequest | None = None) -> CampaignForm:
    form = CampaignForm(request.POST if request else None, initial={"starts_on": visit.on})
    for name, choices in (
        ("procedure", [(each.code, f"{each.code} · {each.title}") for each in procedures(visit.on)]),
        ("rule", [(rule.code, rule.title) for rule in campaign_rules()]),
    ):
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
    return form


def _tile(commune: CommuneProgress, people: str) -> tuple[str, str, int | None, str, str]:
    name = commune.name
    for kind in ("Thị trấn ", "Phường ", "Xã "):
        name = name.removeprefix(kind)
    share = commune.progress.share
    return commune.fold, name, round(share * 1000), percent(share), f"{people}?xa={commune.commune_id}"


def _tabs(progress: Progress, view: str, commune_id: int | None) -> list[Tab]:
    titles = {
        "tat-ca": _("Tất cả"),
        "chua-lam": _("Chưa làm"),
        "dang-lam": _("Đang làm"),
        "qua-han": _("Quá hạn"),
        "da-xong": _("Đã xong"),
        "dua-ra": _("Đưa ra"),
    }
    own = {"xa": commune_id} if commune_id else {}
    return [
        Tab(title, "?" + urlencode({"xem": word, **own}), _count(progress, VIEW_WORDS[word]), VIEW_WORDS[word] == view)
        for word, title in titles.items()
    ]


def _count(progress: Progress, view: str) -> int:
    return int(getattr(progress, "people" if view == "all" or view not in VIEWS else view))


def _id(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
