"""Commands for who runs the assistant: users of the page, feedback of readers, sources for other people's models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant import messages, users
from assistant.conversation import Conversations, Feedback
from assistant.records import answer_record
from assistant.settings import Settings
from assistant.users import Role
from index.errors import DanNguonError, SettingsError

users_app = typer.Typer(help=messages.CLI_USERS, no_args_is_help=True)
Name = Annotated[str, typer.Argument(help=messages.CLI_USER_NAME)]
UserFile = Annotated[Path | None, typer.Option("--file", help=messages.CLI_USER_FILE)]
Home = Annotated[Path | None, typer.Option("--home", help=messages.CLI_HOME)]


@users_app.command("add", help=messages.CLI_USER_ADD)
def add_user(
    name: Name,
    role: Annotated[Role, typer.Option("--role", help=messages.CLI_USER_ROLE)] = Role.READER,
    file: UserFile = None,
) -> None:
    """Add a user; the password is asked for, or read from the standard input where nobody watches."""
    path = _user_file(file)
    password = typer.prompt(messages.CLI_PASSWORD, hide_input=True, confirmation_prompt=True)
    users.add(path, name, role, password)
    typer.echo(messages.CLI_USER_ADDED.format(name=name, role=role.value, path=path))


@users_app.command("remove", help=messages.CLI_USER_REMOVE)
def remove_user(name: Name, file: UserFile = None) -> None:
    """Remove a user."""
    if not users.remove(_user_file(file), name):
        raise SettingsError(messages.CLI_NO_USER.format(name=name))
    typer.echo(messages.CLI_USER_REMOVED.format(name=name))


@users_app.command("list", help=messages.CLI_USER_LIST)
def list_users(file: UserFile = None) -> None:
    """List the users."""
    for user in users.read(_user_file(file)).values():
        typer.echo(f"{user.name}\t{user.role.value}")


def _user_file(named: Path | None) -> Path:
    path = named or Settings().auth_file
    if path is None:
        raise SettingsError(messages.CLI_NO_AUTH_FILE, messages.CLI_NO_AUTH_FILE_FIX)
    return path


def feedback(
    export: Annotated[Path | None, typer.Option("--export", help=messages.CLI_EXPORT)] = None, home: Home = None
) -> None:
    """Write what readers think of answers, one line each, as an evaluation file."""
    given = Conversations.open(_home(home)).feedback()
    lines = [json.dumps(_line(one), ensure_ascii=False) for one in given]
    if export is None:
        for line in lines:
            typer.echo(line)
        return
    export.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    typer.echo(messages.CLI_FEEDBACK_DONE.format(count=len(lines), path=export))


def _line(one: Feedback) -> dict[str, object]:
    return {
        "id": f"{one.conversation}/{one.ordinal}",
        "question": one.answer.question.asked,
        "good": one.opinion.good,
        "reason": one.opinion.reason,
        "comment": one.opinion.comment,
        "given_at": one.given_at.isoformat(),
        "generation": one.generation,
        "answered": answer_record(one.answer),
    }


def mcp(home: Home = None) -> None:
    """Serve the tools of the Model Context Protocol on standard input and output."""
    try:
        from assistant.mcp_server import serve
    except ModuleNotFoundError as error:
        if error.name != "mcp":
            raise
        raise DanNguonError(messages.CLI_NO_MCP, messages.CLI_NO_MCP_FIX) from error
    serve(_settings(home))


def _settings(home: Path | None) -> Settings:
    named: dict[str, Any] = {"ASSISTANT_HOME": home} if home else {}
    return Settings(**named)


def _home(home: Path | None) -> Path:
    return _settings(home).home
