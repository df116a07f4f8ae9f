"""Who was there: somebody who speaks, chairs or reports at a meeting attends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import Evidence, folded
from assistant.answering.features import nearness
from assistant.answering.timing import meets, spoken
from assistant.people import names_of, same_person
from assistant.types import Understood

_ASKED = re.compile(
    r"\b(?:có|đã) (?:đến |tới |về )?(?:dự|tham dự|tham gia|có mặt|mặt)\b.*\b(?P<event>hội nghị|hội thảo|đại hội|"
    r"cuộc họp|phiên họp|buổi họp|buổi lễ|lễ|cuộc gặp|hội đàm|phiên tòa|buổi làm việc|kỳ họp|tọa đàm)\b"
)
_TAKES_PART = re.compile(
    r"\b(?:chủ trì|điều hành|khai mạc|bế mạc|kết luận|phát biểu|báo cáo|trình bày|chỉ đạo|cắt băng|đồng chủ trì|"
    r"có mặt|tham dự|dự|tham luận|trao đổi tại|thay mặt)\b"
)
_ABSENT = re.compile(r"\b(?:vắng|không|chưa)\b")


def attended(question: Understood, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the sentence in which the person asked about takes part in the meeting asked about, if there is one."""
    asked = _ASKED.search(folded(question.text))
    persons = names_of(question.text)
    if asked is None or not persons:
        return None
    event = asked["event"].rsplit(maxsplit=1)[-1]
    for one in evidence:
        said = folded(one.text)
        takes_part = _TAKES_PART.search(said) and not _ABSENT.search(said)
        named = any(_names(person, one.text) for person in persons)
        around = folded(f"{one.article.title}\n{one.before}\n{one.text}")
        others = [name for name in question.names if name not in persons]
        if not (takes_part and named and event in around and all(nearness(name, one) > 0 for name in others)):
            continue
        if question.period is None or meets(question.period, spoken(one), question.kind):
            return one
    return None


def _names(person: str, text: str) -> bool:
    return any(same_person(name, person) for name in names_of(text))
