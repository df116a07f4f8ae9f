"""The pipeline on one screen: understand → search → extract → write and verify → answer."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from assistant.answering.compare import compare
from assistant.answering.evidence import Evidence
from assistant.answering.extract import extract, meeting, ranked, unmet_of
from assistant.answering.reading import PassageReader
from assistant.answering.smalltalk import small_talk
from assistant.answering.sources import Shelf, Sources
from assistant.answering.suggest import suggestions
from assistant.settings import Settings
from assistant.types import Answer, Intent, Kind, Request, Turn, Understood
from assistant.understanding import understand
from assistant.understanding.local import Surroundings
from assistant.understanding.short_forms import abbreviated
from index.types import Passage
from index.vietnamese.normal import fold_case

PASSAGES = 10
# Questions offered to go on with, and how many are tried for them.
_OFFERED, _TRIED = 3, 6


class Writer(Protocol):
    """Writes an answer with a language model from the same passages; its last snapshot is verified."""

    def write(self, request: Request, extracted: Answer, passages: tuple[Passage, ...]) -> Iterator[Answer]:
        """Yield growing answers; falls back to `extracted`, with a notice, when the model fails."""

    def standalone(self, request: Request, resolved: str) -> str:
        """Return a follow-up as a standalone question; `resolved`, our own reading of it, when the model fails."""

    def warm(self) -> None:
        """Import what the first answer would otherwise wait for."""


class Assistant:
    """Answers questions from a library of articles; holds no state of any conversation."""

    def __init__(
        self, library: Shelf, settings: Settings, reader: PassageReader | None = None, writer: Writer | None = None
    ) -> None:
        self.library = library
        self.settings = settings
        self._reader = reader
        self._writer = writer

    @classmethod
    def open(cls, settings: Settings, library: Shelf | None = None) -> Assistant:
        """Open the index, unless one is given, and the models named by `settings`."""
        from assistant.reader.reader import Reader
        from assistant.writer.writer import Writer as ModelWriter
        from index.library import Library

        library = library or Library.open(settings)
        return cls(library, settings, Reader.load(settings.reader), ModelWriter.open(settings))

    def warm(self) -> None:
        """Load the models of the search, so that the first question is as fast as the others."""
        warm = getattr(self.library, "warm", None)
        if warm is not None:
            warm()
        if self._writer is not None:
            self._writer.warm()

    def ask(self, request: Request) -> Iterator[Answer]:
        """Yield growing snapshots of the answer; the last one has `done` set."""
        began = time.perf_counter()
        question = self._understood(request)
        sources = Sources(self.library, request.filters)
        if question.intent is not Intent.QUESTION:
            yield _done(small_talk(question, sources.coverage(), self.settings.max_question), sources, began)
            return
        question, passages = self.look_up(question, request, sources)
        evidence = ranked(question, passages, sources, self._reader)
        compared = self._compared(question, evidence, sources, request) if question.kind is Kind.COMPARE else None
        extracted = compared or extract(question, evidence, passages, sources)
        if self._writer is None or request.stopped():
            yield _done(extracted, sources, began)
            return
        written = extracted
        for written in self._writer.write(request, extracted, passages):
            yield replace(written, done=False)
        yield _done(written, sources, began)

    def answer(self, request: Request) -> Answer:
        """Return the finished answer; one that found nothing comes with questions that find something."""
        *_, answer = self.ask(request)
        if answer.status == "answered":
            return answer
        return replace(answer, suggestions=self.follow_ups(answer, request))

    def follow_ups(self, answer: Answer, request: Request) -> tuple[str, ...]:
        """Return up to three questions about what `answer` cites, each tried: its article does answer it.

        The language model is not asked: to it these questions look stopped.
        """
        cited = [citation.article_id for citation in answer.citations]
        sources = Sources(self.library, request.filters)
        found: list[str] = []
        for article, question in islice(suggestions(answer.question, cited, sources), _TRIED):
            *_, tried = self.ask(Request(question, (), request.filters, request.today, lambda: True))
            if tried.status == "answered" and any(each.article_id == article for each in tried.citations):
                found.append(question)
            if len(found) == _OFFERED:
                break
        return tuple(found)

    def look_up(
        self, question: Understood, request: Request, sources: Sources
    ) -> tuple[Understood, tuple[Passage, ...]]:
        """Return the passages for a question, and the question understood better by their words."""
        passages = sources.passages(question.search or question.text, PASSAGES)
        if question.context and not any(each.article.id in question.context for each in passages):
            passages += _spoken_of(question, request, sources)
        return self._nearer(question, request, passages), passages

    def _understood(self, request: Request) -> Understood:
        """Return what the question means; a follow-up is put in full by the model, where there is one that can."""
        own = self.understand(request)
        if self._writer is None or not request.history or own.intent is not Intent.QUESTION:
            return own
        alone = self._writer.standalone(request, own.text)
        if alone == own.text:
            return own
        full = self._read(alone, (), request)
        return replace(full, asked=own.asked, context=own.context) if full.intent is Intent.QUESTION else own

    def _nearer(self, question: Understood, request: Request, passages: tuple[Passage, ...]) -> Understood:
        """Understand a question typed carelessly or in short forms again, with the words of what was found for it."""
        as_typed = question.text == question.asked or bool(request.history)
        careful = as_typed and question.asked != fold_case(question.asked) and question.search == question.text
        if careful and not abbreviated(question.asked):
            return question
        near = [f"{passage.article.title}\n{passage.text}" for passage in passages]
        near += [turn.understood.text for turn in request.history]
        return self._read(request.question, request.history, request, near)

    def _compared(
        self, question: Understood, evidence: Sequence[Evidence], sources: Sources, request: Request
    ) -> Answer | None:
        """Answer a comparison side by side; `None` where no two things are named."""
        near = meeting(evidence, unmet_of(question, evidence, sources))
        best = tuple(one.article.id for one in near[:1])

        def one_side(text: str) -> Answer:
            side = self._read(text, (), request)
            passages = sources.passages(side.search or side.text, PASSAGES)
            told = [self._told(replace(side, context=best), passages, sources)]
            # What the article spoken of does not tell, another one may.
            if told[0].status != "answered":
                told.append(self._told(side, passages, sources))
            return next((each for each in told if each.status == "answered"), told[0])

        return compare(question, near, one_side, sources)

    def _told(self, side: Understood, passages: Sequence[Passage], sources: Sources) -> Answer:
        return extract(side, ranked(side, passages, sources, self._reader), passages, sources)

    def understand(self, request: Request) -> Understood:
        """Return what a request is understood as, without searching."""
        return self._read(request.question, request.history, request)

    def _read(self, question: str, history: Sequence[Turn], request: Request, near: Sequence[str] = ()) -> Understood:
        around = Surroundings(near, self.library)
        return understand(question, history, request.today, self.settings.max_question, around)


def _spoken_of(question: Understood, request: Request, sources: Sources) -> tuple[Passage, ...]:
    """Return the passages of the articles of the turn before, where a follow-up alone finds none of them."""
    last = request.history[-1].understood.text if request.history else ""
    found = sources.passages(f"{question.search or question.text} {last}", PASSAGES)
    return tuple(each for each in found if each.article.id in question.context)


def _done(answer: Answer, sources: Sources, began: float) -> Answer:
    return replace(answer, searched=sources.coverage(), ms=(time.perf_counter() - began) * 1000, done=True)
