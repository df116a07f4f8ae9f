"""The command line of the assistant: `python -m assistant ask | chat | doctor | user | feedback | mcp`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant import messages, rendering
from assistant.administration import feedback, mcp, users_app
from assistant.assistant import Assistant
from assistant.records import answer_record
from assistant.settings import Settings
from assistant.types import Answer, Request, Turn
from index.errors import DanNguonError

app = typer.Typer(help=messages.CLI_HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
Home = Annotated[Path | None, typer.Option("--home", help=messages.CLI_HOME)]


@app.command(help=messages.CLI_ASK)
def ask(
    question: Annotated[str | None, typer.Argument(help=messages.CLI_QUESTION)] = None,
    as_json: Annotated[bool, typer.Option("--json", help=messages.CLI_JSON)] = False,
    batch: Annotated[Path | None, typer.Option("--batch", help=messages.CLI_BATCH)] = None,
    home: Home = None,
) -> None:
    """Answer one question, or every line of a file."""
    if (question is None) == (batch is None):
        raise DanNguonError(messages.CLI_NEED_QUESTION)
    items = list(_lines(batch)) if batch else [{"id": "1", "question": question}]
    assistant = Assistant.open(_settings(home))
    for item in items:
        answer = _conversation(assistant, item)
        if batch or as_json:
            print(json.dumps(_record(item, answer), ensure_ascii=False), flush=True)
        else:
            print(rendering.text(answer))


@app.command(help=messages.CLI_CHAT)
def chat(home: Home = None) -> None:
    """Answer questions typed one after the other, as one conversation."""
    assistant = Assistant.open(_settings(home))
    history: tuple[Turn, ...] = ()
    print(messages.CLI_CHAT_WELCOME)
    while True:
        try:
            typed = input(messages.CLI_PROMPT)
        except (EOFError, KeyboardInterrupt):
            print()
            return
        if not typed.strip():
            return
        answer = assistant.answer(Request(typed, history))
        print(rendering.text(answer), end="\n\n")
        history = (*history, Turn(answer.question, answer))


@app.command(help=messages.CLI_DOCTOR)
def doctor(home: Home = None) -> None:
    """Say what is configured, installed and reachable; end with status 1 where something must be mended."""
    from assistant.doctor import examine
    from assistant.findings import State

    wrong = False
    for finding in examine(_settings(home)):
        wrong = wrong or finding.state is State.BAD
        print(finding, flush=True)
    raise typer.Exit(1 if wrong else 0)


app.add_typer(users_app, name="user")
app.command(help=messages.CLI_FEEDBACK)(feedback)
app.command(help=messages.CLI_MCP)(mcp)


def _settings(home: Path | None) -> Settings:
    named: dict[str, Any] = {"ASSISTANT_HOME": home} if home else {}
    return Settings(**named)


def _conversation(assistant: Assistant, item: dict[str, Any]) -> Answer:
    """Ask the earlier questions of an item first, in order, as one conversation."""
    history: tuple[Turn, ...] = ()
    for earlier in item.get("history") or ():
        answer = assistant.answer(Request(str(earlier["question"]), history))
        history = (*history, Turn(answer.question, answer))
    return assistant.answer(Request(str(item["question"]), history))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DanNguonError(messages.CLI_NO_FILE.format(path=path)) from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError:
            item = None
        if not isinstance(item, dict) or not isinstance(item.get("question"), str) or not _history_ok(item):
            raise DanNguonError(messages.CLI_BAD_LINE.format(path=path, line=number))
        yield {"id": number, **item}


def _history_ok(item: dict[str, Any]) -> bool:
    history = item.get("history") or []
    return isinstance(history, list) and all(
        isinstance(turn, dict) and isinstance(turn.get("question"), str) for turn in history
    )


def _record(item: dict[str, Any], answer: Answer) -> dict[str, Any]:
    return {"id": item["id"], "question": item["question"], **answer_record(answer)}


def main() -> None:
    """Run the command line; an error meant for eyes is printed and ends with status 2."""
    try:
        app()
    except DanNguonError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
