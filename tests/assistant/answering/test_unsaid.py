from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.days import other_days
from assistant.answering.evidence import gather
from assistant.answering.extract import found, in_another, weigh
from assistant.answering.gate import judged
from assistant.answering.roles import other_role
from assistant.answering.sources import Sources
from assistant.answering.unsaid import unsaid
from assistant.understanding import understand
from index.types import Filters
from tests.assistant.shelf import MemoryShelf, article

BRIDGE = article(
    "cau",
    "Khánh thành cầu Bến Tam",
    "Sáng 12/5/2021, tỉnh Lạc Hà thông xe cầu Bến Tam. Ông Ngô Văn Thái, Chủ tịch tỉnh, cắt băng. Cây cầu có tổng vốn "
    "đầu tư 90 tỷ đồng, do Sở Giao thông làm chủ đầu tư. Bị cáo Lý Văn Tư từng bị kết án vì ăn bớt xi măng.",
    date(2021, 5, 13),
)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Giá vé qua cầu Bến Tam là bao nhiêu?", "giá vé"),
        ("Ai thiết kế cầu Bến Tam?", "thiết kế"),
        ("Nồng độ cồn của ông Ngô Văn Thái là bao nhiêu?", "nồng độ"),
        ("Thời tiết ở cầu Bến Tam thế nào?", "thời tiết"),
        ("Lý Văn Tư tốt nghiệp trường nào?", "trường"),
        # The kind of a thing is seldom named: what it does is told here, and there it is not.
        ("Nhân vật nào cắt băng cầu Bến Tam?", ""),
        ("Họa sĩ nào sáng tác tranh về cầu Bến Tam?", "họa sĩ"),
        ("Cầu Bến Tam được khánh thành bằng cách nào?", ""),
        ("Vì sao Lý Văn Tư bị ám sát?", "ám sát"),
        ("Vì sao Lý Văn Tư bị kết án?", ""),
        ("Ai cắt băng khánh thành cầu Bến Tam?", ""),
        ("Vốn đầu tư cầu Bến Tam là bao nhiêu?", ""),
        # Another word for it, or one near it in meaning, is enough.
        ("Lý Văn Tư bị tuyên án vì chuyện gì?", ""),
        ("cau ben tam tong von la bao nhieu", ""),
    ],
)
def test_the_asked_word_is_unsaid_only_where_nothing_near_it_is_said(question: str, word: str) -> None:
    assert unsaid(understand(question), BRIDGE).word == word


def test_what_is_never_said_weighs_more_than_what_is_said() -> None:
    said = unsaid(understand("Ai cắt băng cầu Bến Tam?"), BRIDGE)
    other = unsaid(understand("Ai sáng tác bài hát về chim sẻ?"), BRIDGE)
    assert other.mass > said.mass
    assert other.gap > said.gap


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai chủ trì hội nghị?", "khai mạc"),
        ("Hội nghị do ai chủ trì?", "khai mạc"),
        ("Ai phát biểu khai mạc hội nghị?", None),
        ("Ai dự hội nghị?", None),
        ("Việc của huyện do ai chỉ đạo?", None),
        ("Vì sao hội nghị khai mạc muộn?", None),
    ],
)
def test_who_opens_a_meeting_is_not_who_chairs_it(question: str, told: str | None) -> None:
    text = "Bà Hồ Thị Ba, Phó Chủ tịch huyện, phát biểu khai mạc hội nghị."
    understood = understand(question)
    shelf = MemoryShelf(article("a", "Hội nghị", text))
    lead = gather(understood, shelf.search(question))[0]
    role = other_role(understood, lead)
    assert (role.found if role else None) == told


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Sáng 12/5/2020 ai cắt băng?", ["ngày 12/5/2021"]),
        ("Sáng 12/5/2021 ai cắt băng?", []),
        ("Ngày 13/5/2021 có tin gì?", []),
        ("Sáng 12/5 ai cắt băng?", []),
        ("Ngày 1/1/2020 có gì?", []),
    ],
)
def test_the_same_day_of_another_year_is_another_day(question: str, found: list[str]) -> None:
    assert [each.found for each in other_days(understand(question), BRIDGE)] == found


def test_a_day_without_a_year_is_not_in_a_year_the_article_never_names() -> None:
    undated = article("u", "Giao ban", "Ngày 3/6, huyện họp giao ban sáu tháng đầu năm 2022.")
    assert other_days(understand("Ngày 3/6/2019 huyện họp gì?"), undated)
    assert not other_days(understand("Ngày 3/6/2022 huyện họp gì?"), undated)


def test_another_article_that_says_the_asked_word_answers() -> None:
    festival = article("hoi", "Hội đua ghe Bến Tam", "Hội đua ghe Bến Tam có 18 đội dự. Hội đua ghe mở ở bến sông.")
    later = article("sau", "Sau mùa đua ghe", "Rác thải thu được ở hội đua ghe Bến Tam là 14 tấn.")
    question = understand("Rác thải ở hội đua ghe Bến Tam thu được bao nhiêu?")
    shelf = MemoryShelf(festival, later)
    sources, passages = Sources(shelf, Filters()), shelf.search(question.text)
    evidence = judged(question, weigh(question, passages, sources, None), passages)
    first = found(question, [one for one in evidence if one.article.id == "hoi"], sources)
    assert first is not None
    assert first.unsaid.word == "rác thải"
    assert in_another(question, first, evidence, passages, sources).lead.article.id == "sau"
    alone = [one for one in evidence if one.article.id == "hoi"]
    assert in_another(question, first, alone, passages, sources) == first


def test_who_directs_a_meeting_is_taken_for_who_chairs_it() -> None:
    shelf = MemoryShelf(article("a", "Hội nghị", "Ông Hồ Văn Tám đến dự và chỉ đạo hội nghị, bà Lê Thị Na báo cáo."))
    understood = understand("Ai chủ trì hội nghị?")
    assert other_role(understood, gather(understood, shelf.search(understood.text))[0]) is None
