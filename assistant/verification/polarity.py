"""Signs that turn a statement round: "không", "chưa", "phó", "nguyên", "tăng" against "giảm".

This is a check of neighbouring words, not of meaning: it sees a sign put before, or taken from, words that the source
has too. A negation told in other words ("từ chối", "thiếu") goes unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import BORDER, Reading, given_name
from assistant.verification.words import EMPTY, holds, places_of
from index.vietnamese.tokens import syllables

_NEGATORS = frozenset({"không", "chưa", "chẳng", "chả"})
# "nghiêm cấm nhận quà" is "không được nhận quà".
_FORBIDDEN = "cấm"
# "không chỉ", "hàng không", "không gian" deny nothing.
_DENY_NOTHING_BEFORE = frozenset(("chỉ", "những", "gian", "khí", "quân", "phận", "kể", "ngừng", "ít", "trung", "lưu"))
_DENY_NOTHING_AFTER = frozenset(("hàng", "hay", "vô"))
# May stand between a negation and what it denies: "không được", "chưa hề bị", "không thể".
_LINKS = frozenset(
    (
        "bị",
        "được",
        "phải",
        "thể",
        "hề",
        "có",
        "thật",
        "còn",
        "để",
        "cho",
        "lần",
        "là",
        "từng",
        "sự",
        "đủ",
        "dám",
        "muốn",
    )
)
# What follows these is supposed, not said: "nếu đã nhận quà".
_SUPPOSED = frozenset(("nếu", "giả", "hễ"))
_SUPPOSED_REACH = 6
_REACH = 3
# Looser, for the sentence that was written: these deny too, and a word or two more may stand between.
_LACKING = frozenset(("thiếu", "kém", "ít", "khó", "từ"))
_LOOSE_REACH = 4
_LACK_REACH = 2
_LONGEST_RUN = 3
# Alone these tell nothing of what is denied.
_LIGHT = frozenset(("thực", "hiện", "tiến", "hành", "làm", "nêu"))
# "không nên" and "không vì" deny what comes after them.
_REASONS = frozenset(("nên", "vì", "do", "để"))
# "chưa nhiều" denies no word.
_DEGREES = (["nhiều"], ["cao"], ["lớn"], ["hết"])

_OFFICE_TABLE = """
    bí thư, chủ tịch, chủ nhiệm, giám đốc, tổng giám, tổng bí, tổng thanh, tổng cục, thủ tướng, viện trưởng, cục trưởng,
    vụ trưởng, kế toán, cán bộ, bộ trưởng, hiệu trưởng, trưởng ban, trưởng phòng, trưởng đoàn, chánh án, chánh thanh,
    phó giám, phó chủ, phó bí, phó trưởng, phó tổng
"""
_OFFICES = frozenset(tuple(pair.split()) for pair in _OFFICE_TABLE.split(","))
_DEPUTY = frozenset({"phó"})
_FORMER = frozenset({"nguyên", "cựu"})
# These leave open whether an office is still held.
_EARLIER = (("từng",), ("trước", "đây"), ("trước", "đó"), ("trước", "khi"), ("đương", "chức"), ("thời", "gian", "giữ"))
_EARLIER_REACH = 8
_OPPOSITES = (("tăng", "giảm"),)


def polarity(sentence: Sequence[str], backing: Sequence[str], source: Sequence[str]) -> Iterator[Problem]:
    """Yield the words of `sentence` whose sign is another one in its sources; all in matching form.

    `backing` are the words of the sources that the sentence leans on, `source` all of them.
    """
    yield from _negations(sentence, backing, shortest=1)
    yield from _negations(sentence, source, shortest=2)
    yield from _directions(sentence, source)


def _negations(sentence: Sequence[str], source: Sequence[str], shortest: int) -> Iterator[Problem]:
    """Compare what each of the two denies, in runs of at least `shortest` words."""
    denies = not _NEGATORS.isdisjoint(sentence)
    for at in _denied(source):
        for length in range(shortest, _LONGEST_RUN + 1):
            run = source[at : at + length]
            if list(run) in _DEGREES or (shortest > 1 and frozenset(run) <= _LIGHT):
                continue
            if length == 1 and (denies or run[0] in EMPTY):
                continue  # alone a syllable says little: "chủ thể" is no "thân chủ"
            places = list(places_of(run, sentence))
            always = all(_is_denied(source, place) for place in places_of(run, source))
            if always and places and not any(_is_denied_loosely(sentence, place) for place in places):
                yield Problem(Claim.POLARITY, " ".join(run))
    if not any(word in _NEGATORS or word == _FORBIDDEN for word in source):
        for at in _denied(sentence):
            if sentence[at] in source and sentence[at] not in _REASONS and not _is_lacked(sentence[at], source):
                yield Problem(Claim.POLARITY, sentence[at])


def _is_lacked(word: str, source: Sequence[str]) -> bool:
    """Tell whether the source denies a word by others: "thiếu năng lực" for "không đủ năng lực"."""
    return any(_LACKING & frozenset(source[max(0, at - _LACK_REACH) : at]) for at in places_of((word,), source))


def _denied(words: Sequence[str]) -> Iterator[int]:
    """Yield where words that are denied stand: the first behind each negation that is more than a link."""
    for negation in (at for at, word in enumerate(words) if word in _NEGATORS):
        reached = range(negation + 1, min(len(words), negation + 1 + _REACH))
        at = next((at for at in reached if words[at] not in _LINKS), None)
        if at is not None and words[at] not in _NEGATORS and _is_denied(words, at):
            yield at


def _is_denied(words: Sequence[str], at: int) -> bool:
    """Tell whether a negation stands before the word at `at`, with nothing but links between."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if words[place] in _NEGATORS:
            before = words[place - 1] if place else ""
            return words[place + 1] not in _DENY_NOTHING_BEFORE and before not in _DENY_NOTHING_AFTER
        if words[place] not in _LINKS:
            return False
    return False


def _is_denied_loosely(words: Sequence[str], at: int) -> bool:
    supposed = any(word in _SUPPOSED for word in words[max(0, at - _SUPPOSED_REACH) : at])
    return supposed or any(word in _NEGATORS | _LACKING for word in words[max(0, at - _LOOSE_REACH) : at])


def offices(sentence: Reading, readings: Sequence[Reading], titles: Sequence[Reading] = ()) -> Iterator[Problem]:
    """Compare "phó" and "nguyên" within the offices written beside each person's name, and before each other office."""
    settled: set[tuple[str, ...]] = set()
    for person in sentence.people:
        name = given_name(person, sentence)
        beside = [
            word
            for reading in readings
            for other in reading.people
            if given_name(other, reading) == name
            for word in (*syllables(other.whole.of(reading.text)), BORDER)
        ]
        own = syllables(person.whole.of(sentence.text))
        found = [problem for signs in (_DEPUTY, _FORMER) for problem in _offices(own, beside, signs)]
        yield from found
        if not found:
            settled |= _OFFICES & frozenset(pairwise(own)) & frozenset(pairwise(beside))
    if any(pair in _OFFICES - settled for pair in pairwise(sentence.words)):
        phrases = [word for reading in readings for word in (*reading.phrases(), BORDER)]
        headings = [word for title in titles for word in (*title.phrases(), BORDER)]
        for signs in (_DEPUTY, _FORMER):
            yield from _offices(sentence.phrases(), phrases, signs, headings, frozenset(settled))


def _offices(
    sentence: Sequence[str],
    source: Sequence[str],
    signs: frozenset[str],
    title: Sequence[str] = (),
    settled: frozenset[tuple[str, ...]] = frozenset(),
) -> Iterator[Problem]:
    """Compare "phó" and "nguyên" before each office that both have and that is not `settled`, with the words after it.

    What the title says of an office holds too, and alone where the source is silent.
    """
    for at, pair in enumerate(pairwise(sentence)):
        if pair not in _OFFICES or pair in settled or (at and (sentence[at - 1], pair[0]) in _OFFICES):
            continue
        places = _longest_places(sentence, at, source)
        if signs is _FORMER and any(_is_earlier(sentence, at) or _is_earlier(source, place) for place in places):
            continue
        own = _signed(sentence, at, signs)
        found = [_signed(source, place, signs) for place in places]
        in_title = [_signed(title, place, signs) for place in places_of(pair, title)]
        # A title may add "nguyên" to what the text says, and decides alone where the text is silent.
        if (found or in_title) and own not in (found or in_title) and not (own and own in in_title):
            yield Problem(Claim.STATUS, " ".join(sentence[max(0, at - 1) : at + 3]))
            return


def _longest_places(sentence: Sequence[str], at: int, source: Sequence[str]) -> list[int]:
    """Return where the source has the office at `at`, with as many of the words after it as it has anywhere."""
    for length in (4, 3, 2):
        if places := list(places_of(sentence[at : at + length], source)):
            return places
    return []


def _is_earlier(words: Sequence[str], at: int) -> bool:
    before = words[max(0, at - _EARLIER_REACH) : at]
    return any(holds(run, before) for run in _EARLIER)


def _signed(words: Sequence[str], at: int, signs: frozenset[str]) -> bool:
    return any(word in signs for word in words[max(0, at - 2) : at + 1])


def _directions(sentence: Sequence[str], source: Sequence[str]) -> Iterator[Problem]:
    for one, other in _OPPOSITES:
        for here, there in ((one, other), (other, one)):
            if here in sentence and here not in source and there in source and there not in sentence:
                yield Problem(Claim.POLARITY, here)
