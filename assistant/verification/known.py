"""The names that some passages hold, to look names of a sentence up in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.verification.evidence import Evidence
from assistant.verification.reading import Reading
from assistant.verification.words import holds

# What a text calls by one of these names or another.
_SAME_TABLE = (
    "hđxx, hội đồng xét xử, tòa, tòa án, tand, phiên tòa",
    "vks, vksnd, viện ksnd, viện kiểm sát, viện kiểm sát nhân dân",
    "cp, cổ phần",
    "mtv, một thành viên",
    "thủ tướng, chính phủ",
)
_TILDE, _HOOK, _ACUTE = "\u0303", "\u0309", "\u0301"
# Fewer first letters stand side by side by chance.
_LETTERS = 4
_SAME = tuple(tuple(tuple(form.split()) for form in row.split(", ")) for row in _SAME_TABLE)


@dataclass(frozen=True, slots=True)
class Known:
    """The words of the sources, those that stand with a capital, those of them that are names alone, the persons."""

    words: tuple[tuple[str, ...], ...]
    capitals: frozenset[str]
    persons: frozenset[tuple[str, ...]]
    readings: tuple[Reading, ...]
    alone: frozenset[str]

    @classmethod
    def of(cls, sources: Sequence[Evidence], persons: frozenset[tuple[str, ...]]) -> Known:
        """Return what `sources` hold; `persons` are those named in full there or in passages beside them."""
        readings = tuple(reading for source in sources for reading in source.readings)
        return cls(
            words=tuple(source.known for source in sources),
            capitals=frozenset(
                word for reading in readings for at, word in enumerate(reading.words) if reading.is_capital(at)
            ),
            persons=persons,
            readings=readings,
            alone=frozenset(word for reading in readings for word in _alone(reading)),
        )

    def holds(self, run: Sequence[str]) -> bool:
        """Tell whether `run` stands in a source."""
        return any(holds(run, words) for words in self.words)

    def holds_misspelt(self, run: Sequence[str]) -> bool:
        """Tell whether `run` stands in a source but for "hỏi" and "ngã", which many mix up, and "Đăk" for "Đắk"."""
        wanted = [_level(word) for word in run]
        return any(holds(wanted, [_level(word) for word in words]) for words in self.words)

    def holds_otherwise(self, run: Sequence[str]) -> bool:
        """Tell whether another word for what `run` names stands in a source."""
        return any(tuple(run) in row and any(self.holds(form) for form in row) for row in _SAME)

    def spells_out(self, short: str) -> bool:
        """Tell whether words with these first letters stand in a source: "hội đồng thành viên" for "HĐTV"."""
        return len(short) >= _LETTERS and any(short in "".join(word[0] for word in words) for words in self.words)


@cache
def _level(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return apart.replace(_ACUTE, "") if word.endswith("k") else apart.replace(_TILDE, _HOOK)


def _alone(reading: Reading) -> Iterator[str]:
    """Yield the words with a capital that are no part of a longer name: "Lộc" in "Lộc bị khởi tố"."""
    last = len(reading.words) - 1
    for at, word in enumerate(reading.words):
        if reading.is_capital(at) and not reading.is_joined(at) and not (at < last and reading.is_joined(at + 1)):
            yield word
