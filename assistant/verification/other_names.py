"""Names that stand where the sources have others: "huyện Triệu Sơn" for "huyện Hậu Lộc"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verification.known import Known
from assistant.verification.reading import Reading
from assistant.verification.words import places_of
from index.vietnamese.tokens import Token

# After these words a name says which one: another name there is another thing.
_HEADS = frozenset(("tỉnh", "huyện", "xã", "quận", "phường", "trấn", "tết"))
_HEADS_OF_TWO = frozenset(("ủy", "phố", "tp", "luật", "ty", "đoàn", "hàng", "nhánh", "phán"))
_COMMITTEE_END, _JUDGE_END = "ủy", "phán"
# A person's name of two words may be a place's.
_FULL_NAMES = (3, 4, 5)
_AND = "và"
# May stand within a name.
JOINTS = frozenset((" ", "-", ".", ". ", "\u00a0"))


def is_another(run: list[int], sentence: Reading, known: Known) -> bool:
    """Tell whether the sources have other names after the words that stand before this one, and never this one."""
    persons = {sentence.at(person.name.start) for person in sentence.people}
    for at in run:
        before = sentence.words[at - 1] if at else ""
        if (at in persons and before == _COMMITTEE_END) or (before in _HEADS and _is_person(at, sentence, known)):
            continue  # "Phó Bí thư Tỉnh ủy Nguyễn Văn Bình": the committee's name is left out
        length = 1 if before in _HEADS else 2 if before in _HEADS_OF_TWO else 0
        if length and _is_never_after(at, length, sentence, known):
            return True
    return False


def _is_person(at: int, sentence: Reading, known: Known) -> bool:
    """Tell whether someone whom the sources name in full is named at `at`: "Chủ tịch UBND tỉnh Nguyễn Văn Bình"."""
    return any(sentence.words[at : at + length] in known.persons for length in _FULL_NAMES)


def _is_never_after(at: int, length: int, sentence: Reading, known: Known) -> bool:
    before = sentence.words[max(0, at - length) : at]
    places = [(words, place + len(before)) for words in known.words for place in places_of(before, words[:-1])]
    found = [words[at] for words, at in places]
    # "Huyện ủy Hậu Lộc" is of "huyện Hậu Lộc".
    found += [words[at + 1] for words, at in places if words[at] == _COMMITTEE_END and at + 1 < len(words)]
    found += [word for reading in known.readings for word in _listed_after(before, reading)]
    return sentence.words[at] not in found and any(_is_named_after(before, reading) for reading in known.readings)


def _listed_after(before: Sequence[str], reading: Reading) -> Iterator[str]:
    """Yield the words of all the names that follow the words `before`: "các quận Hoàn Kiếm, Ba Đình và Tây Hồ"."""
    for place in places_of(before, reading.words):
        at = place + len(before)
        while at < len(reading.words) and (reading.is_capital(at) or reading.words[at] == _AND):
            yield reading.words[at]
            at += 1


def _is_named_after(before: Sequence[str], reading: Reading) -> bool:
    """Tell whether a name follows the words `before` somewhere, with nothing but a space between.

    The name of a person is not the body's: "Chủ tịch UBND TP Nguyễn Văn Bình".
    """
    places = (place + len(before) for place in places_of(before, reading.words[:-1]))
    persons = {reading.at(person.name.start) for person in reading.people} if before[-1] != _JUDGE_END else ()
    return any(reading.is_capital(at) and at not in persons and _follows_closely(at, reading) for at in places)


def _follows_closely(at: int, reading: Reading) -> bool:
    """Tell whether nothing but a space stands before a word, or the point of "TP."."""
    between = reading.text[reading.tokens[at - 1].end : reading.tokens[at].start]
    return between.isspace() or (between in JOINTS and is_short_form(reading.tokens[at - 1], reading.text))


def is_short_form(token: Token, text: str) -> bool:
    """Tell whether a word is written in capitals only: "TP"."""
    written = text[token.start : token.end]
    return len(written) > 1 and written.isupper()
