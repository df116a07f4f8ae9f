"""The search through the product's own build: words, vectors, marks, numbers, codes, periods, other models."""

from contextlib import closing
from datetime import date
from itertools import pairwise

import pytest

from index.build import build
from index.errors import IndexMismatchError, ModelError
from index.library import Library
from index.retriever import ArticleRetriever
from index.types import Filters
from index.vietnamese.normal import strip_marks
from tests.index.newsroom import settings, write_lines
from tests.index.tiny_models import cross_encoder, sentence_model

_ARTICLES = {
    "noi-chinh": (
        "Ban Nội chính Trung ương tổng kết công tác năm 2020",
        "Sáng 24/12, Ban Nội chính Trung ương tổ chức hội nghị tổng kết. Trong năm, Ban đã tham mưu đưa 38 vụ án tham nhũng"
        " và 31 vụ việc vào diện theo dõi, chỉ đạo. Hội nghị do ông Trần Văn Bình chủ trì tại Hà Nội.",
        "2020-12-24",
    ),
    "thi-dua-1": (
        "Cụm thi đua số 1 ký giao ước",
        "Cụm thi đua số 1 gồm sáu tỉnh miền núi phía Bắc đã ký giao ước thi đua. Tỉnh Lào Cai làm cụm trưởng.",
        "2023-02-10",
    ),
    "thi-dua-10": (
        "Cụm thi đua số 10 ký giao ước",
        "Cụm thi đua số 10 gồm bảy tỉnh miền Tây Nam Bộ đã ký giao ước thi đua. Tỉnh Cà Mau làm cụm trưởng.",
        "2023-02-11",
    ),
    "ket-luan": (
        "Triển khai kết luận của Ban Bí thư",
        "Huyện ủy tổ chức học tập Kết luận 84-KL/TW của Ban Bí thư về phòng, chống lãng phí cho cán bộ chủ chốt.",
        "2022-05-05",
    ),
    "ket-luan-khac": (
        "Học tập kết luận mới",
        "Huyện ủy tổ chức học tập Kết luận 184-KL/TW của Ban Bí thư về xây dựng nông thôn cho cán bộ chủ chốt.",
        "2022-06-05",
    ),
    "an-2022": ("Tòa án xét xử nhiều vụ án", "Tòa án tỉnh đã xét xử 120 vụ án hình sự trong năm 2022.", "2022-12-30"),
    "an-2023": ("Tòa án xét xử nhiều vụ án", "Tòa án tỉnh đã xét xử 135 vụ án hình sự trong năm 2023.", "2023-12-29"),
    "mua-lon": (
        "Mưa lớn gây ngập",
        "Mưa lớn kéo dài làm nhiều tuyến đường ở thành phố ngập sâu nửa mét.",
        "2021-09-01",
    ),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    lines = [
        {"id": key, "title": title, "text": text, "published": published, "source": "Báo An"}
        for key, (title, text, published) in _ARTICLES.items()
    ]
    return write_lines(tmp_path_factory.mktemp("bai") / "bai.jsonl", lines)


@pytest.fixture(scope="module")
def home(corpus, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    build(settings(home), [corpus])
    return home


@pytest.fixture(scope="module")
def library(home):
    with closing(Library.open(settings(home))) as library:
        yield library


QUESTIONS = {
    "Năm 2020 có bao nhiêu vụ án tham nhũng vào diện theo dõi, chỉ đạo?": "noi-chinh",
    "Ai chủ trì hội nghị tổng kết của Ban Nội chính Trung ương?": "noi-chinh",
    "Cụm thi đua số 1 do tỉnh nào làm cụm trưởng?": "thi-dua-1",
    "Cụm thi đua số 10 do tỉnh nào làm cụm trưởng?": "thi-dua-10",
    "Kết luận 84-KL/TW nói về gì?": "ket-luan",
    "Kết luận 184-KL/TW nói về gì?": "ket-luan-khac",
    "Năm 2022 tòa án tỉnh xét xử bao nhiêu vụ án hình sự?": "an-2022",
    "Năm 2023 tòa án tỉnh xét xử bao nhiêu vụ án hình sự?": "an-2023",
    "Đường phố ngập bao nhiêu?": "mua-lon",
    "BNCTW tổng kết khi nào?": "noi-chinh",
}


@pytest.mark.parametrize(("question", "expected"), QUESTIONS.items())
def test_the_right_article_comes_first_however_it_is_typed(library, question, expected):
    for typed in (question, question.lower(), strip_marks(question), strip_marks(question).upper()):
        if "BNCTW" in question and typed != question:
            continue
        assert library.search(typed, 3)[0].article.id == expected, typed


def test_passages_are_ranked_from_one_with_falling_scores_and_exact_offsets(library):
    found = library.search("Ban Nội chính Trung ương tổng kết", 5)
    assert [passage.rank for passage in found] == list(range(1, len(found) + 1))
    assert all(a.score >= b.score for a, b in pairwise(found))
    for passage in found:
        article = library.article(passage.article.id)
        assert article is not None
        assert article.text[passage.start : passage.end] == passage.text


def test_the_same_question_has_the_same_answer(library):
    assert library.search("xét xử vụ án", 8) == library.search("xét xử vụ án", 8)


@pytest.mark.parametrize("question", ["", "   ", "?!…", "\n", "😀"])
def test_a_question_without_words_finds_nothing(library, question):
    assert library.search(question) == ()


@pytest.mark.parametrize("question", ["vụ án " * 3000, "x" * 5000, '"AND OR" NOT (*)', "%_' OR 1=1 --", "<script>"])
def test_hostile_questions_are_survived(library, question):
    assert len(library.search(question, 5)) <= 5


def test_no_more_than_k(library):
    assert len(library.search("tỉnh", 1)) == 1
    assert library.search("tỉnh", 0) == ()


def test_filters_hold_for_both_legs(library):
    for filters in (Filters(published_from=date(2023, 1, 1)), Filters(date(2023, 2, 11), date(2023, 2, 11))):
        found = library.search("cụm thi đua vụ án mưa hội nghị", 50, filters)
        assert found
        assert all(filters.published_from <= p.article.published for p in found)
    assert library.search("cụm thi đua", 50, Filters(sources=("Báo Bình",))) == ()


def test_a_langchain_chain_gets_documents_with_offsets(home):
    retriever = ArticleRetriever.open(home, k=2)
    documents = retriever.invoke("Cụm thi đua số 1 do tỉnh nào làm cụm trưởng?")
    assert len(documents) == 2
    first = documents[0]
    assert first.metadata["article_id"] == "thi-dua-1"
    assert first.metadata["published"] == "2023-02-10"
    article = retriever.library.article("thi-dua-1")
    assert article.text[first.metadata["start"] : first.metadata["end"]] == first.page_content
    assert first.id == first.metadata["chunk_id"]


def test_a_langchain_retriever_composes_and_filters(home):
    from langchain_core.runnables import RunnableLambda

    retriever = ArticleRetriever.open(home, filters=Filters(published_from=date(2023, 1, 1)))
    chain = retriever | RunnableLambda(lambda documents: {d.metadata["article_id"] for d in documents})
    assert chain.invoke("vụ án") <= {"thi-dua-1", "thi-dua-10", "an-2023"}


@pytest.mark.slow
def test_another_embedder_builds_a_new_generation_and_searches(corpus, tmp_path):
    ours = settings(tmp_path / "home")
    build(ours, [corpus])
    theirs = settings(tmp_path / "home", EMBEDDER=sentence_model(tmp_path / "tiny"))
    with pytest.raises(IndexMismatchError):
        Library.open(theirs)
    build(theirs, [corpus], rebuild=True)
    with closing(Library.open(theirs)) as library:
        assert "thi-dua-1" in {p.article.id for p in library.search("cụm thi đua số 1", 3)}
        with library.searching() as searcher:
            assert searcher.models.fusion.dense > 0
            assert searcher.models.embedder.dimension == 16


@pytest.mark.slow
def test_a_cross_encoder_orders_the_best(corpus, home, tmp_path):
    chosen = settings(home, RERANKER=cross_encoder(tmp_path / "cross"))
    with closing(Library.open(chosen)) as library:
        found = library.search("vụ án tham nhũng của tỉnh", 8)
        assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
        with library.searching() as searcher:
            fresh = searcher.models.reranker.scores("vụ án tham nhũng của tỉnh", [p.text for p in found])
        assert list(fresh) == pytest.approx([p.score for p in found], abs=1e-4)


def test_a_missing_cross_encoder_is_an_error_not_another_order(home, tmp_path):
    with (
        closing(Library.open(settings(home, RERANKER=str(tmp_path / "không-có")))) as library,
        pytest.raises(ModelError, match="RERANKER"),
    ):
        library.search("vụ án")


@pytest.mark.slow
def test_a_cross_encoder_of_several_labels_is_an_error(home, tmp_path):
    chosen = settings(home, RERANKER=cross_encoder(tmp_path / "cross", labels=3))
    with closing(Library.open(chosen)) as library, pytest.raises(ModelError):
        library.search("vụ án")
