"""One turn of a conversation: the question, the answer with its citations, what it was made of, and its buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.types import Answer, Cell, Citation, Sentence, Table, Verdict
from assistant.ui import strings
from assistant.ui.render.text import age, button, day, escape, marked, number, seconds, tag


def turn(question: str, body: str, last: bool = False) -> str:
    """Return a question with what stands under it; the last turn keeps room, so that nothing moves while it grows."""
    asked = tag(
        "h2",
        tag("span", escape(strings.YOU_ASKED) + ": ", class_="unseen") + escape(question),
        class_="asked",
        tabindex="-1",
    )
    return tag("article", asked + tag("div", body, class_="answer"), class_="turn last" if last else "turn")


def searching(words: str = strings.SEARCHING) -> str:
    """Return the sign that an answer is on its way."""
    dots = tag("span", "", class_="dots", aria_hidden="true")
    return tag("p", dots + escape(words), class_="searching", data_spoken=True)


def answered(turn: str) -> str:
    """Return a turn that has just been answered: the page speaks what is said in it."""
    return tag("div", turn, data_answered=True)


def body_of(answer: Answer, index: int, today: date, versions: Mapping[str, str] | None = None) -> str:
    """Return the HTML of an answer without its question; `versions` are those of the articles there are now.

    What is said stands apart: of an answer that is whole, screen readers speak this and not what stands around it.
    """
    parts = [understood(answer, index), _opening(answer, index)]
    if answer.sentences:
        if answer.status == "abstained":
            parts.append(tag("h3", escape(strings.NEAREST), class_="label"))
        parts.append(tag("ul", "".join(_supporting(s, answer, index) for s in answer.sentences), class_="support"))
    if answer.table is not None:
        parts.append(_table(answer.table, answer, index))
    if answer.notice:
        parts.append(tag("p", escape(answer.notice), class_="notice"))
    said = tag("div", "".join(parts), class_="said")
    if not answer.done:
        return said + searching()
    return said + _sources(answer, index, today, versions) + _made_of(answer)


def understood(answer: Answer, index: int) -> str:
    """Return "Hiểu là: …" with a way to correct it, where the question was read otherwise than typed."""
    question = answer.question
    if not question.text or question.text.strip().casefold() == question.asked.strip().casefold():
        return ""
    edit = tag(
        "button",
        escape(question.text),
        type="button",
        class_="reading",
        data_event="edit",
        data_turn=index,
        data_question=question.text,
        title=strings.EDIT_UNDERSTOOD,
    )
    return tag("p", f"{escape(strings.UNDERSTOOD)} {edit}", class_="understood")


def _opening(answer: Answer, index: int) -> str:
    if answer.headline is not None:
        return tag("p", _words(answer.headline, answer, index), class_="headline")
    if answer.status == "abstained" and answer.reason:
        return tag("p", escape(answer.reason), class_="headline abstained")
    return ""


def _supporting(sentence: Sentence, answer: Answer, index: int) -> str:
    return tag("li", _words(sentence, answer, index), class_=sentence.verdict.value)


def _words(sentence: Sentence, answer: Answer, index: int) -> str:
    text = marked(sentence.text, sentence.marks)
    if sentence.verdict is Verdict.UNSUPPORTED:
        warning = tag("span", escape(strings.UNSUPPORTED), class_="warning")
        return f"{tag('s', text)} {warning}"
    return text + _chips(sentence.citations, answer, index)


def _chips(numbers: Sequence[int], answer: Answer, index: int) -> str:
    known = {citation.n: citation for citation in answer.citations}
    chips = "".join(chip(known[n], index) for n in numbers if n in known)
    return f"\u202f{chips}" if chips else ""


def chip(citation: Citation, index: int) -> str:
    """Return the number of a citation as a link that opens it; its source and date show on hover."""
    brackets = tag("span", "[", class_="bracket"), tag("span", "]", class_="bracket")
    return tag(
        "a",
        f"{brackets[0]}{citation.n}{brackets[1]}",
        href=f"#cite-{index}-{citation.n}",
        class_="cite",
        data_event="select",
        data_turn=index,
        data_n=citation.n,
        data_tip=citation.title or strings.NO_TITLE,
        data_tip_meta=_origin(citation),
        aria_label=strings.CITATION.format(
            n=citation.n, title=citation.title or strings.NO_TITLE, about=_origin(citation)
        ),
    )


def _origin(citation: Citation) -> str:
    return f"{citation.source or strings.NO_SOURCE} · {day(citation.published)}"


def _table(table: Table, answer: Answer, index: int) -> str:
    head = "".join(tag("th", escape(cell), scope="col") for cell in table.header)
    rows = "".join(tag("tr", "".join(_cell(cell, answer, index) for cell in row)) for row in table.rows)
    inner = tag("table", tag("thead", tag("tr", head)) + tag("tbody", rows))
    return tag("div", inner, class_="figures", tabindex="0", role="region", aria_label=strings.ANSWER)


def _cell(cell: Cell, answer: Answer, index: int) -> str:
    return tag("td", escape(cell.text) + _chips(cell.citations, answer, index))


def _sources(answer: Answer, index: int, today: date, versions: Mapping[str, str] | None) -> str:
    if not answer.citations:
        return ""
    label = strings.NEAREST if answer.status == "abstained" and not answer.sentences else strings.SOURCES
    cards = "".join(tag("li", _card(c, index, today, fate(c, versions))) for c in answer.citations)
    return tag("section", tag("h3", escape(label)) + tag("ol", cards), class_="sources", aria_label=label)


def fate(citation: Citation, versions: Mapping[str, str] | None) -> str:
    """Return what became of the cited article since: nothing, changed, or gone."""
    if versions is None:
        return ""
    now = versions.get(citation.article_id)
    if now is None:
        return strings.CARD_GONE
    return strings.CARD_CHANGED if citation.version and citation.version != now else ""


def _card(citation: Citation, index: int, today: date, since: str) -> str:
    old = age(citation.published, today)
    about = escape(_origin(citation)) + (tag("span", f" · {escape(old)}", class_="age") if old else "")
    inner = (
        tag("span", str(citation.n), class_="count", aria_hidden="true")
        + tag("span", escape(citation.title or strings.NO_TITLE), class_="title")
        + tag("span", about, class_="meta")
        + (tag("span", escape(since), class_="fate") if since else "")
    )
    return tag("button", inner, type="button", class_="card", data_event="select", data_turn=index, data_n=citation.n)


def _made_of(answer: Answer) -> str:
    count, oldest, newest = answer.searched
    parts = []
    if count:
        pattern = strings.SEARCHED_DATES if oldest and newest else strings.SEARCHED
        parts.append(pattern.format(count=number(count), oldest=day(oldest), newest=day(newest)))
    if answer.status == "answered" and answer.citations:
        model = strings.MODE_MODEL.format(model=answer.model) if answer.mode == "model" else strings.MODE_EXTRACTIVE
        parts.append(model)
    if answer.ms:
        parts.append(seconds(answer.ms))
    return tag("p", escape(" · ".join(parts)), class_="made-of") if parts else ""


def suggestions(questions: Sequence[str]) -> str:
    """Return questions to go on with, to be asked by a press; empty without any."""
    if not questions:
        return ""
    asks = "".join(tag("li", button(q, "submit", data_question=q, class_="ask")) for q in questions)
    return tag("section", tag("h3", escape(strings.SUGGESTIONS)) + tag("ul", asks), class_="suggestions")
