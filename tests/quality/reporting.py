"""What is printed: one table of figures by kind and style, and the questions that failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.quality.scoring import Figures, Judged, figures

HEADER = f"{'':16}{'n':>4}{'facts':>7}{'first':>7}{'cited':>7}{'quote':>7}{'abst P':>8}{'abst R':>8}{'F1':>6}{'pass':>7}{'p50':>7}{'p99':>7}"


def table(judged: Sequence[Judged]) -> str:
    """Return the figures of all questions, then by kind and by style."""
    lines = [HEADER, _row("all", figures(judged))]
    for key in (lambda one: one.question.kind, lambda one: one.question.style):
        lines.append("")
        lines.extend(_row(name, figures(group)) for name, group in _groups(judged, key))
    return "\n".join(lines)


def _row(name: str, got: Figures) -> str:
    shares = (got.fact_recall, got.first_citation, got.citation_precision, got.quote_validity)
    return (
        f"{name:16}{got.questions:4}"
        + "".join(f"{share:7.2f}" for share in shares)
        + f"{got.abstention_precision:8.2f}{got.abstention_recall:8.2f}{got.abstention_f1:6.2f}{got.passed:7.2f}"
        + f"{got.p50_ms:7.0f}{got.p99_ms:7.0f}"
    )


def _groups(judged: Sequence[Judged], key: Callable[[Judged], str]) -> list[tuple[str, list[Judged]]]:
    names = sorted({key(one) for one in judged})
    return [(name, [one for one in judged if key(one) == name]) for name in names]


def failures(judged: Sequence[Judged]) -> str:
    """Return the questions that failed, by kind, as Markdown."""
    lines: list[str] = []
    for kind, group in _groups([one for one in judged if not one.passed], lambda one: one.question.kind):
        lines += [f"## {kind} ({len(group)})", *(_failure(one) for one in group), ""]
    return "\n".join(lines)


def _failure(one: Judged) -> str:
    asked, given = one.question, one.given
    missing = [wordings[0] for wordings, there in zip(asked.facts, one.facts, strict=True) if not there]
    cited = [f"[{cited.stem}:{cited.start}] {cited.quote[:120]!r}" for cited in given.citations[:3]]
    lines = [
        f"- **{asked.id}** ({asked.style}) {' → '.join([*asked.history, asked.question])!r}",
        f"  - understood: {given.understood_as!r}; expected {asked.expect}, was {given.status} ({given.reason})",
        f"  - answer: {given.answer[:400]!r}",
        f"  - missing: {missing}; first citation right: {one.first}; quotes verbatim: {all(one.valid)}",
        *(f"  - cited {line}" for line in cited),
    ]
    return "\n".join(lines)
