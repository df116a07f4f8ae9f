"""Names of a sentence against the words of its sources: runs of capitals, with what belongs to them in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.verification.evidence import Evidence
from assistant.verification.known import Known
from assistant.verification.other_names import is_another, is_short_form
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading
from assistant.verification.runs import is_place_or_person, runs
from assistant.verification.words import EMPTY, places_of
from index.vietnamese.abbreviations import abbreviations, expanded
from index.vietnamese.syllables import is_syllable
from index.vietnamese.tokens import syllables

# A word of a body after which the name goes on in lower case: "Ban Nội chính", "Viện Kiểm sát", "Luật Tố cáo".
_BODY_TABLE = "ban bộ sở cục vụ viện tòa cơ ủy hội đảng tổng chi đoàn phòng trường học luật"
_BODIES = frozenset(_BODY_TABLE.split())
_OF_A_BODY = 2
# Bodies of two words with one capital: the second word belongs to the name.
_PAIR_TABLE = """
    kiểm toán, thanh tra, công an, tòa án, kho bạc, ngân hàng, quốc hội, chính phủ, văn phòng, viện kiểm, viện trưởng,
    kiểm sát, hải quan, mặt trận, tập đoàn, công ty, đảng ủy, tỉnh ủy, thành ủy, huyện ủy, quận ủy, học viện, đại học,
    báo cáo, cao đẳng
"""
_PAIRS = frozenset(tuple(pair.split()) for pair in _PAIR_TABLE.split(","))
_TITLES = frozenset(("ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "chí", "cáo", "can"))
_SCHOOL = "trường"
_JOINED_SHORT_FORMS = re.compile(r"\b([A-ZĐ]{2,4})\s?[-–&]\s?([A-ZĐ]{2,5})\b")
_IN_FULL = 3
# "Ủy ban Thường vụ" is "Thường vụ": what it is called is checked by itself.
_COMMITTEE = ("ủy", "ban")
# "Chủ tịch UBND tỉnh" is "Chủ tịch tỉnh".
_COMMITTEES = frozenset(("ubnd",))


def names(sentence: Reading, sources: Sequence[Evidence], others: Sequence[Evidence] = ()) -> Iterator[Problem]:
    """Yield the names of `sentence` that stand in no source.

    `others` are further passages of the same articles: there a person may be named whom the sources call only "ông"
    or "bà", or by the last words of the name.
    """
    unknown = list(_unknown(sentence, sources, others))
    if unknown and (written_out := _written_out(sentence.text, sources)):
        unknown = list(_unknown(Reading.of(written_out), sources, others))
    yield from unknown


def _written_out(text: str, sources: Sequence[Evidence]) -> str:
    """Return `text` with short forms like "GD-ĐT" written out, where a source has the long one; else nothing."""
    joined = _JOINED_SHORT_FORMS.sub(r"\1&\2", text)
    long_forms = [each.forms[0] for each in abbreviations(joined) if "&" in each.span.of(joined)]
    known = Known.of(sources, frozenset())
    return expanded(joined) if long_forms and all(known.holds(syllables(form)) for form in long_forms) else ""


def _unknown(sentence: Reading, sources: Sequence[Evidence], others: Sequence[Evidence]) -> Iterator[Problem]:
    unnamed = {source.article for source in sources if source.leaves_out_a_name}
    before = [other for other in others if other.article in unnamed]
    named = frozenset(name for source in (*sources, *others) for name in source.persons)
    known, further, elsewhere = Known.of(sources, named), Known.of(before, named), Known.of(others, named)
    persons = [sentence.at(person.name.start) for person in sentence.people]
    for run in runs(sentence):
        person = any(at in run for at in persons)
        called = person and any(sentence.words[at] in known.alone for at in run)
        stands = _is_known(run, sentence, known) or (person and _is_known(run, sentence, further))
        stands = stands or (called and _is_known(run, sentence, elsewhere))
        if not stands or is_another(run, sentence, known):
            words = sentence.text[sentence.tokens[run[0]].start : sentence.tokens[run[-1]].end]
            yield Problem(Claim.NAME, words, absent=not stands and not person)


def _is_known(run: list[int], sentence: Reading, known: Known) -> bool:
    words = [sentence.words[at] for at in run]
    following = list(sentence.words[run[-1] + 1 : run[-1] + 1 + _OF_A_BODY])
    if len(words) == 1:
        return known.holds_otherwise(words) or _is_known_word(run[0], words[0], following, sentence, known)
    open_to = range(run[-1] + 1, run[-1] + 1 + len(following))
    lower = takewhile(lambda at: not sentence.is_capital(at) and sentence.words[at] not in EMPTY, open_to)
    tail = _tail(words, [sentence.words[at] for at in lower])
    if known.holds([*words, *tail]) or (not tail and _stands(run, sentence, known)):
        return True
    if any(known.holds(form) for form in _forms(run, sentence)) or _is_called_shorter(words, known):
        return True
    # "Theo Bộ Công an", "Tại Hà Nội": the word that opens a sentence is no name by its capital.
    # "Trường Đại học Sư phạm" is "Đại học Sư phạm".
    if words[0] == _SCHOOL and (words[1], *following[:1]) in _PAIRS and _is_known(run[1:], sentence, known):
        return True
    opens = run[0] == 0 and words[0] not in _BODIES
    goes_on = len(words) > 2 or words[-1] in known.capitals or is_short_form(sentence.tokens[run[-1]], sentence.text)
    if opens and goes_on and _is_known(run[1:], sentence, known):
        return True
    return not tail and _in_parts(run, sentence, known)


def _is_known_word(at: int, word: str, following: list[str], sentence: Reading, known: Known) -> bool:
    if (word, *following[:1]) in _PAIRS:
        if known.holds_otherwise([word, *following[:1]]):
            return True
        third = sentence.tokens[at + 2 : at + 3]
        goes_on = third and sentence.is_capital(at + 2) and not is_short_form(third[0], sentence.text)
        close = goes_on and sentence.text[sentence.tokens[at + 1].end : third[0].start].isspace()
        more = following if close and not is_place_or_person(at + 2, sentence) else following[:1]
        return known.holds([word, *more]) or any(known.holds(form) for form in _forms([at], sentence))
    if at == 0 or (word, *following[:1]) == _COMMITTEE:
        return True
    if sentence.words[at - 1] in _TITLES:
        return word in known.capitals
    if word in _COMMITTEES and following and known.holds([sentence.words[at - 1], following[0]]):
        return True
    return _stands([at], sentence, known)


def _tail(words: Sequence[str], following: Sequence[str]) -> list[str]:
    """Return the words in lower case that go on the name of a body."""
    for back, word in enumerate(reversed(words)):
        if word in _BODIES and back < _OF_A_BODY and back < len(words):
            return list(following[: _OF_A_BODY - back]) if back else []
    return []


def _in_parts(run: Sequence[int], sentence: Reading, known: Known) -> bool:
    """Tell whether a run is names side by side, each known: "TP HCM Nguyễn Văn Hiếu", "HĐTV Vinashin"."""
    for cut in range(1, len(run)):
        first, rest = run[:cut], run[cut:]
        short = any(is_short_form(sentence.tokens[at], sentence.text) for at in (run[cut - 1], run[cut]))
        apart = all(len(part) > 1 or _is_a_name(part[0], sentence, known) for part in (first, rest))
        if not (short or apart) or not _stands(first, sentence, known):
            continue
        if _stands(rest, sentence, known) or _in_parts(rest, sentence, known):
            return True
    return False


def _is_a_name(at: int, sentence: Reading, known: Known) -> bool:
    """Tell whether a word is a name by itself: "Moskva", and "Mỹ" where a source has it alone."""
    return not is_syllable(sentence.words[at]) or sentence.words[at] in known.alone


def _stands(run: Sequence[int], sentence: Reading, known: Known) -> bool:
    """Tell whether a run stands in the sources as it is, abbreviated, or by another word for the same."""
    words = [sentence.words[at] for at in run]
    if known.holds(words) or known.holds_otherwise(words):
        return True
    if len(words) == 1 and is_short_form(sentence.tokens[run[0]], sentence.text) and known.spells_out(words[0]):
        return True
    return known.holds_misspelt(words) or any(known.holds(form) for form in _forms(run, sentence))


def _is_called_shorter(words: Sequence[str], known: Known) -> bool:
    """Tell whether the sources call a person only by the end of this name: "bà Kim Anh" of "Nguyễn Thị Kim Anh"."""
    called = tuple(words[1:] if words[0] in _TITLES else words)
    full = {name for name in known.persons if name[-1:] == called[-1:] and len(name) >= min(len(called), _IN_FULL)}
    if full and not any(name[-len(called) :] == called for name in full):
        return False  # they have the name in full, and it is another one
    if full and called[-1] in known.alone:
        return True
    for length in range(1, min(3, len(words))):
        end = list(words[-length:])
        for source in known.words:
            before = [source[at - 1] for at in places_of(end, source) if at]
            if any(word in _TITLES for word in before) and all(word in _TITLES for word in before):
                return True
    return False


def _forms(run: Sequence[int], sentence: Reading) -> list[list[str]]:
    """Return the run with an abbreviation in it as what it stands for, and the other way round."""
    written = sentence.text[sentence.tokens[run[0]].start : sentence.tokens[run[-1]].end]
    return [
        syllables(written[: each.span.start] + form + written[each.span.end :])
        for each in abbreviations(written)
        for form in each.forms
    ]
