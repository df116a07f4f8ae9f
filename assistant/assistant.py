"""The pipeline on one screen: understand → search → extract → write and verify → answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from assistant.answering.compare import compare
from assistant.answering.extract import extract
from assistant.answering.gate import NoReading, Reading
from assistant.answering.reading import ReadEvidence
from assistant.answering.smalltalk import small_talk
from assistant.answering.sources import Shelf, Sources
from assistant.settings import Settings
from assistant.types import Answer, Intent, Kind, Request, Understood
from assistant.understanding import understand
from index.types import Passage

PASSAGES = 10


class Writer(Protocol):
    """Writes an answer with a language model from the same passages; its last snapshot is verified."""

    def write(self, request: Request, extracted: Answer, passages: tuple[Passage, ...]) -> Iterator[Answer]:
        """Yield growing answers; falls back to `extracted`, with a notice, when the model fails."""


class Assistant:
    """Answers questions from a library of articles; holds no state of any conversation."""

    def __init__(
        self, library: Shelf, settings: Settings, reading: Reading | None = None, writer: Writer | None = None
    ) -> None:
        self.library = library
        self.settings = settings
        self._reading = reading or NoReading()
        self._writer = writer

    @classmethod
    def open(cls, settings: Settings) -> Assistant:
        """Open the index and the models named by `settings`."""
        from assistant.reader.reader import Reader
        from index.library import Library

        library = Library.open(settings)
        reading = ReadEvidence(Reader.load(settings.reader)) if Path(settings.reader).exists() else None
        return cls(library, settings, reading)

    def warm(self) -> None:
        """Load the models of the search, so that the first question is as fast as the others."""
        warm = getattr(self.library, "warm", None)
        if warm is not None:
            warm()

    def ask(self, request: Request) -> Iterator[Answer]:
        """Yield growing snapshots of the answer; the last one has `done` set."""
        began = time.perf_counter()
        question = understand(request.question, request.history, request.today, self.settings.max_question)
        sources = Sources(self.library, request.filters)
        if question.intent is not Intent.QUESTION:
            yield _done(small_talk(question, sources.coverage(), self.settings.max_question), sources, began)
            return
        passages = sources.passages(question.search or question.text, PASSAGES)
        extracted = self._compared(question, sources, request) or extract(question, passages, sources, self._reading)
        if self._writer is None or request.stopped():
            yield _done(extracted, sources, began)
            return
        written = extracted
        for written in self._writer.write(request, extracted, passages):
            yield replace(written, done=False)
        yield _done(written, sources, began)

    def _compared(self, question: Understood, sources: Sources, request: Request) -> Answer | None:
        """Answer a comparison side by side; `None` for every other question."""

        def one_side(text: str) -> Answer:
            side = understand(text, (), request.today, self.settings.max_question)
            return extract(side, sources.passages(side.search or side.text, PASSAGES), sources, self._reading)

        return compare(question, one_side) if question.kind is Kind.COMPARE else None

    def understand(self, request: Request) -> Understood:
        """Return what a request is understood as, without searching."""
        return understand(request.question, request.history, request.today, self.settings.max_question)


def _done(answer: Answer, sources: Sources, began: float) -> Answer:
    return replace(answer, searched=sources.coverage(), ms=(time.perf_counter() - began) * 1000, done=True)
