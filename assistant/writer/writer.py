"""The writer: passages to prompt, stream to draft, draft to checked answer; the extracted one wherever that fails."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.settings import Settings
from assistant.types import Answer, Request, Understood
from assistant.writer import notices
from assistant.writer.budget import Excerpt, choose, room_for_passages
from assistant.writer.composing import compose, survives
from assistant.writer.draft import Draft, read
from assistant.writer.faults import Fault, StoppedError, WriterFaultError
from assistant.writer.fencing import fence, new_mark
from assistant.writer.follow_up import standalone
from assistant.writer.language import is_vietnamese
from assistant.writer.model import ChatModel
from assistant.writer.prompts import NOT_FOUND, Prompts
from assistant.writer.review import Review, Reviewed
from index.types import Passage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_log = logging.getLogger(__name__)

# Five sentences were asked for; a draft this long has lost its way.
LONGEST_DRAFT = 4000
# The extracted answer is shown within the timeout, so the model has a little less.
_MARGIN = 0.15


class Writer:
    """Writes answers with the configured model. Safe to use from several threads: it keeps nothing of a question."""

    def __init__(self, settings: Settings, prompts: Prompts) -> None:
        self._settings = settings
        self._prompts = prompts
        self._chat = ChatModel(settings)

    @classmethod
    def open(cls, settings: Settings) -> Writer | None:
        """Return the writer that `settings` name, or `None` where there is no MODEL. Calls no server.

        A set-up that cannot work (no key, no package) is told in the notice of each answer, and by `doctor`.
        """
        return cls(settings, Prompts.load()) if settings.model.strip() else None

    def warm(self) -> None:
        """Import what the first question would otherwise wait for."""
        try:
            self._chat.warm()
        except WriterFaultError as error:
            _log.warning("the language model cannot be used: %s", error.fault.name)

    def standalone(self, request: Request, resolved: str) -> str:
        """Return a follow-up as a question that can be read alone; `resolved` is our own reading of it."""
        return standalone(
            self._chat,
            self._prompts,
            request.question,
            request.history,
            resolved,
            timeout=self._settings.model_timeout,
            window=self._settings.model_context,
            stopped=request.stopped,
        )

    def write(self, request: Request, extracted: Answer, passages: tuple[Passage, ...]) -> Iterator[Answer]:
        """Yield the answer as it grows; the last one is checked, or is `extracted` with a notice why."""
        deadline = time.monotonic() + max(self._settings.model_timeout - _MARGIN, self._settings.model_timeout / 2)
        question = extracted.question
        excerpts = self._excerpts(question, passages)
        review = Review(excerpts)
        if not excerpts or review.lacks_required(question):
            yield extracted
            return
        draft = Draft((), "")
        try:
            for draft in self._drafts(question, excerpts, deadline, request.stopped):
                reviewed = [review.of(written) for written in draft.sentences]
                yield self._composed(extracted, reviewed, draft.pending)
        except WriterFaultError as error:
            yield replace(extracted, notice=notices.of_fault(error.fault))
            return
        except StoppedError:
            yield self._stopped(extracted, [review.of(written) for written in draft.sentences])
            return
        yield self._finished(extracted, review, [review.of(written) for written in draft.sentences])

    def _excerpts(self, question: Understood, passages: Sequence[Passage]) -> tuple[Excerpt, ...]:
        words = "".join(template.template for template in (self._prompts.answer_system, self._prompts.answer_user))
        room = room_for_passages(self._settings.model_context, words + 2 * question.text)
        return choose(question.text, passages, room)

    def _drafts(
        self, question: Understood, excerpts: Sequence[Excerpt], deadline: float, stopped: Callable[[], bool]
    ) -> Iterator[Draft]:
        """Yield what the model has written, at every piece; the last is the whole."""
        received = ""
        for piece in self._chat.stream(self._messages(question, excerpts), deadline, stopped):
            received += piece
            draft = read(received, len(excerpts), ended=False)
            _refuse_bad(draft)
            yield draft
        draft = read(received, len(excerpts), ended=True)
        if not draft.sentences:
            raise WriterFaultError(Fault.EMPTY)
        _refuse_bad(draft)
        yield draft

    def _messages(self, question: Understood, excerpts: Sequence[Excerpt]) -> list[BaseMessage]:
        from langchain_core.messages import HumanMessage, SystemMessage

        mark = new_mark([question.text, *(line for each in excerpts for line in (*each.heading, each.text))])
        system = self._prompts.answer_system.substitute(mark=mark, not_found=NOT_FOUND)
        user = self._prompts.answer_user.substitute(
            mark=mark, passages=fence(excerpts, mark), question=question.text.replace("<<<", "<").replace(">>>", ">")
        )
        return [SystemMessage(system), HumanMessage(user)]

    def _composed(self, extracted: Answer, reviewed: Sequence[Reviewed], pending: str = "", notice: str = "") -> Answer:
        drop = self._settings.unsupported == "drop"
        return compose(extracted, reviewed, pending, self._settings.model, drop=drop, notice=notice)

    def _stopped(self, extracted: Answer, reviewed: Sequence[Reviewed]) -> Answer:
        if survives(reviewed):
            return self._composed(extracted, reviewed, notice=notices.STOPPED)
        return replace(extracted, notice=notices.STOPPED_EARLY)

    def _finished(self, extracted: Answer, review: Review, reviewed: Sequence[Reviewed]) -> Answer:
        if all(each.finds_nothing for each in reviewed):
            notice = notices.FOUND_NOTHING if extracted.status == "answered" else ""
            return replace(extracted, notice=notice)
        if not survives(reviewed):
            written = " ".join(each.text for each in reviewed)
            # A sentence too short to be told foreign while it came is, where nothing of it stands in the sources.
            understood = is_vietnamese(written, in_doubt=False)
            notice = notices.TOO_LITTLE if understood else notices.of_fault(Fault.FOREIGN)
            return replace(extracted, notice=notice)
        if extracted.status == "abstained" and not review.holds_what_is_asked(extracted.question, reviewed):
            return replace(extracted, notice=notices.NOT_WHAT_WAS_ASKED)
        return self._composed(extracted, reviewed)


def _refuse_bad(draft: Draft) -> None:
    text = " ".join((*(sentence.text for sentence in draft.sentences), draft.pending))
    if len(text) > LONGEST_DRAFT:
        raise WriterFaultError(Fault.ENDLESS)
    if not is_vietnamese(text):
        raise WriterFaultError(Fault.FOREIGN)
