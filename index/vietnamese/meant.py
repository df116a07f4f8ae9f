"""What each word of a question was meant to be: its guesses weighed by the slip's rarity and by their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from index.vietnamese.foreign import is_foreign, rank
from index.vietnamese.keys import spelled
from index.vietnamese.misspellings import Guess, guesses, is_common, left_keys, misheard
from index.vietnamese.neighbours import fit, stranger
from index.vietnamese.normal import strip_marks
from index.vietnamese.syllable_counts import NUMBER, shipped

# How much likelier a guess is that the articles write beside its neighbour.
_WRITTEN = 3.0
# How far a guess leads over the next one: any, one without firm neighbours, and one for a word that exists. At 4 the
# last changed 12 of 27,000 well-typed words, most of them misspelt by their authors, and mended four in five of the
# wrong ones.
_LEAD, _FAR, _SURE = 1.0, 3.0, 4.0
# How firmly a guess stands with a neighbour, and two words typed as one with each other where no mark tells that they
# are Vietnamese. A guess as cheap as this needs no neighbour.
_FIRM, _FIRM_BARE, _CHEAP = 0.15, 0.3, 3.0
# How much rarer a blank left out is than a blank typed, as a natural logarithm.
_NO_BLANK = 4.0
# So many of the best guesses are looked up in the articles.
_LOOKED_UP = 6
# Foreign words up to this rank are never taken for keys left over: "sex", "max".
_WELL_KNOWN = 10_000
# A question without marks tells less of its words.
_SURE_BARE = 5.0
# Words that ask are at home beside any word.
_ASKING = frozenset(("ai", "bao", "đâu", "gì", "mấy", "nào", "nhiêu", "sao"))

# A guess behind its score, with how firm it stands and whether the articles write it so.
Ranked = tuple[float, Guess, float, bool]


class Written(Protocol):
    """The articles asked, as far as their words go."""

    def frequency(self, field: str, term: str) -> int:
        """Return how many passages hold `term` in `field`."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed and in matching form; `kept` ones are never changed, `parted` ones have no left neighbour."""

    start: int
    end: int
    typed: str
    form: str
    kept: bool
    parted: bool

    @property
    def bare(self) -> bool:
        """Tell whether it has no mark."""
        return strip_marks(self.form) == self.form


class Sentence:
    """The words of a question, mended from left to right."""

    def __init__(self, words: list[Word], written: Written) -> None:
        self._words, self._written, self._model = words, written, shipped()
        self._made = [word.form for word in words]
        letters = [word for word in words if word.typed.isalpha()]
        # A bare syllable between marked ones is meant bare; else its marks may have been left out.
        self._marked = sum(not word.bare for word in letters) * 2 >= len(letters)

    def mended(self, at: int) -> str:
        """Return what the word was meant to be; empty where it stays."""
        word = self._words[at]
        if word.kept or not word.form:
            return ""
        better = self._reconsidered(at) if self._known(word) else self._guessed(at)
        if better:
            self._made[at] = better
        return better

    def _known(self, word: Word) -> bool:
        if word.form in self._model.number or (word.bare and is_common(word.form, bare=True)) or is_foreign(word.form):
            return True
        fields = ("body", "unmarked") if word.bare and not self._marked else ("body",)
        return any(self._written.frequency(field, word.form) for field in fields)

    def _guessed(self, at: int) -> str:
        """Return the clear guess for what is no word."""
        word = self._words[at]
        ranked = self._ranked(at, guesses(word.form))
        parts = self._parted(at)
        if not ranked or (parts and parts[0] > ranked[0][0]):
            return parts[1] if parts else ""
        score, guess, firm, seen = ranked[0]
        meant = self._as_typed(word, guess)
        lead = score - next((one[0] for one in ranked[1:] if self._as_typed(word, one[1]) != meant), float("-inf"))
        clear = seen or guess.cost <= _CHEAP
        if not clear and not self._is_name(at):
            clear = firm >= _FIRM or (lead >= _FAR and not word.bare)
        return meant if clear and lead >= _LEAD else ""

    def _as_typed(self, word: Word, guess: Guess) -> str:
        """Return a guess with marks where such were typed: a question without any gets its marks later, together."""
        bare = word.bare and not self._marked and guess not in left_keys(word.form)
        return strip_marks(guess.word) if bare else guess.word

    def _ranked(self, at: int, found: tuple[Guess, ...]) -> list[Ranked]:
        """Return guesses with their score, their firmness and whether the articles write them so; the best first."""
        if not found:
            return []
        fits = fit(self._model, self._left(at), [self._model.number[guess.word] for guess in found], self._right(at))
        ranked = sorted(
            zip((fits.chance - [guess.cost for guess in found]).tolist(), found, fits.firm.tolist(), strict=True),
            key=lambda one: -one[0],
        )
        best = [
            (score + _WRITTEN * seen, guess, firm, seen)
            for score, guess, firm in ranked[:_LOOKED_UP]
            for seen in [self._seen(at, self._as_typed(self._words[at], guess))]
        ]
        return sorted(best, key=lambda one: -one[0])

    def _parted(self, at: int) -> tuple[float, str] | None:
        """Return the likeliest two words that were typed without a blank between them, behind their score."""
        word = self._words[at]
        found = []
        for end in range(1, len(word.form)):
            first, second = word.form[:end], word.form[end:]
            capital = word.typed[end].isupper() and not word.typed[end - 1].isupper()
            marked = strip_marks(first) != first or strip_marks(second) != second
            name = self._is_name(at) and not marked and not capital
            if name or not (self._is_syllable(first) and self._is_syllable(second)):
                continue
            one, other = self._forms(first), self._forms(second)
            head = fit(self._model, self._left(at), one, [])
            tail = fit(self._model, one, other, self._right(at))
            firm = max(head.firm.max(), tail.firm.max())
            if capital or firm >= (_FIRM if marked else _FIRM_BARE) or (marked and not self._is_name(at)):
                score = float(head.chance.max() + tail.chance.max()) - _NO_BLANK
                found.append((score, f"{word.typed[:end]} {word.typed[end:]}"))
        return max(found, default=None)

    def _is_syllable(self, form: str) -> bool:
        return is_common(form) or (not self._marked and is_common(form, bare=True))

    def _is_name(self, at: int) -> bool:
        return self._words[at].typed[0].isupper() and (at > 0 or self._words[at].bare)

    def _reconsidered(self, at: int) -> str:
        """Return what was surely meant by a word that exists but hardly beside these neighbours."""
        word = self._words[at]
        if word.form in _ASKING or self._seen(at, word.form):
            return ""
        if word.typed[0].isupper() and (at > 0 or word.form not in self._model.number):
            return self._renamed(at)
        ranked, stays, sure = self._others(at)
        return self._as_typed(word, ranked[0][1]) if ranked and ranked[0][0] - stays >= sure else ""

    def _renamed(self, at: int) -> str:
        """Return a name with hỏi for ngã, or the reverse, where the articles write only that: "Hãi Phòng"."""
        letters, _ = spelled(self._words[at].form)
        others = [guess.word for guess in misheard(self._words[at].form) if spelled(guess.word)[0] == letters]
        return next((other for other in others if self._seen(at, other)), "")

    def _others(self, at: int) -> tuple[list[Ranked], float, float]:
        """Return what may have been meant for a word that exists, its score, and by how much that must be beaten."""
        word = self._words[at]
        left, right = self._left(at), self._right(at)
        number = self._model.number.get(word.form)
        if word.bare and not self._marked and number is not None:
            stays = fit(self._model, left, self._forms(word.form), right)
            if stays.firm.max() >= _FIRM:
                return [], 0.0, 0.0
            other = tuple(guess for guess in guesses(word.form) if strip_marks(guess.word) != word.form)
            ranked = [one for one in self._ranked(at, other) if one[2] >= _FIRM_BARE]
            return ranked, float(stays.chance.max()), _SURE_BARE
        if number is None:
            keys = () if rank(word.form) < _WELL_KNOWN else tuple(left_keys(word.form))
            return self._ranked(at, keys), stranger(self._model, right), _SURE
        common = is_common(word.form)
        ranked = self._ranked(at, misheard(word.form) if common else guesses(word.form))
        stays = fit(self._model, left, [number], right)
        return [one for one in ranked if one[2] >= 0 or not common], float(stays.chance[0]), _SURE

    def _seen(self, at: int, guess: str) -> bool:
        """Tell whether the articles write `guess` beside one of its neighbours."""
        field = "body" if self._marked else "unmarked"
        pairs = []
        if not self._words[at].parted:
            pairs.append(f"{self._made[at - 1].split()[-1]}_{guess}")
        if at + 1 < len(self._words) and not self._words[at + 1].parted:
            pairs.append(f"{guess}_{self._made[at + 1]}")
        return any(self._written.frequency(field, pair) for pair in pairs)

    def _left(self, at: int) -> list[int]:
        return [] if self._words[at].parted else self._forms(self._made[at - 1].split()[-1])

    def _right(self, at: int) -> list[int]:
        after = at + 1
        return [] if after == len(self._words) or self._words[after].parted else self._forms(self._made[after])

    def _forms(self, word: str) -> list[int]:
        """Return the numbers of the syllables that `word` may stand for; none where it is no syllable."""
        if word.isdecimal():
            word = NUMBER
        number = self._model.number.get(word)
        bare = strip_marks(word) == word
        if bare and (not self._marked or number is None) and word in self._model.forms:
            return self._model.forms[word]
        # A neighbour mistyped itself stands for what it may have been meant to be.
        return [self._model.number[guess.word] for guess in guesses(word)] if number is None else [number]
