import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.collection.drafts import MOST, Draft, corrected, drafts_of, file_name, keep, pasted
from index.articles import read
from index.types import Failure

PASTED = "Sông Lam tổng kết công tác năm\n\nThứ Năm, 24/12/2020, 14:57 [GMT+7]\n\nNgày 24/12, tỉnh họp tổng kết. Có 38 vụ án được xử lý trong năm.\n"


def kept(draft, folder):
    (path,) = keep([draft], folder)
    (article,) = read(path, folder)
    return article


def test_title_and_date_are_understood_from_a_paste():
    draft = pasted(PASTED, "dán")
    assert draft.stated.title == "Sông Lam tổng kết công tác năm"
    assert draft.stated.published == "2020-12-24"
    assert draft.passages == 1


def test_a_correction_is_what_the_index_reads(tmp_path):
    draft = corrected(pasted(PASTED, "dán"), "source", "Báo: “Sông Lam” # 1")
    draft = corrected(draft, "published", "5/3/2019")
    article = kept(draft, tmp_path)
    assert article.meta.source == "Báo: “Sông Lam” # 1"
    assert article.meta.published.isoformat() == "2019-03-05"
    assert "38 vụ án" in article.text


def test_words_that_are_no_date_change_nothing():
    draft = corrected(pasted(PASTED, "dán"), "title", "Tổng kết")
    assert corrected(draft, "published", "hôm qua") == draft
    assert corrected(draft, "published", "31/2/2020") == draft


def test_a_month_stays_a_month(tmp_path):
    article = kept(corrected(pasted(PASTED, "dán"), "published", "7/2023"), tmp_path)
    assert article.meta.published_precision == "month"


def test_the_same_article_added_twice_is_one_file(tmp_path):
    draft = pasted(PASTED, "dán")
    assert len(keep([draft], tmp_path)) == 1
    assert keep([draft], tmp_path) == ()


def test_an_empty_or_binary_file_is_named_with_its_reason(tmp_path):
    (tmp_path / "upload.txt").write_bytes(b"\x00\x01\x02" * 50)
    (failure,) = drafts_of(tmp_path / "upload.txt", "ảnh.txt")
    assert isinstance(failure, Failure)
    assert failure.path == "ảnh.txt"
    assert failure.reason


def test_too_many_articles_at_once_are_left_to_the_command_line(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(f'{{"title": "Bài {i}", "text": "Nội dung số {i}."}}' for i in range(MOST + 1)))
    (failure,) = drafts_of(path, "many.jsonl")
    assert "index build" in failure.fix


@pytest.mark.parametrize("title", ["../../etc/passwd", "a/b\\c", "", "…", "CON", "x" * 500, "Đường số 1"])
def test_a_title_never_leads_out_of_the_folder(title, tmp_path):
    draft = corrected(pasted(PASTED, "dán"), "title", title)
    assert isinstance(draft, Draft)
    name = file_name(draft)
    assert (tmp_path / name).resolve().parent == tmp_path.resolve()
    assert len(name) < 100


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["title", "source", "author", "url", "published"]), st.text(max_size=60))
def test_any_text_and_any_correction_make_a_draft_or_a_reason(text, field, value):
    draft = pasted(text, "dán")
    changed = corrected(draft, field, value) if isinstance(draft, Draft) else draft
    assert isinstance(changed, Draft | Failure)
