"""Words of legal standing and of discipline: these are never changed for one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verification.problems import Claim, Problem
from assistant.verification.words import places_of

# Each row: ways of saying one standing. A sentence that uses one of them needs a source that uses one of the same row.
_ROWS = (
    "bị can",
    "bị cáo",
    "bị hại",
    "nghi phạm|nghi can",
    "bị kết án|kết án|tuyên án|tuyên phạt|bị tuyên|lĩnh án|bản án|án sơ thẩm|án phúc thẩm|mức án|phạt tù|năm tù|"
    "mức tuyên|tù",
    "bị tố giác|tố giác|người bị tố",
    "khởi tố",
    "truy tố|cáo trạng",
    "tạm giữ",
    "tạm giam",
    "truy nã",
    "khai trừ",
    "cách chức|cách các|cách tất cả|cách hết|cách mọi|cách toàn bộ",
    "khiển trách",
    "cảnh cáo",
    "đình chỉ",
    "miễn nhiệm",
    "bãi nhiệm",
    "tử hình|án tử",
    "chung thân",
    "án treo|tù treo",
    "tại ngoại",
    "đầu thú|tự thú",
    "trắng án|vô tội",
)
_STANDINGS = tuple(tuple(tuple(form.split()) for form in row.split("|")) for row in _ROWS)


# "bị cáo buộc" accuses, and calls nobody "bị cáo".
_NOT_BEFORE: dict[tuple[str, ...], str] = {("bị", "cáo"): "buộc"}
# What a person is called in a case: the first two are stages of it, and never hold at once.
_PERSONS = (("bị", "can"), ("bị", "cáo"), ("bị", "hại"), ("nghi", "phạm"), ("nghi", "can"))


# Of each row a text gives one to each of several people; these must not change places.
_GROUPS = (
    "khiển trách|cảnh cáo|cách chức|khai trừ|đình chỉ",
    "tạm giữ|tạm giam|tại ngoại",
    "khởi tố|truy tố",
    "tử hình|chung thân",
)
GROUPS = tuple(tuple(tuple(form.split()) for form in row.split("|")) for row in _GROUPS)


def status(
    sentence: Sequence[str], sources: Sequence[Sequence[str]], same_articles: Sequence[Sequence[str]] = ()
) -> Iterator[Problem]:
    """Yield the words of standing in `sentence` that no source uses.

    `same_articles` are other passages of the articles cited: what they call a person holds where the sources call
    nobody by such a word.
    """
    silent = not any(_uses(source, form) for form in _PERSONS for source in sources)
    for forms in _STANDINGS:
        used = next((form for form in forms if _uses(sentence, form)), None)
        asked = (*sources, *same_articles) if silent and used in _PERSONS else sources
        if used and not any(_uses(source, form) for form in forms for source in asked):
            told = any(_uses(source, form) for group in _kin(forms) for form in group for source in sources)
            yield Problem(Claim.STATUS, " ".join(used), absent=not told)


def _kin(forms: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield the standings that may stand in the place of one: where a source has such a one, it speaks against it."""
    for group in (*GROUPS, _PERSONS):
        if not frozenset(group).isdisjoint(forms):
            yield group


def _uses(words: Sequence[str], form: tuple[str, ...]) -> bool:
    follows = (words[at + len(form)] if at + len(form) < len(words) else "" for at in places_of(form, words))
    return any(word != _NOT_BEFORE.get(form) for word in follows)
