from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Answer, Citation, Kind, Sentence, Turn
from assistant.understanding import understand
from index.types import Span

FIRST = "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2020?"


def turn(question: str, said: str = "", history: tuple[Turn, ...] = (), title: str = "") -> Turn:
    understood = understand(question, history)
    headline = Sentence(said, (1,), (Span(0, len(said)),)) if said else None
    cited = (
        (Citation(1, "bai", title or "Bài", date(2020, 12, 24), None, None, "/kho/bai.md", 0, len(said), said),)
        if said
        else ()
    )
    return Turn(
        understood, Answer(understood, "answered" if said else "abstained", "extractive", headline, citations=cited)
    )


def after(*turns: tuple[str, str]) -> tuple[Turn, ...]:
    history: tuple[Turn, ...] = ()
    for question, said in turns:
        history = (*history, turn(question, said, history))
    return history


@pytest.mark.parametrize(
    ("message", "standalone"),
    [
        ("Còn năm 2021?", "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2021?"),
        ("Năm 2021 thì sao?", "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2021?"),
        ("2021?", "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2021?"),
        ("Còn năm trước đó?", "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2019?"),
        ("Thế còn cụm số 2?", "Cụm thi đua số 2 xử lý bao nhiêu vụ án năm 2020?"),
        ("Còn số 10 thì sao?", "Cụm thi đua số 10 xử lý bao nhiêu vụ án năm 2020?"),
        ("Còn đơn thư?", "Cụm thi đua số 1 xử lý bao nhiêu đơn thư năm 2020?"),
        ("Ý tôi là năm 2023", "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2023?"),
        ("Không, ý tôi là cụm số 3", "Cụm thi đua số 3 xử lý bao nhiêu vụ án năm 2020?"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(message: str, standalone: str) -> None:
    understood = understand(message, after((FIRST, "38 vụ án.")))
    assert understood.text == standalone
    assert understood.kind is Kind.HOW_MANY


@pytest.mark.parametrize(
    ("first", "message", "standalone"),
    [
        (
            "Hội nghị tổng kết của Cụm thi đua số 1 diễn ra ngày nào?",
            "Ở đâu?",
            "Hội nghị tổng kết của Cụm thi đua số 1 diễn ra ở đâu?",
        ),
        ("Công an Sóc Trăng gửi xăng ở đâu?", "Khi nào?", "Công an Sóc Trăng gửi xăng khi nào?"),
        ("Nguyễn Văn An bị tuyên án gì?", "Vì tội gì?", "Nguyễn Văn An bị tuyên án vì tội gì?"),
        ("Phó chủ tịch nào phụ trách giáo dục và y tế?", "Còn thuế?", "Phó chủ tịch nào phụ trách thuế?"),
        ("Thủ quỹ Nguyễn Văn An bị phạt mấy năm tù?", "Còn hiệu trưởng?", "Hiệu trưởng bị phạt mấy năm tù?"),
    ],
)
def test_another_question_word_or_object_asks_the_same_of_it(first: str, message: str, standalone: str) -> None:
    assert understand(message, after((first, "Câu trả lời."))).text == standalone


@pytest.mark.parametrize(
    ("first", "said", "message", "standalone"),
    [
        (
            "Người sáng lập Hội Gò Mây bị kết án mấy năm tù?",
            "4 năm tù.",
            "Con trai cả của ông ấy thì sao?",
            "Con trai cả của người sáng lập Hội Gò Mây bị kết án mấy năm tù?",
        ),
        (
            "Ông Trần Văn Hiếu bị kỷ luật hình thức gì?",
            "Cảnh cáo.",
            "Còn cấp phó của ông ấy?",
            "Cấp phó của ông Trần Văn Hiếu bị kỷ luật hình thức gì?",
        ),
        ("Cựu chủ tịch hội nhận bao nhiêu tiền?", "2 tỷ đồng.", "Vợ ông ấy tên gì?", "Vợ cựu chủ tịch hội tên gì?"),
        (
            "Huyện Gò Mây xử lý mấy vụ án tham nhũng?",
            "5 vụ án.",
            "Còn tham nhũng vặt thì sao?",
            "Huyện Gò Mây xử lý mấy vụ án tham nhũng vặt?",
        ),
        (
            "Công an huyện Gò Mây xử lý bao nhiêu vụ phạm tội kinh tế?",
            "5 vụ.",
            "Còn tội phạm môi trường thì sao?",
            "Công an huyện Gò Mây xử lý bao nhiêu vụ tội phạm môi trường?",
        ),
        (
            "Huyện Gò Mây nhận bao nhiêu đơn?",
            "5 đơn.",
            "Không, ý mình là số bị cáo cơ.",
            "Huyện Gò Mây nhận bao nhiêu bị cáo?",
        ),
    ],
)
def test_a_relative_takes_the_place_of_the_doer_and_a_sort_that_of_the_sort(
    first: str, said: str, message: str, standalone: str
) -> None:
    assert understand(message, after((first, said))).text == standalone


def test_those_counted_before_are_of_the_affair_spoken_of() -> None:
    history = after(("Công an bắt bao nhiêu người trong vụ Gò Mây?", "7 người."))
    text = understand("Trong số 7 người đó có ai là thủ quỹ?", history).text
    assert text == "Về vụ Gò Mây: trong số 7 người đó có ai là thủ quỹ?"


def test_a_correction_that_names_a_meeting_means_another_meeting() -> None:
    history = after(("Hội nghị tổng kết của Cụm thi đua số 1 diễn ra ngày nào?", "Ngày 24/12/2020."))
    assert understand("ý tôi là hội nghị năm 2023", history).text == "Hội nghị năm 2023 diễn ra ngày nào?"


@pytest.mark.parametrize(
    ("message", "standalone"),
    [
        ("Ý tôi là 6 tháng đầu năm 2021 tính cả nước", "6 tháng đầu năm 2021 cả nước xử lý bao nhiêu vụ án?"),
        ("Ý mình là trên toàn quốc", "Năm 2020 toàn quốc xử lý bao nhiêu vụ án?"),
        ("Ý em là cả nước trong nửa cuối năm ấy", "Cả nước xử lý bao nhiêu vụ án nửa cuối năm 2020?"),
    ],
)
def test_a_correction_may_change_of_whom_and_when_at_once(message: str, standalone: str) -> None:
    first = (
        "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2020?"
        if "ấy" in message
        else "Năm 2020 Cụm thi đua số 1 xử lý bao nhiêu vụ án?"
    )
    assert understand(message, after((first, "38 vụ án."))).text == standalone


@pytest.mark.parametrize(
    "message",
    [
        "Thế nửa cuối năm họp mấy phiên?",
        "Còn nửa cuối năm thì họp mấy phiên?",
        "con nua cuoi nam thi co bao nhieu phien",
    ],
)
def test_what_opens_with_a_part_of_the_year_goes_on_about_that_year(message: str) -> None:
    history = after(("Nửa đầu năm 2023 Ban Dân nguyện tỉnh Hòa Bình họp mấy phiên?", "3 phiên."))
    understood = understand(message, history)
    assert understood.period is not None
    assert (understood.period.start, understood.period.end) == (date(2023, 7, 1), date(2023, 12, 31))
    assert "thì" not in understood.text
    assert "nửa đầu" not in understood.text.lower()
    assert "Hòa Bình" in understood.text


def test_what_he_told_keeps_its_words() -> None:
    history = after(("Ai báo cáo tại hội nghị?", "Ông Võ Văn Dũng."))
    asked = understand("Ông ấy cho biết cuốn sách nào đã được xuất bản?", history).text
    assert asked == "Võ Văn Dũng cho biết cuốn sách nào đã được xuất bản?"


def test_what_a_question_is_about_ends_neither_within_a_number_nor_behind_a_verb() -> None:
    history = after(("Công ty Gò Mây bán 320.000 m2 đất cho ai?", "Công ty Sông Trăng."))
    assert understand("Giá mỗi mét vuông là bao nhiêu?", history).text == (
        "Về Công ty Gò Mây: giá mỗi mét vuông là bao nhiêu?"
    )


def test_a_place_takes_the_place_of_a_place() -> None:
    history = after(("Sơn La có bao nhiêu thí sinh được nâng điểm?", "44 thí sinh."))
    assert understand("Còn Hòa Bình?", history).text == "Hòa Bình có bao nhiêu thí sinh được nâng điểm?"


def test_a_question_without_subject_inherits_subject_and_period() -> None:
    text = understand("Ai chủ trì?", after((FIRST, "38 vụ án."))).text
    assert "Cụm thi đua số 1" in text
    assert "năm 2020" in text
    assert text.endswith("ai chủ trì?")


def test_he_is_the_person_answered_before_even_three_turns_back() -> None:
    history = after(
        ("Ai chủ trì hội nghị của Cụm thi đua số 1?", "Ông Trần Quốc Cường."),
        ("Hội nghị diễn ra ở đâu?", "Thành phố Điện Biên Phủ."),
        ("Khi nào?", "Ngày 24/12/2020."),
    )
    assert understand("Ông ấy giữ chức vụ gì?", history).text == "Trần Quốc Cường giữ chức vụ gì?"


def test_that_conference_is_the_one_named_before() -> None:
    history = after(("Hội nghị tổng kết của Cụm thi đua số 1 có bao nhiêu đại biểu?", "Hơn 60 đại biểu."))
    assert (
        understand("Ai phát biểu tại hội nghị đó?", history).text
        == "Ai phát biểu tại hội nghị tổng kết của Cụm thi đua số 1?"
    )


def test_among_them_names_the_figure_before() -> None:
    history = after((FIRST, "56 vụ việc, vụ án"))
    assert "trong số 56 vụ việc, vụ án" in understand("Trong số đó có bao nhiêu vụ xong hẳn?", history).text.lower()


@pytest.mark.parametrize(
    "message",
    [
        "Cuốn sách của Tổng Bí thư do Ban Nội chính Trung ương biên tập tên là gì?",
        "Kết luận số 84-KL/TW ban hành ngày nào?",
        "Vì sao Chánh văn phòng Thành ủy bị khiển trách?",
    ],
)
def test_a_new_topic_takes_nothing_from_before(message: str) -> None:
    understood = understand(message, after((FIRST, "38 vụ án.")))
    assert understood.text == message
    assert understood.context == ()


def test_nothing_is_taken_from_an_empty_history() -> None:
    assert understand("Còn năm 2021?", ()).text == "Còn năm 2021?"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_message_after_any_message_is_understood(first: str, then: str) -> None:
    history = (turn(first, "Ông Trần Quốc Cường, năm 2020, 38 vụ án."),)
    assert understand(then, history).asked == understand(then, ()).asked


def test_a_part_of_the_year_is_of_the_year_spoken_of() -> None:
    history = after(("Cụm thi đua số 1 họp mấy lần trong 6 tháng đầu năm 2023?", "Hai lần."))
    text = understand("Nửa cuối năm lo việc gì?", history).text
    assert "năm 2023" in text
    assert "6 tháng đầu năm" not in text


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("Giá xăng bao nhiêu?", True),
        ("Thời tiết thế nào?", True),
        ("Giá vàng hôm nay bao nhiêu?", True),
        ("Thời tiết Hà Nội thế nào?", True),
        ("Ai chủ trì?", False),
        ("Bao nhiêu đại biểu dự?", False),
        ("Nguyên nhân là gì?", False),
    ],
)
def test_a_short_question_about_something_else_inherits_nothing(question: str, alone: bool) -> None:
    history = (Turn(understand("Hội nghị tổng kết của huyện Bến Tam họp ngày nào?")),)
    text = understand(question, history).text
    assert (text == question) is alone


def test_what_found_no_answer_is_no_topic_to_go_on_from() -> None:
    history = after(
        ("Hội nghị tổng kết của huyện Bến Tam họp ngày nào?", "Ngày 2/3/2021."), ("Giá vàng bao nhiêu?", "")
    )
    assert understand("Giá bạc bao nhiêu?", history).text == "Giá bạc bao nhiêu?"
