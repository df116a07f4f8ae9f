from __future__ import annotations

from datetime import date

from assistant.answering.agreement import rivals
from assistant.answering.evidence import Evidence
from assistant.answering.figures import Fact
from assistant.answering.sources import Sources
from assistant.understanding import understand
from index.types import Article, ArticleMeta, Figure, Filters, Span
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import CLUSTER, ask, over


def _fact(article: str, value: int) -> Fact:
    text = f"Tỷ số là {value}."
    at = text.index(str(value))
    end = at + len(str(value))
    figure = Figure(article, value, None, "", "", "", "", "", "", False, at, end, Span(0, len(text)))
    one = Evidence(ArticleMeta(article, "Bài", "/kho/bai.md", date(2020, 1, 1)), 0, 0, len(text), text, "", 1, 1, 1)
    return Fact((figure,), one, Span(at, end), 1.0, 0.6, 0.5, (), True)


def test_bare_numbers_of_two_articles_neither_crash_nor_dispute() -> None:
    one, other = _fact("a", 3), _fact("b", 4)
    sources = Sources(MemoryShelf(CLUSTER), Filters())
    assert rivals(understand("Tỷ số là bao nhiêu?"), one, [one, other], sources) == []


def _asked(question: str, *articles: Article) -> str:
    answer = ask(over(MemoryShelf(*articles)), question)
    return answer.headline.text if answer.headline else ""


STALLS = article(
    "a",
    "Chợ Gò Mây: di dời các sạp hàng",
    "Huyện cho biết 84 sạp hàng ở chợ Gò Mây phải dời đi trước Tết.",
    date(2024, 1, 8),
)


def test_the_same_count_of_one_story_told_otherwise_is_shown_as_disagreement_newer_first() -> None:
    later = article(
        "b",
        "Chợ Gò Mây những ngày cuối",
        "Các sạp hàng vắng dần. Theo ban quản lý, tổng cộng chỉ có 71 sạp được chuyển, số còn lại xin nghỉ bán.",
        date(2024, 1, 29),
    )
    said = _asked("Chợ Gò Mây có bao nhiêu sạp hàng phải dời đi?", STALLS, later)
    assert "khác nhau" in said
    assert said.index("71 sạp") < said.index("84 sạp")


def test_a_part_of_the_count_or_the_same_count_disputes_nothing() -> None:
    part = article("b", "Chợ Gò Mây dời sạp", "Chợ Gò Mây dời 84 sạp hàng, trong đó 12 sạp bán vải.", date(2024, 1, 29))
    assert "khác nhau" not in _asked("Chợ Gò Mây có bao nhiêu sạp hàng phải dời đi?", STALLS, part)


def test_two_meetings_told_apart_by_their_numbers_dispute_nothing() -> None:
    first, second = (
        article(
            name,
            f"Kỳ họp {number} của Hội Nông dân Gò Mây",
            f"Hội Nông dân Gò Mây họp kỳ {number}. Có {count} đại biểu dự họp.",
            date(2024, 1, day),
        )
        for name, number, count, day in (("a", 7, 40, 3), ("b", 8, 52, 20))
    )
    assert "khác nhau" not in _asked("Kỳ họp của Hội Nông dân Gò Mây có bao nhiêu đại biểu?", first, second)


COURT = article(
    "a",
    "Thủ kho Gò Mây lĩnh án",
    "Tòa tuyên phạt Lê Văn Tư, nguyên thủ kho Gò Mây, 7 năm 6 tháng tù về tội tham ô.",
    date(2018, 5, 4),
)


def test_two_reports_of_one_sentence_in_court_are_shown_both_though_their_months_agree() -> None:
    other = article(
        "b", "Thủ kho Gò Mây nhận án tù", "Ông Lê Văn Tư, thủ kho Gò Mây, bị phạt 6 năm 6 tháng tù.", date(2018, 5, 6)
    )
    said = _asked("Lê Văn Tư bị tuyên mấy năm tù?", COURT, other)
    assert said.index("6 năm 6 tháng") < said.index("7 năm 6 tháng")


def test_what_the_prosecution_proposes_does_not_dispute_the_sentence() -> None:
    proposed = article(
        "b",
        "Thủ kho Gò Mây ra tòa",
        "Viện kiểm sát đề nghị phạt Lê Văn Tư từ 9 năm tù đến 10 năm tù.",
        date(2018, 5, 3),
    )
    assert "khác nhau" not in _asked("Lê Văn Tư bị tuyên mấy năm tù?", COURT, proposed)


def test_what_another_article_answers_disputes_however_less_likely_its_sentence_is() -> None:
    plan = article(
        "a",
        "Gò Mây làm bến xe mới",
        "Gò Mây được tỉnh giao đất. Dự án bến xe Gò Mây do doanh nghiệp trong huyện đầu tư có tổng vốn 30 tỷ đồng.",
        date(2020, 3, 2),
    )
    other = article(
        "b",
        "Cử tri hỏi chuyện rác thải",
        "Cử tri Gò Mây phàn nàn về rác. Trả lời việc khác, ông chủ tịch nói bến xe do tỉnh đầu tư tổng số tiền là 42 tỷ "
        "đồng, rộng 3 ha.",
        date(2019, 3, 2),
    )
    said = _asked("Bến xe ở Gò Mây được đầu tư bao nhiêu tiền?", plan, other)
    assert said.index("30 tỷ") < said.index("42 tỷ")


def test_an_article_is_held_to_the_figure_it_counts_by_the_fuller_noun() -> None:
    one = article(
        "a",
        "Công an Gò Mây nửa đầu năm 2018",
        "Trong 6 tháng đầu năm 2018, công an Gò Mây xử lý 32 vụ trộm cắp, chức vụ.",
        date(2018, 7, 2),
    )
    other = article(
        "b",
        "Công an Gò Mây sơ kết 6 tháng đầu năm",
        "6 tháng đầu năm 2018, công an Gò Mây xử lý 94 vụ phạm tội. Trong đó, tội cố ý gây thương tích là 40 vụ; tội trộm "
        "cắp là 23 vụ.",
        date(2018, 7, 1),
    )
    said = _asked("6 tháng đầu năm 2018 công an Gò Mây xử lý mấy vụ trộm cắp?", one, other)
    assert "khác nhau" in said
    assert "94 vụ" not in said


def test_others_of_the_affair_counted_by_another_noun_dispute_nothing() -> None:
    others = article(
        "b",
        "Thủ kho Gò Mây lĩnh án: những người liên quan",
        "Trong vụ thủ kho Gò Mây Lê Văn Tư, mười chín bị cáo khác bị phạt tù treo.",
        date(2018, 5, 6),
    )
    one = article("a", "Thủ kho Gò Mây lĩnh án", "Thủ kho Gò Mây Lê Văn Tư chuyển tiền cho 8 người.", date(2018, 5, 4))
    assert "khác nhau" not in _asked("Lê Văn Tư chuyển tiền cho bao nhiêu người?", one, others)
