"""Questions for the empty screen, made from what the articles state and kept only when the assistant answers them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

from assistant.types import Answer, Request
from assistant.ui import strings
from assistant.ui.backend import Backend
from index.errors import DanNguonError
from index.types import Article, Figure

_log = logging.getLogger(__name__)
_ARTICLES = 24
_MOST = 4
_TRIES = 30
# A unit of fewer syllables ("người", "%") makes no question that stands alone.
_UNIT_SYLLABLES = range(2, 8)
_QUESTION_LENGTH = range(20, 110)


class Examples:
    """Looks for examples in the background once the assistant is open; there are none until then."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._found: tuple[str, ...] = ()
        self._settled = threading.Event()

    def start(self) -> None:
        """Begin to look; returns at once."""
        threading.Thread(target=self._look, name="find-examples", daemon=True).start()

    @property
    def settled(self) -> bool:
        """Tell whether looking has ended."""
        return self._settled.is_set()

    def now(self) -> tuple[str, ...]:
        """Return the questions found so far."""
        return self._found

    def _look(self) -> None:
        while not self._backend.ready:
            self._backend.wait(0.5)
        try:
            self._found = tuple(answered(self._backend))
        except DanNguonError as error:
            _log.warning("no examples: %s", error)
        except Exception:  # noqa: BLE001  examples are a courtesy: without them the page works
            _log.exception("looking for examples failed")
        finally:
            self._settled.set()


def answered(backend: Backend) -> Iterator[str]:
    """Yield questions that the assistant answers from the very article they were made from, one an article."""
    library, tries, found = backend.library, 0, 0
    for row in library.articles(0, _ARTICLES, "published", True):
        article = library.article(row.meta.id)
        for question, figure in candidates(article, library.figures(row.meta.id)) if article else ():
            tries += 1
            answer = _last(backend, question)
            if article and answer and states(answer, article, figure):
                yield question
                found += 1
                break
            if tries >= _TRIES:
                return
        if found == _MOST:
            return


def candidates(article: Article, figures: tuple[Figure, ...]) -> Iterator[tuple[str, Figure]]:
    """Yield up to three questions for how many, each with the figure that answers it."""
    given = 0
    for figure in figures:
        unit = figure.unit.strip(" ,.;:")
        if len(unit.split()) not in _UNIT_SYLLABLES or figure.value < 2 or not unit[0].isalpha():
            continue
        when = f"{figure.period[0].upper()}{figure.period[1:]}, " if figure.period else ""
        who = f"{figure.who} có " if figure.who and not when else "có "
        question = strings.EXAMPLE_HOW_MANY.format(when=when, who=who, unit=unit)
        question = question[0].upper() + question[1:]
        if len(question) in _QUESTION_LENGTH:
            yield question, figure
            given += 1
        if given == 3:
            return


def states(answer: Answer, article: Article, figure: Figure) -> bool:
    """Tell whether an answer's first line gives the figure, cited from the article."""
    if answer.status != "answered" or answer.headline is None:
        return False
    cited = {c.article_id for c in answer.citations if c.n in answer.headline.citations}
    number = article.text[figure.start : figure.end].split()[0]
    return article.meta.id in cited and number in answer.headline.text


def _last(backend: Backend, question: str) -> Answer | None:
    answer = None
    for answer in backend.assistant.ask(Request(question)):
        pass
    return answer
