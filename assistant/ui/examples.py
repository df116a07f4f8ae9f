"""Questions for the empty screen, made from what the articles state and kept only when the assistant answers them."""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator

from assistant.types import Answer, Request
from assistant.ui import strings
from assistant.ui.backend import Backend
from index.errors import DanNguonError
from index.types import Article, Figure
from index.vietnamese.letters import UPPER

_log = logging.getLogger(__name__)
_ARTICLES = 40
_MOST = 4
_TRIES = 40
_SYLLABLES = range(5, 17)
# Words that point at something outside of the phrase: a question with them does not stand alone.
_POINTING = re.compile(r"\b(?:đó|này|kia|ấy|trên|dưới đây|khác|còn lại|tương tự|cũng|đều|mình|họ|theo|do|vẫn|lại)\b")
# What people count. A figure of anything else, or with a verb read for its noun, makes an odd question.
_COUNTED = re.compile(
    r"(?:vụ|bị can|bị cáo|đối tượng|nghi phạm|nạn nhân|người|cán bộ|công chức|đảng viên|tổ chức|đoàn|cuộc|hội nghị|đơn|"
    r"dự án|công trình|văn bản|nghị quyết|quyết định|chỉ thị|kế hoạch|đề án|hộ|gia đình|xã|huyện|tỉnh|bản|thôn|trường|"
    r"học sinh|sinh viên|thí sinh|giáo viên|bác sĩ|bệnh nhân|ca|đại biểu|doanh nghiệp|công ty|cơ sở|tàu|xe|ngôi nhà|"
    r"vườn|tấn|héc ta|ha|giải pháp|mô hình|lượt|chiến sĩ|du khách|nước|quốc gia|câu lạc bộ|thành viên)\b"
)
# A phrase cut off before its noun, or before a date or an amount.
_CUT = re.compile(
    r"\b(?:ở|của|và|tại|với|cho|về|là|được|bị|trong|từ|đến|gồm|có|vào|ra|để|bởi|như|"
    r"ngày|tháng|hôm|khóa|khoá|tội|giá trị|trị giá)$"
)
# Who they are, or somebody's words: nothing to ask how many of.
_TELLS = re.compile(r"\blà\b|[\"“”]")
_NAME = re.compile(rf"(?<=\s)[{UPPER}]\w*")


class Examples:
    """Looks for examples in the background once the assistant is open, and again when the library has changed.

    Parameters
    ----------
    busy:
        Tells whether somebody is waiting for an answer: the examples wait then.
    """

    def __init__(self, backend: Backend, busy: Callable[[], bool] = bool) -> None:
        self._backend = backend
        self._busy = busy
        self._found: tuple[str, ...] = ()
        self._seen = ""
        self._settled = threading.Event()
        self._looking = threading.Lock()

    def start(self) -> None:
        """Begin to look; returns at once."""
        threading.Thread(target=self._look, name="find-examples", daemon=True).start()

    @property
    def settled(self) -> bool:
        """Tell whether looking has ended once."""
        return self._settled.is_set()

    def now(self) -> tuple[str, ...]:
        """Return the questions found so far."""
        if self.settled and self._backend.library.generation != self._seen:
            self.start()
        return self._found

    def _look(self) -> None:
        if not self._looking.acquire(blocking=False):
            return
        try:
            while not self._backend.ready:
                self._backend.wait(0.5)
            self._seen = self._backend.library.generation
            self._found = tuple(answered(self._backend, self._wait))
        except DanNguonError as error:
            _log.warning("no examples: %s", error)
        except Exception:  # noqa: BLE001  examples are a courtesy: without them the page works
            _log.exception("looking for examples failed")
        finally:
            self._looking.release()
            self._settled.set()

    def _wait(self) -> None:
        while self._busy():
            time.sleep(0.2)


def answered(backend: Backend, wait: Callable[[], object]) -> Iterator[str]:
    """Yield questions that the assistant answers from the very article they were made from, one an article."""
    library, tries, found = backend.library, 0, 0
    for row in library.articles(0, _ARTICLES):
        article = library.article(row.meta.id)
        for question, figure in candidates(library.figures(row.meta.id)):
            wait()
            tries += 1
            answer = _extracted(backend, question)
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
    return bool(
        len(words) in _SYLLABLES
        and figure.value >= 2
        and not figure.subset
        and _COUNTED.match(figure.counted)
        and not _CUT.search(figure.counted)
        and figure.counted.startswith(figure.unit or "?")
        and not _POINTING.search(figure.counted)
        and not _TELLS.search(figure.counted)
    )


def states(answer: Answer, article: Article, figure: Figure) -> bool:
    """Tell whether an answer's first line gives the figure, cited from the article."""
    if answer.status != "answered" or answer.headline is None:
        return False
    cited = {c.article_id for c in answer.citations if c.n in answer.headline.citations}
    number = article.text[figure.start : figure.end].split()[0]
    return article.meta.id in cited and number in answer.headline.text


def _extracted(backend: Backend, question: str) -> Answer | None:
    """Answer without the language model, which may cost money: to it the question looks stopped."""
    return next(reversed(list(backend.assistant.ask(Request(question, stopped=lambda: True)))), None)
