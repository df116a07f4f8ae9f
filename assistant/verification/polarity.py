"""Signs that turn a statement round: "không", "chưa", "tăng" against "giảm".

This is a check of neighbouring words, not of meaning: it sees a sign put before, or taken from, words that the source
has too. A negation told in other words ("từ chối", "thiếu") goes unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verification.problems import Claim, Problem
from assistant.verification.words import EMPTY, content, holds, places_of

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
# What follows these is supposed or forbidden, not said: "nếu đã nhận quà", "trước khi bị phát hiện".
_SUPPOSED = frozenset(("nếu", "giả", "hễ", _FORBIDDEN))
_NOT_YET = ("trước", "khi")
_SUPPOSED_REACH = 6
_REACH = 3
# Looser, for the sentence that was written: these deny too, and a word or two more may stand between.
_LACKING = frozenset(("thiếu", "kém", "ít", "khó", "từ", "vắng", "bất", "vô", "mất", "hết", "tránh", "chối", "quá"))
_LOOSE_REACH = 4
_LACK_REACH = 2
_LONGEST_RUN = 3
# Alone these tell nothing of what is denied.
_LIGHT = frozenset(("thực", "hiện", "tiến", "hành", "làm", "nêu"))
# "các cáo buộc" names what is told of, and says nothing.
_PLURALS = frozenset(("các", "những"))
# "không nên" and "không vì" deny what comes after them.
_REASONS = frozenset(("nên", "vì", "do", "để"))
# "chưa nhiều" denies no word.
_DEGREES = frozenset(("nhiều", "cao", "lớn", "hết"))

_OPPOSITES = (("tăng", "giảm"),)


def polarity(sentence: Sequence[str], backing: Sequence[str], source: Sequence[str]) -> Iterator[Problem]:
    """Yield the words of `sentence` whose sign is another one in its sources; all in matching form.

    `backing` are the words of the sources that the sentence leans on, `source` all of them.
    """
    yield from _negations(sentence, backing, source, shortest=1)
    yield from _negations(sentence, source, source, shortest=2)
    yield from _directions(sentence, source)


def _negations(
    sentence: Sequence[str], source: Sequence[str], whole: Sequence[str], shortest: int
) -> Iterator[Problem]:
    """Compare what each of the two denies, in runs of at least `shortest` words; what `whole` says of them is said."""
    denies = not _NEGATORS.isdisjoint(sentence)
    for at in _denied(source):
        for length in range(shortest, _LONGEST_RUN + 1):
            run = source[at : at + length]
            if (len(run) == 1 and run[0] in _DEGREES) or (shortest > 1 and frozenset(run) <= _LIGHT):
                continue
            if length == 1 and (denies or run[0] in EMPTY or not _ends(source, at)):
                continue  # alone a syllable says little: "chủ thể" is no "thân chủ"
            places = [place for place in places_of(run, sentence) if length > 1 or _ends(sentence, place)]
            always = all(_is_denied(source, place) for place in places_of(run, source))
            places = [place for place in places if not _is_said_so(sentence, place, length, whole)]
            places = [place for place in places if not (place and sentence[place - 1] in _PLURALS)]
            if always and places and not any(_is_denied_loosely(sentence, place) for place in places):
                yield Problem(Claim.POLARITY, " ".join(run))
    if not any(word in _NEGATORS or word == _FORBIDDEN for word in source):
        for at in _denied(sentence):
            if sentence[at] in source and sentence[at] not in _REASONS and not _is_lacked(sentence[at], source):
                yield Problem(Claim.POLARITY, sentence[at])


def _ends(words: Sequence[str], at: int) -> bool:
    """Tell whether a syllable may end a word: no other of content follows it."""
    return not content(words[at + 1 : at + 2])


def _is_said_so(sentence: Sequence[str], at: int, length: int, whole: Sequence[str]) -> bool:
    """Tell whether the source says a run with a word beside it without denying it: "khi phát hiện nhiều"."""
    longer = (sentence[max(0, at - 1) : at + length], sentence[at : at + length + 1])
    return any(
        len(run) > length and not _is_denied_loosely(whole, place + (begins < at))
        for begins, run in zip((at - 1, at), longer, strict=True)
        for place in places_of(run, whole)
    )


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
    before = words[max(0, at - _SUPPOSED_REACH) : at]
    supposed = not _SUPPOSED.isdisjoint(before) or holds(_NOT_YET, before)
    return supposed or any(word in _NEGATORS | _LACKING for word in words[max(0, at - _LOOSE_REACH) : at])


def _directions(sentence: Sequence[str], source: Sequence[str]) -> Iterator[Problem]:
    for one, other in _OPPOSITES:
        for here, there in ((one, other), (other, one)):
            if here in sentence and here not in source and there in source and there not in sentence:
                yield Problem(Claim.POLARITY, here)
