"""A follow-up made a standalone question by the model; taken only where it adds nothing that was not said."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.types import Turn
from assistant.verification.evidence import Evidence
from assistant.verification.figures import figures
from assistant.verification.labels import labels
from assistant.verification.moments import moments
from assistant.verification.names import names
from assistant.verification.reading import Reading
from assistant.writer.budget import tokens_of
from assistant.writer.draft import without_citations
from assistant.writer.faults import StoppedError, WriterFaultError
from assistant.writer.language import is_vietnamese
from assistant.writer.model import ChatModel
from assistant.writer.prompts import Prompts

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

# The rest of the time belongs to the answer.
SHARE_OF_TIME = 0.25
LONGEST_WAIT = 6.0
LONGEST = 300
_SHARE_OF_WINDOW = 8
_MOST_TURNS = 3


def standalone(  # noqa: PLR0913  all but the first five are limits
    chat: ChatModel,
    prompts: Prompts,
    question: str,
    history: Sequence[Turn],
    resolved: str,
    *,
    timeout: float,
    window: int,
    stopped: Callable[[], bool] = bool,
) -> str:
    """Return `question` as one that can be read alone; `resolved` where the model has nothing better."""
    deadline = time.monotonic() + min(timeout * SHARE_OF_TIME, LONGEST_WAIT)
    try:
        written = "".join(chat.stream(_messages(prompts, question, history, window), deadline, stopped))
    except (WriterFaultError, StoppedError):
        return resolved
    text = " ".join(without_citations(written, 0, ended=True)[0].split()).strip('"“” ')
    return text if _is_usable(text, question, history, resolved) else resolved


def _messages(prompts: Prompts, question: str, history: Sequence[Turn], window: int) -> list[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, trim_messages

    messages: list[BaseMessage] = [SystemMessage(prompts.follow_up_system.substitute())]
    for turn in history[-_MOST_TURNS:]:
        messages.append(HumanMessage(turn.understood.text))
        if turn.answer is not None and turn.answer.headline is not None:
            messages.append(AIMessage(turn.answer.headline.text))
    messages.append(HumanMessage(prompts.follow_up_user.substitute(question=question)))
    trimmed: list[BaseMessage] = trim_messages(
        messages,
        max_tokens=window // _SHARE_OF_WINDOW
        + tokens_of(str(messages[0].content))
        + tokens_of(str(messages[-1].content)),
        token_counter=lambda some: sum(tokens_of(str(message.content)) for message in some),
        strategy="last",
        include_system=True,
        start_on="human",
    )
    return trimmed


def _is_usable(text: str, question: str, history: Sequence[Turn], resolved: str) -> bool:
    """Tell whether `text` is one short Vietnamese question whose names, numbers and dates were all said before."""
    if not text or len(text) > max(LONGEST, 2 * len(question)) or not is_vietnamese(text):
        return False
    said = [question, resolved]
    for turn in history:
        said.append(turn.understood.text)
        if turn.answer is not None:
            said += [each.text for each in (turn.answer.headline, *turn.answer.sentences) if each is not None]
    source = [Evidence.of("\n".join(said))]
    reading = Reading.of(text)
    problems = (*figures(reading, source), *labels(reading, source), *moments(reading, source), *names(reading, source))
    return not problems and reading.codes <= source[0].body.codes
