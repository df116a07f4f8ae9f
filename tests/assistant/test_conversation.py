from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.conversation import Conversations, Opinion
from assistant.types import Answer, Cell, Citation, Kind, Period, Sentence, Table, Understood, Verdict
from index.errors import DanNguonError
from index.types import Span


def answer(text: str = "Ai chủ trì hội nghị?") -> Answer:
    citation = Citation(1, "bai-1", "Hội nghị", date(2020, 12, 24), "Báo", None, "/kho/bai-1.md", 3, 9, "chủ tr")
    return Answer(
        question=Understood(text, text, kind=Kind.WHO, period=Period(date(2020, 1, 1), date(2020, 12, 31), "năm 2020")),
        status="answered",
        mode="extractive",
        headline=Sentence("Ông A.", (1,), (Span(0, 5),), Verdict.COMPOSED),
        table=Table(("a", "b"), ((Cell("1"), Cell("2", (1,))),)),
        citations=(citation,),
        searched=(3, date(2020, 1, 1), None),
        done=True,
    )


def test_a_turn_comes_back_exactly_as_it_was_answered_after_reopening(tmp_path: Path) -> None:
    identity = Conversations.open(tmp_path).create()
    Conversations.open(tmp_path).append(identity, answer())
    (turn,) = Conversations.open(tmp_path).turns(identity)
    assert turn.answer == answer()
    assert turn.understood == answer().question


def test_the_first_question_names_a_conversation_and_search_needs_no_marks(tmp_path: Path) -> None:
    store = Conversations.open(tmp_path)
    identity = store.create()
    store.append(identity, answer("Ai chủ trì hội nghị?"))
    store.append(identity, answer("Còn năm 2021?"))
    assert [(each.title, each.turns) for each in store.list(search="chu tri")] == [("Ai chủ trì hội nghị?", 2)]
    assert store.list(search="100%") == ()
    store.rename(identity, "Cụm  thi đua")
    assert store.list()[0].title == "Cụm thi đua"


def test_owners_never_see_each_others_conversations(tmp_path: Path) -> None:
    store = Conversations.open(tmp_path)
    identity = store.create(owner="lan")
    assert store.list(owner="minh") == ()
    for action in (store.turns, store.delete):
        with pytest.raises(DanNguonError):
            action(identity, "minh")
    with pytest.raises(DanNguonError):
        store.append(identity, answer(), "minh")
    store.restore(identity, "minh")
    assert len(store.list(owner="lan")) == 1


def test_a_deleted_conversation_can_be_restored_until_purged(tmp_path: Path) -> None:
    store = Conversations.open(tmp_path)
    identity = store.create()
    store.append(identity, answer())
    store.delete(identity)
    assert store.list() == ()
    store.restore(identity)
    assert len(store.turns(identity)) == 1
    store.delete(identity)
    assert store.purge(datetime.now(UTC) + timedelta(seconds=1)) == 1
    store.restore(identity)
    assert store.list() == ()


def test_a_retry_forgets_the_turns_from_there_on(tmp_path: Path) -> None:
    store = Conversations.open(tmp_path)
    identity = store.create()
    for text in ("một?", "hai?", "ba?"):
        store.append(identity, answer(text))
    store.cut(identity, 1)
    assert [turn.understood.text for turn in store.turns(identity)] == ["một?"]
    assert store.append(identity, answer("bốn?")) == 1


def test_feedback_is_kept_with_its_turn_and_the_last_word_counts(tmp_path: Path) -> None:
    store = Conversations.open(tmp_path)
    identity = store.create()
    store.append(identity, answer(), generation="g7")
    store.rate(identity, 0, Opinion(good=True))
    store.rate(identity, 0, Opinion(False, "sai số liệu", "38 chứ không phải 56"))
    (given,) = store.feedback()
    last = Opinion(False, "sai số liệu", "38 chứ không phải 56")
    assert (given.opinion, given.generation, given.answer) == (last, "g7", answer())
    assert store.opinions(identity) == {0: last}
