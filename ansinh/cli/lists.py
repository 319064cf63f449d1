"""What the commands on lists share: how a list is named, who acts, and how an answer is written."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import typer

from ansinh.kit.actors import Actor, system_actor
from ansinh.kit.refusals import NotPermitted
from ansinh.offices.queries import actor_named

MonthArgument = Annotated[str, typer.Argument(metavar="THÁNG", help="Tháng, ví dụ 2024-09.")]
ListArgument = Annotated[
    str, typer.Argument(metavar="DANH_SÁCH", help="Tháng, ví dụ 2024-09; danh sách khác bằng mã số, ví dụ 17.")
]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
By = Annotated[str, typer.Option("--as", metavar="TÊN", help="Tên đăng nhập của người làm việc này.")]
Reason = Annotated[str, typer.Option("--reason", metavar="LÝ_DO", help="Vì sao; được giữ lại mãi mãi.")]


def month_of(text: str) -> date:
    """ "2024-09" as the first day of that month. Raises BadParameter (wrong use)."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise typer.BadParameter("Tháng viết như 2024-09.") from error


def list_of(text: str) -> date | int:
    """A list as it is named in a command: the district's list of a month ("2024-09"), or any list by its id ("17")."""
    return int(text) if text.isdecimal() else month_of(text)


def person(name: str) -> Actor:
    """Who acts, by sign-in name, for a step that people take. Raises NotPermitted when no name is given, UnknownUser."""
    if not name:
        raise NotPermitted("Việc này cần một người có tài khoản, phần mềm không tự làm. Thêm --as và tên đăng nhập.")
    return actor_named(name)


def person_or_system(name: str, command: str) -> Actor:
    """Who acts, by sign-in name; without a name the command itself. Raises UnknownUser."""
    return actor_named(name) if name else system_actor(command)


def tell(sentence: str, answer: dict[str, object], *, as_json: bool) -> None:
    """Answer a person with the sentence, a program with the JSON."""
    typer.echo(json.dumps(answer, ensure_ascii=False, default=str) if as_json else sentence)
