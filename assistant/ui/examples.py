"""Questions for the empty screen, made from what the articles state and kept only when the assistant answers them."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterable, Iterator

from assistant.types import Answer, Request
from assistant.ui import strings
from assistant.ui.backend import Backend
from index.errors import DanNguonError
from index.types import Article, Figure

_log = logging.getLogger(__name__)
_ARTICLES = 40
_MOST = 4
_TRIES = 40
_SYLLABLES = range(5, 17)
# Words that point at something outside of the phrase: a question with them does not stand alone.
_POINTING = re.compile(r"\b(?:đó|này|kia|ấy|trên|dưới đây|khác|còn lại|tương tự|cũng|đều|mình|họ|theo|do|vẫn|lại)\b")
# A phrase cut off before its noun, and amounts of money, which nobody asks for as "how many".
_CUT = frozenset(
    [
        "ở",
        "của",
        "và",
        "tại",
        "với",
        "cho",
        "về",
        "là",
        "được",
        "bị",
        "trong",
        "từ",
        "đến",
        "gồm",
        "có",
        "vào",
        "ra",
        "để",
        "bởi",
        "như",
    ]
)
_MONEY = frozenset(["đồng", "usd", "đô", "euro", "tệ", "yên"])
_NAME = re.compile(r"(?<=\s)[A-ZĐÀ-Ỹ]\w*")


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
        for question, figure in candidates(library.figures(row.meta.id)):
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


def candidates(figures: Iterable[Figure]) -> Iterator[tuple[str, Figure]]:
    """Yield questions for how many, those that name their matter best first, each with the figure that answers it."""
    asking = [figure for figure in figures if _stands_alone(figure)]
    for figure in sorted(asking, key=lambda f: -min(4, len(_NAME.findall(f.counted))))[:3]:
        year = re.fullmatch(r"năm \d{4}", figure.period)
        when = f"{figure.period}, " if year and not re.search(r"\d{4}", figure.counted) else ""
        question = strings.EXAMPLE_HOW_MANY.format(when=when, counted=figure.counted)
        yield question[0].upper() + question[1:], figure


def _stands_alone(figure: Figure) -> bool:
    words = figure.counted.split()
    return (
        len(words) in _SYLLABLES
        and figure.value >= 2
        and not figure.subset
        and words[0].islower()
        and words[0] not in _MONEY
        and words[-1] not in _CUT
        and figure.counted.startswith(figure.unit or "?")
        and not _POINTING.search(figure.counted)
        and _NAME.search(figure.counted) is not None
    )


def states(answer: Answer, article: Article, figure: Figure) -> bool:
    """Tell whether an answer's first line gives the figure, cited from the article."""
    if answer.status != "answered" or answer.headline is None:
        return False
    cited = {c.article_id for c in answer.citations if c.n in answer.headline.citations}
    number = article.text[figure.start : figure.end].split()[0]
    return article.meta.id in cited and number in answer.headline.text


def _last(backend: Backend, question: str) -> Answer | None:
    return next(reversed(list(backend.assistant.ask(Request(question)))), None)
