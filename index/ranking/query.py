"""A question as the search sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.vietnamese.abbreviations import expanded, expansions
from index.vietnamese.marks import restore
from index.vietnamese.normal import normalise, strip_marks
from index.vietnamese.tokens import codes, syllables, terms, unmarked_terms
from index.vietnamese.unmarked import is_half_marked

# Words past this one are not searched for: no question needs them, and each costs time.
MOST_WORDS = 200
# Asked-for kinds, the first that matches; patterns are over matching forms without marks.
_KINDS = (
    r"\b(bao nhieu|may|bao lau|bao xa|ty le|so luong|phan tram)\b",
    r"\b(khi nao|bao gio|nam may|(luc|nam|ngay|thang|hom|giai doan|thoi gian|thoi diem) nao)\b",
    r"\b(o dau|noi dau|tai dau|den dau|tu dau"
    r"|(noi|dia diem|nuoc|thanh pho|tinh|quoc gia|dia phuong|vung|quan|huyen) nao)\b",
    r"\b(ai|nguoi nao|nhung ai|vi nao|ong nao|ba nao|ten gi|ten la gi)\b",
    r"\b(tai sao|vi sao|ly do|nguyen nhan|do dau|sao lai|muc dich)\b",
    r"\b(the nao|nhu the nao|ra sao|bang cach nao|lam sao|cach nao)\b",
    r"\b(la gi|nghia la|dinh nghia)\b",
    r"\b(gi|nao)\b",
)
KINDS = len(_KINDS) + 1
_COMPILED = tuple(re.compile(pattern) for pattern in _KINDS)


@dataclass(frozen=True, slots=True)
class Query:
    """A question ready for searching.

    Parameters
    ----------
    words:
        Its words in matching form, in order; without marks where `unmarked`.
    capital:
        For each word, whether it was typed with a capital (never the first one).
    kind:
        Number of the asked-for kind, in the order of the patterns above; one past the last where none matches.
    restored, meaning:
        Words and text with their marks restored where none were typed: for what looks at meaning, not at letters.
    also:
        Terms of other forms of its abbreviations and long names: "bnctw" for "Ban Nội chính Trung ương".
    """

    text: str
    words: tuple[str, ...]
    capital: tuple[bool, ...]
    unmarked: bool
    kind: int
    restored: tuple[str, ...]
    codes: tuple[str, ...]
    meaning: str
    also: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the adjacent words."""
        return tuple(zip(self.words, self.words[1:], strict=False))


def understand(question: str) -> Query:
    """Return the question ready for searching."""
    text = normalise(question).strip()
    unmarked, meaning = strip_marks(text) == text, text
    if not unmarked and is_half_marked(text):
        # What was typed of the marks tells the meaning; the words are found without any.
        unmarked, meaning, text = True, restore(text), strip_marks(text)
    elif unmarked:
        meaning = restore(text)
    words = syllables(text)[:MOST_WORDS]
    plain = strip_marks(" ".join(words))
    kind = next((i for i, pattern in enumerate(_COMPILED) if pattern.search(plain)), len(_COMPILED))
    restored = syllables(meaning)[:MOST_WORDS] if unmarked else words
    if len(restored) != len(words):
        restored = words
    capital = _capitals(text, len(words))
    return Query(
        text,
        tuple(words),
        capital,
        unmarked,
        kind,
        tuple(restored),
        tuple(codes(text)),
        meaning,
        _also(meaning, unmarked),
    )


def _also(text: str, unmarked: bool) -> tuple[str, ...]:
    cut = unmarked_terms if unmarked else terms
    return tuple(dict.fromkeys(term for form in expansions(text) for term in cut(normalise(form))))


def variants(query: Query) -> tuple[Query, ...]:
    """Return the question, and the same with its abbreviations written out where it has any."""
    longer = expanded(query.text)
    return (query,) if longer == query.text else (query, understand(longer))


def _capitals(text: str, count: int) -> tuple[bool, ...]:
    from index.vietnamese.tokens import tokens

    starts = [text[token.start].isupper() for token in tokens(text)[:count]]
    return (False, *starts[1:]) if starts else ()
