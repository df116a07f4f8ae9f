"""What the ranker sees: words as numbers, features of candidates, codes and periods of a question."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ModelError
from index.ranking.featurizer import Candidate
from index.ranking.hints import Hints
from index.ranking.lexicon import CAPITAL, DIGIT, YEAR, Lexicon
from index.ranking.query import understand, variants
from index.ranking.ranker import Ranker
from index.ranking.stacked import stack
from index.ranking.term_weights import TermWeights
from index.settings import MODELS
from index.types import ArticleMeta, Chunk
from index.vietnamese.normal import normalise, strip_marks
from index.vietnamese.tokens import syllables

TEXTS = st.text("aăâđêôơưáàảãạắằ ABĐ 0123456789.,;:!?\n-/“”hoàuỷ", max_size=80)


class Corpus:
    """A corpus where every term is held by one passage in ten."""

    size = 1000

    def frequency(self, field: str, term: str) -> int:
        return 100 if len(term) < 8 else 5


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    return Ranker.load(MODELS / "ranker", MODELS / "term_weights")


def order(ranker: Ranker, question: str, passages: list[str]) -> list[int]:
    query = understand(question)
    scores = ranker.scores(query, [Candidate(text, "", 1.0, i) for i, text in enumerate(passages)], Corpus())
    return list(np.argsort(-scores, kind="stable"))


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_words_of_the_lexicon_are_those_of_the_lexical_index(texts):
    lexicon = Lexicon()
    texts = [normalise(text) for text in texts]
    # Twice: the second time pieces and texts are remembered.
    for _ in range(2):
        made = stack(*lexicon.analyse(texts))
        assert list(made.lengths) == [len(syllables(text)) for text in texts]
        assert [lexicon.words[row] for row in made.rows] == [word for text in texts for word in syllables(text)]
        assert (np.diff(made.sentence) >= 0).all()


def test_sentences_end_at_signs_and_line_breaks_within_each_text():
    lexicon = Lexicon()
    made = stack(*lexicon.analyse(["Một hai. Ba\n\nbốn 3.393 đồng…", "", "Năm (sáu.) bảy"]))
    words = [lexicon.words[row] for row in made.rows]
    sentences = [[word for word, at in zip(words, made.sentence, strict=True) if at == n] for n in range(6)]
    assert sentences == [["một", "hai"], ["ba"], ["bốn", "3393", "đồng"], [], ["năm", "sáu"], ["bảy"]]
    assert list(made.sentence_of) == [0, 0, 0, 1, 2, 2]


def test_pieces_are_forgotten_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr("index.vietnamese.pieces._MOST", 3)
    lexicon = Lexicon()
    for text in ("a b c d.", "e f g h", "a b c d."):
        rows, sizes = lexicon.analyse([text])
        assert [lexicon.words[row] for row in rows if row] == syllables(text)
        assert sizes.sum() == len(rows)


def test_equal_words_share_an_id_and_unmarked_words_another():
    lexicon = Lexicon()
    rows, _ = lexicon.analyse(["Uỷ ủy UY uy 03 3"])
    forms, plains = lexicon.forms(rows), lexicon.plains(rows)
    assert forms[0] == forms[1] != forms[2] == forms[3]
    assert len(set(plains[:4])) == 1
    assert forms[4] == forms[5]
    assert (lexicon.unmark(forms.astype(np.int64)) == plains).all()


def test_flags_tell_capitals_numbers_and_years():
    lexicon = Lexicon()
    flags = lexicon.flags(lexicon.analyse(["Năm 2020 có 38 vụ"])[0])
    assert list(flags) == [CAPITAL, DIGIT | YEAR, 0, DIGIT, 0]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_scores_are_finite_for_any_text(ranker, question, passages):
    query = understand(question)
    if not query.words:
        return
    candidates = [Candidate(normalise(text), normalise(title), 0.5, i % 2) for i, (text, title) in enumerate(passages)]
    scores = ranker.scores(query, candidates, Corpus())
    assert scores.shape == (len(passages),)
    assert np.isfinite(scores).all()


def test_scores_do_not_depend_on_the_order_of_the_candidates(ranker):
    query = understand("Năm 2020 khởi tố bao nhiêu vụ án?")
    texts = ["Năm 2020 khởi tố 38 vụ án.", "Mưa lớn ở Lào Cai.", "Tòa án xét xử vụ án năm 2019.", ""]
    candidates = [Candidate(text, "Tin", float(i), i) for i, text in enumerate(texts)]
    ahead = ranker.scores(query, candidates, Corpus())
    back = ranker.scores(query, candidates[::-1], Corpus())
    assert ahead == pytest.approx(back[::-1], abs=1e-4)


def test_the_passage_that_answers_comes_first(ranker):
    passages = [
        "Ban Nội chính Trung ương họp báo về công tác thi đua của các cơ quan trong khối nội chính.",
        "Năm 2020, Ban Nội chính Trung ương đã tham mưu đưa 38 vụ án tham nhũng vào diện theo dõi, chỉ đạo.",
        "Trời mưa to, nhiều tuyến đường ở Hà Nội bị ngập sâu, giao thông ùn tắc kéo dài hàng giờ.",
    ]
    question = "Năm 2020 Ban Nội chính Trung ương đưa bao nhiêu vụ án tham nhũng vào diện theo dõi?"
    assert order(ranker, question, passages)[0] == 1
    assert order(ranker, strip_marks(question), passages)[0] == 1
    assert order(ranker, question.lower(), passages)[0] == 1


def test_a_number_is_matched_whole(ranker):
    passages = [
        "Cụm thi đua số 10 do tỉnh Hà Giang làm cụm trưởng đã tổng kết công tác.",
        "Cụm thi đua số 1 do tỉnh Lào Cai làm cụm trưởng đã tổng kết công tác.",
    ]
    assert order(ranker, "Cụm thi đua số 1 do tỉnh nào làm cụm trưởng?", passages) == [1, 0]
    assert order(ranker, "Cụm thi đua số 10 do tỉnh nào làm cụm trưởng?", passages) == [0, 1]


@pytest.mark.parametrize(("typed", "unmarked"), [("ban noi chinh", True), ("Ban Nội chính", False), ("2020", True)])
def test_a_question_without_marks_is_searched_without_marks(typed, unmarked, ranker):
    query = understand(typed)
    assert query.unmarked is unmarked
    assert set(ranker.fields(query)) == ({"unmarked"} if unmarked else {"body", "title"})


def test_a_very_long_question_is_cut():
    query = understand("vụ án tham nhũng " * 5000)
    assert len(query.words) <= 200
    assert len(query.capital) == len(query.words) == len(query.restored)


def test_abbreviations_and_long_forms_find_each_other(ranker):
    assert "nội_chính" in ranker.fields(understand("BNCTW họp khi nào?"))["body"]
    assert "bnctw" in ranker.fields(understand("Ban Nội chính Trung ương họp khi nào?"))["body"]
    assert len(variants(understand("BNCTW họp khi nào?"))) == 2
    assert len(variants(understand("Bão đổ bộ vào đâu?"))) == 1


def test_question_words_weigh_little():
    weights = TermWeights.load(MODELS / "term_weights")
    assert weights.of("gì", False) < 0.2
    assert weights.of("bao_nhieu", True) < 0.2
    assert weights.of("tham_nhũng", False) == 1.0


def passage(text: str, published: date | None = None) -> tuple[Chunk, ArticleMeta]:
    return Chunk("a", 0, 0, len(text), text), ArticleMeta("a", "Tin", "/a", published)


def bonus(question: str, *stored: tuple[Chunk, ArticleMeta]) -> list[float]:
    scores = np.linspace(1, 0, len(stored), dtype=np.float32)
    return list(Hints.of(understand(question), date(2026, 11, 22)).bonus(stored, scores))


def test_a_code_counts_only_as_a_whole():
    right, wrong = bonus(
        "Kết luận 84-KL/TW nói gì?", passage("theo Kết luận 84-KL/TW."), passage("Kết luận 184-KL/TW.")
    )
    assert right > 0 == wrong


def test_a_period_prefers_passages_that_speak_of_it_then_those_published_then():
    spoken, dated, neither = bonus(
        "6 tháng đầu năm 2023 xử lý bao nhiêu vụ?",
        passage("Trong 6 tháng đầu năm 2023 đã xử lý 12 vụ."),
        passage("Đã xử lý 12 vụ.", date(2023, 7, 17)),
        passage("Năm 2019 đã xử lý 12 vụ.", date(2019, 7, 17)),
    )
    assert spoken > dated > neither == 0


def test_last_month_is_counted_from_today():
    now, then = bonus(
        "tháng trước có vụ nào?", passage("Có vụ án.", date(2026, 10, 5)), passage("Có vụ án.", date(2020, 10, 5))
    )
    assert now > then == 0


def test_a_question_without_code_or_period_gets_no_bonus():
    assert bonus("ai chủ trì cuộc họp?", passage("Ông A chủ trì."), passage("")) == [0, 0]


def test_missing_files_of_the_ranker_are_an_error(tmp_path):
    with pytest.raises(ModelError, match="Cài lại"):
        Ranker.load(tmp_path, MODELS / "term_weights")
    with pytest.raises(ModelError, match="Cài lại"):
        TermWeights.load(tmp_path)
