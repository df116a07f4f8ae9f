"""An office that a question gives to somebody who holds another: "Trưởng ban" to its deputy, or of another ban."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import folded
from assistant.answering.slots import Slot, Unmet
from assistant.people import Person, people
from assistant.types import Kind, Understood
from assistant.understanding.referents import OWN_WORDS
from index.vietnamese.abbreviations import expansions
from index.vietnamese.tokens import syllables

_OFFICE = re.compile(
    r"\b(?P<deputy>phó )?(?:tổng )?(?P<head>bí thư|chủ tịch|trưởng ban|trưởng phòng|trưởng đoàn|giám đốc|bộ trưởng|"
    r"viện trưởng|chánh án|chánh thanh tra|chánh văn phòng|cục trưởng|vụ trưởng|hiệu trưởng|thủ tướng|tổng thống|"
    r"chủ nhiệm|thống đốc|trưởng công an)\b"
)
# "Chủ tịch nước nói gì": of what he is the head, before what he says.
_SAYS = re.compile(
    r"(?P<of>(?: (?!nói|phát|yêu|cho|đề|nhấn|chỉ|khẳng|kết|muốn|nêu|lưu|hứa|nhận|đánh)[^\W\d_]+){0,4}) "
    r"(?:nói|phát biểu|yêu cầu|cho biết|cho rằng|đề nghị|nhấn mạnh|chỉ đạo|khẳng định|kết luận|nêu|lưu ý|hứa|nhận định|"
    r"đánh giá)(?: \w+){0,2} gì\b"
)
_RANKS, _REACH = frozenset(("phó", "tổng", "nguyên", "cựu")), 60
# "Ông An có phải là Trưởng ban Tổ chức không?": what he is asked to be.
_CLAIMED = re.compile(
    r"\b(?:có phải(?: là)?|có đúng là|đúng là|là|giữ chức)\s+(?P<office>\S.*?)"
    r"(?:,?\s+(?:có )?(?:phải|đúng|hay))?\s+(?:không|à|hả)\W*$",
    re.IGNORECASE,
)


def unnamed_office(question: Understood, text: str, elsewhere: bool = False) -> list[Unmet]:
    """Return the office that `question` opens with, instead of a name, where `text` speaks of nobody in such an office.

    "Chủ tịch tỉnh nói gì" is not met by a report that names no chairman at all, nor "Chủ tịch nước nói gì" by one that
    quotes the chairman of a union. What was said `elsewhere` than in the articles a follow-up goes on about is not
    what it asks for.
    """
    asked = OWN_WORDS.sub("", question.text)
    office = _OFFICE.match(folded(asked))
    if office is None or people(asked):
        return []
    of = _SAYS.match(folded(asked), office.end())
    if of is None:
        held = re.search(rf"\b{office['head']}\b", folded(text)) is not None
        return [] if held else [Unmet(Slot.NAME, asked[: office.end()])]
    whole = asked[: of.end("of")].strip()
    return (
        []
        if not elsewhere and any(_speaks(form, office["head"], text) for form in (whole, *expansions(whole)))
        else [Unmet(Slot.NAME, whole)]
    )


def _speaks(office: str, head: str, text: str) -> bool:
    """Tell a text that names somebody in an office by its head and, close behind, of what he is it."""
    of = set(syllables(office)) - set(syllables(head)) - _RANKS
    return any(
        of <= set(syllables(text[found.end() : found.end() + _REACH]))
        for found in re.finditer(rf"\b{head}\b", folded(text))
    )


def other_office(question: Understood, text: str) -> list[Unmet]:
    """Return the persons of `question` whom `text` gives the same office, but as a deputy, or not as one."""
    found: list[Unmet] = []
    for person in people(question.text):
        name = person.name.of(question.text)
        asked = _offices(person, question.text)
        told = [each for each in people(text) if each.name.of(text) == name]
        held = {office for each in told for office in _offices(each, text)}
        contrary = {(not deputy, head) for deputy, head in asked}
        if (claimed := _claimed(question)) and (other := _not_held(claimed, told, text)):
            named = person.whole.of(question.text)
            found.append(Unmet(Slot.OFFICE, f"{named[0].lower()}{named[1:]} là {claimed}", other))
            continue
        if asked and not asked & held and contrary & held:
            whole = next(each.whole.of(text) for each in told if _offices(each, text) & contrary)
            found.append(Unmet(Slot.OFFICE, person.whole.of(question.text), whole.strip(" ,–-")))
    return found


def _offices(person: Person, text: str) -> set[tuple[bool, str]]:
    """Return the offices written beside a name."""
    return offices_in(person.beside(text))


def offices_in(words: str) -> set[tuple[bool, str]]:
    """Return the offices that `words` name, each with whether it is that of a deputy."""
    return {(match["deputy"] is not None, match["head"]) for match in _OFFICE.finditer(folded(words))}


def _claimed(question: Understood) -> str:
    """Return the office that a yes-or-no question gives to somebody, else ""."""
    asked = _CLAIMED.search(question.text) if question.kind is Kind.YES_NO else None
    return asked["office"] if asked and _OFFICE.match(folded(asked["office"])) else ""


def _not_held(claimed: str, told: Sequence[Person], text: str) -> str:
    """Return the person with the offices that `text` gives him, where none of them is the one claimed, else ""."""
    given = [each for each in told if _offices(each, text)]
    wanted = [frozenset(syllables(form)) for form in (claimed, *expansions(claimed))]
    if any(words <= set(syllables(each.beside(text))) for each in given for words in wanted):
        return ""
    return given[0].whole.of(text).strip(" ,–-") if given else ""
