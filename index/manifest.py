"""What an index was built with: opening it with anything else is refused, because it would answer wrongly."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace

from index import messages
from index.errors import IndexMismatchError
from index.settings import IndexSettings

# Raise when the readers of articles or `normalise` change what text an article has.
TEXT_VERSION = 1
# Raise when `chunking` or `figures` cut an unchanged article in another way.
CHUNKING_VERSION = 3
# Raise when `vietnamese.tokens` or the fields of the lexical index change.
TERMS_VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The versions and the embedder an index depends on; `dimension` is 0 until something was embedded."""

    embedder: str
    fingerprint: str
    dimension: int
    text: int
    chunking: int
    terms: int

    @classmethod
    def of(cls, settings: IndexSettings) -> Manifest:
        """Return the manifest that `settings` ask for, without loading the embedder."""
        from index.embedding import fingerprint

        mark = fingerprint(settings.embedder, settings.embedder_passage_prefix)
        return cls(settings.embedder, mark, 0, TEXT_VERSION, CHUNKING_VERSION, TERMS_VERSION)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read what `to_json` wrote."""
        return cls(**json.loads(text))

    def to_json(self) -> str:
        """Return the manifest as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def with_dimension(self, dimension: int) -> Manifest:
        """Return the manifest with the dimension of its vectors."""
        return replace(self, dimension=dimension)

    @property
    def cut(self) -> str:
        """Name how articles are read and cut; an article made with another cut is cut again."""
        return hashlib.sha256(f"{self.text}/{self.chunking}".encode()).hexdigest()[:12]

    def differences(self, other: Manifest) -> tuple[str, ...]:
        """Name, in Vietnamese, what this manifest and `other` do not share; the folder of the same model may differ."""
        pairs = (
            (messages.EMBEDDER, (self.embedder, self.fingerprint), (other.embedder, other.fingerprint)),
            (messages.TEXT_VERSION, (self.text, self.text), (other.text, other.text)),
            (messages.CHUNKING, (self.chunking, self.chunking), (other.chunking, other.chunking)),
            (messages.TERMS, (self.terms, self.terms), (other.terms, other.terms)),
        )
        return tuple(messages.differs(what, a[0], b[0]) for what, a, b in pairs if a[1] != b[1])

    def precedes(self, other: Manifest) -> bool:
        """Tell whether only the program moved on: the embedder's name is the same, its content or the code is not."""
        return self.embedder == other.embedder and bool(self.differences(other))


def check(built: Manifest, wanted: Manifest) -> None:
    """Raise `IndexMismatchError`, with the command that rebuilds, unless an index made as `built` serves `wanted`."""
    if differences := built.differences(wanted):
        raise IndexMismatchError(*messages.mismatch(differences))
