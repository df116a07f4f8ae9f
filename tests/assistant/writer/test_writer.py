import logging
import statistics
import threading
import time
from dataclasses import replace

import pytest

from assistant.settings import Settings
from assistant.types import Cell, Request, Table, Verdict
from assistant.writer import notices
from assistant.writer.faults import Fault
from assistant.writer.prompts import NOT_FOUND
from assistant.writer.writer import Writer
from tests.assistant.writer.scene import CLUSTER_TEXT, KEY, PASSAGES, extracted, sentences, snapshots, writer
from tests.openai_server import Reply, serving, wait_until
from tests.slowness import slowness

RIGHT = ("Năm 2020, Cụm thi đua số 1 đã xử ", "lý 38 vụ án tham nhũng", " và 31 vụ việc “tham nhũng vặt” [1", "]. Có 4.317 đơn thư ", "được tiếp nhận [1].")  # fmt: skip


@pytest.fixture
def server():
    with serving() as running:
        yield running


def test_without_a_model_there_is_no_writer():
    assert Writer.open(Settings(_env_file=None)) is None


def test_a_right_answer_is_verified_and_cites_the_very_words(server):
    server.says(*RIGHT)
    *_, answer = snapshots(writer(server.url))
    first, second = sentences(answer)
    assert (answer.mode, answer.status, answer.notice, answer.model) == ("model", "answered", "", "openai:mo-hinh-thu")
    assert first.text == "Năm 2020, Cụm thi đua số 1 đã xử lý 38 vụ án tham nhũng và 31 vụ việc “tham nhũng vặt”."
    assert [each.verdict for each in (first, second)] == [Verdict.VERIFIED] * 2
    assert (first.citations, second.citations) == ((1,), (2,))
    for citation in answer.citations:
        assert CLUSTER_TEXT[citation.start - 10 : citation.end - 10] == citation.quote
    assert answer.citations[0].quote.startswith("Năm 2020, các ban nội chính trong Cụm")
    assert answer.citations[1].quote.startswith("Các ban tiếp nhận")


def test_the_answer_grows_and_shows_no_brackets_while_it_does(server):
    server.says(*RIGHT)
    shown = [" ".join(each.text for each in sentences(answer)) for answer in snapshots(writer(server.url))]
    assert shown[0] == "Năm 2020, Cụm thi đua số 1 đã xử"
    assert all("[" not in text for text in shown)
    assert [sentences(answer)[-1].verdict for answer in snapshots(writer(server.url))][:2] == [Verdict.PENDING] * 2


def test_words_are_shown_within_150_ms_of_leaving_the_server(server):
    server.says(*RIGHT, pause=0.1)
    model = writer(server.url)
    load = slowness()
    arrived = [time.monotonic() for _ in model.write(Request("?"), extracted(), PASSAGES)]
    waits = [got - sent for got, sent in zip(arrived, server.sent_at, strict=False)]
    assert statistics.median(waits) / max(load, slowness()) < 0.15, waits


@pytest.mark.parametrize(
    "wrong",
    [
        "Trong số đơn thư có 85 đơn tố cáo [1].",
        "Năm 2021, các ban nội chính trong Cụm phát hiện và tham mưu xử lý 38 vụ án tham nhũng [1].",
        "Có 31 vụ án tham nhũng và 38 vụ việc “tham nhũng vặt” [1].",
        "Hội nghị do ông Trần Văn Cường và ông Nguyễn Văn Thắng chủ trì [1].",
        "Kết luận số 48-KL/TW do Bộ Chính trị ban hành ngày 29/7/2020 [1].",
        "Theo nguồn, có 999 vụ án đã được xử lý [2].",
    ],
)
@pytest.mark.parametrize("policy", ["strike", "drop"])
def test_an_altered_sentence_is_never_shown_as_verified(server, wrong, policy):
    server.says(
        "Cụm thi đua số 1 xử lý 38 vụ án tham nhũng trong năm 2020 [1]. Có 4.317 đơn thư được tiếp nhận trong năm [1]. ",
        wrong,
    )
    *_, answer = snapshots(writer(server.url, UNSUPPORTED=policy))
    shown = {each.text: each for each in sentences(answer)}
    text = wrong.replace(" [1]", "").replace(" [2]", "")
    assert answer.mode == "model"
    if policy == "drop":
        assert text not in shown
    else:
        assert (shown[text].verdict, shown[text].citations) == (Verdict.UNSUPPORTED, ())


def test_a_citation_of_the_wrong_passage_is_moved_to_the_right_one(server):
    server.says("Cụm thi đua số 1 xử lý 38 vụ án tham nhũng trong năm 2020 [2].")
    *_, answer = snapshots(writer(server.url))
    (sentence,) = sentences(answer)
    assert (sentence.verdict, sentence.citations, answer.citations[0].article_id) == (Verdict.VERIFIED, (1,), "cum")


def test_invented_citations_leave_no_trace_and_numbers_count_from_one(server):
    server.says(
        "Theo báo cáo, 12 huyện đã tổ chức đối thoại với người dân [99] [2]. Cụm thi đua số 1 xử lý 38 vụ án tham nhũng [7][1]."
    )
    *_, answer = snapshots(writer(server.url))
    assert [each.citations for each in sentences(answer)] == [(1,), (2,)]
    assert [citation.article_id for citation in answer.citations] == ["doc", "cum"]
    assert "99" not in "".join(each.text for each in sentences(answer))


def test_when_too_little_stands_the_extracted_answer_is_given(server):
    server.says(
        "Có 999 vụ án bị bỏ lọt ở Hà Nội [1]. Cụm thi đua số 1 xử lý 38 vụ án tham nhũng [1]. Ông Lê Văn Tám nhận 5 tỷ đồng [2]."
    )
    *_, answer = snapshots(writer(server.url))
    assert (answer.mode, answer.notice, answer.headline) == ("extractive", notices.TOO_LITTLE, extracted().headline)


def test_an_obeyed_injection_does_not_reach_the_reader(server):
    server.says("Có 999 vụ án [99].")
    *_, answer = snapshots(writer(server.url))
    assert (answer.mode, answer.notice) == ("extractive", notices.TOO_LITTLE)


def test_passages_are_fenced_with_marks_that_no_article_can_know(server):
    server.says(*RIGHT)
    model = writer(server.url)
    snapshots(model), snapshots(model)
    marks = []
    for at in (0, 1):
        prompt = server.prompt(at)
        (opening,) = [line for line in prompt.splitlines() if line.startswith("<<<NGUỒN 2 ")]
        marks.append(opening.removeprefix("<<<NGUỒN 2 ").removesuffix(">>>"))
        assert prompt.count(f"<<<HẾT NGUỒN 2 {marks[-1]}>>>") == 1
        assert "<<<HẾT NGUỒN 2>>>" not in prompt
        assert "[99]" not in prompt
    assert marks[0] != marks[1]


def test_when_the_model_finds_nothing_the_extracted_answer_says_so(server):
    server.says(NOT_FOUND)
    *_, answered = snapshots(writer(server.url))
    assert (answered.mode, answered.notice) == ("extractive", notices.FOUND_NOTHING)
    *_, abstained = snapshots(writer(server.url), extracted("abstained"))
    assert (abstained.status, abstained.notice) == ("abstained", "")


def test_a_model_does_not_talk_us_out_of_abstaining_on_another_year(server):
    server.says("Năm 2020, Cụm thi đua số 1 xử lý 38 vụ án tham nhũng [1].")
    asked = extracted("abstained", "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2019?")
    *_, answer = snapshots(writer(server.url), asked)
    assert (answer.status, answer.notice) == ("abstained", notices.NOT_WHAT_WAS_ASKED)


def test_no_model_is_asked_where_no_passage_holds_what_is_required(server):
    server.says(*RIGHT)
    asked = extracted("abstained", required=("cụm thi đua số 10",))
    *_, answer = snapshots(writer(server.url), asked)
    assert (answer, server.requests) == (asked, [])


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (Reply(status=401), Fault.WRONG_KEY),
        (Reply(status=429), Fault.BUSY),
        (Reply(status=500), Fault.SERVER),
        (Reply(silent=30), Fault.TIMEOUT),
        (Reply(("Năm 2020, ",), pause=0.2, endless=True), Fault.TIMEOUT),
        (Reply(("Năm 2020, Cụm xử lý 3",), cut=True), Fault.BROKEN),
        (Reply(("Năm 2020, Cụm",), garbled=True), Fault.GARBLED),
        (Reply(()), Fault.EMPTY),
        (Reply((" ", "\n", "[1]")), Fault.EMPTY),
        (Reply(("Năm 2020, Cụm thi đua số 1 xử lý 38 vụ án tham nhũng [1]. " * 10,), endless=True), Fault.ENDLESS),
        (
            Reply(("The cluster handled thirty-eight corruption cases in the year 2020, the report says [1].",)),
            Fault.FOREIGN,
        ),
        (Reply(("There were 38 cases [1].",)), Fault.FOREIGN),
        (Reply(("该集群在二零二零年处理了三十八起腐败案件，报告如是说。",)), Fault.FOREIGN),
    ],
)
def test_every_fault_ends_in_the_extracted_answer_within_the_timeout(server, monkeypatch, reply, fault):
    monkeypatch.setattr("assistant.writer.model.FIRST_PAUSE", 0.01)
    server.replies = [reply]
    model = writer(server.url, MODEL_TIMEOUT=2.0)
    begun = time.monotonic()
    *_, answer = snapshots(model)
    assert time.monotonic() - begun < 2.0
    assert replace(answer, notice="") == extracted()
    assert answer.notice == notices.of_fault(fault)


def test_stop_keeps_what_was_checked_and_closes_the_connection(server):
    server.says(*RIGHT, " Ngoài ra, các ban", *([" còn làm việc khác"] * 200), pause=0.02)
    stop = threading.Event()
    answers = []
    for answer in writer(server.url).write(Request("?", stopped=stop.is_set), extracted(), PASSAGES):
        answers.append(answer)
        if len(sentences(answer)) == 3:
            stop.set()
    assert answers[-1].notice == notices.STOPPED
    assert [each.verdict for each in sentences(answers[-1])] == [Verdict.VERIFIED] * 2
    assert wait_until(server.gone.is_set, 2)


def test_stop_before_the_first_sentence_gives_the_extracted_answer(server):
    server.says(silent=20)
    begun = time.monotonic()
    *_, answer = snapshots(writer(server.url), stopped=lambda: time.monotonic() - begun > 0.2)
    assert (answer.mode, answer.notice) == ("extractive", notices.STOPPED_EARLY)
    assert time.monotonic() - begun < 2.0


def test_a_table_of_sources_that_disagree_is_kept_with_its_citations_renumbered(server):
    server.says("Cụm thi đua số 1 xử lý 38 vụ án tham nhũng trong năm 2020 [1].")
    table = Table(("Số liệu",), ((Cell("4.317 đơn", (1,)),),))
    *_, answer = snapshots(writer(server.url), replace(extracted(), table=table))
    assert answer.table == Table(("Số liệu",), ((Cell("4.317 đơn", (2,)),),))
    assert answer.citations[1].quote == extracted().citations[0].quote


def test_the_key_is_in_no_answer_and_no_log(server, caplog, monkeypatch):
    monkeypatch.setattr("assistant.writer.model.FIRST_PAUSE", 0.01)
    caplog.set_level(logging.DEBUG)
    server.says(status=500)
    model = writer(server.url)
    answers = snapshots(model)
    assert KEY in server.keys[0]
    assert KEY not in caplog.text + repr(answers) + repr(vars(model))


def test_passages_are_cut_to_a_small_window(server):
    server.says(*RIGHT)
    long = replace(PASSAGES[0], text=CLUSTER_TEXT + " Câu thêm vào cho dài ra nữa." * 200)
    snapshots(writer(server.url, MODEL_CONTEXT=2600), passages=(long, PASSAGES[1]))
    assert len(server.prompt()) / 2 < 2600 - 600
    assert "38 vụ án tham nhũng" in server.prompt()
