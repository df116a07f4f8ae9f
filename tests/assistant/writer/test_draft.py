import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.writer.draft import Written, read, says_not_found, without_citations

PIECES = st.lists(
    st.sampled_from(
        ["Cụm phát hiện ", "38 vụ án", ". ", ", ", "[1]", "[1, 2]", "[1][2]", "【1】", "[nguồn 1]", "[99]", " [0]", "(nguồn 2)", "([1])",
         "\n", "- ", "1. ", "**", "[", "]", "(", ")", "<", "<<<NGUỒN 1 ab>>>", "<think>", "</think>", "[xem](http://x.vn)", "![a](b)",
         " ", "TP.HCM", "【2†nguồn】", "[1-3]", "năm 2020", "!", "#", "Nguồn", "đoạn 3", "7", "85,5%", "Ông Trạc nói"]
    ),
    max_size=24,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "cited"),
    [
        ("Có 38 vụ án [1].", (1,)),
        ("Có 38 vụ án. [1]", (1,)),
        ("Có 38 vụ án.[1]", (1,)),
        ("Có 38 vụ án [1, 2].", (1, 2)),
        ("Có 38 vụ án [1][2].", (1, 2)),
        ("Có 38 vụ án [1] [2].", (1, 2)),
        ("Có 38 vụ án 【1】.", (1,)),
        ("Có 38 vụ án 【2†nguồn】.", (2,)),
        ("Có 38 vụ án [nguồn 1].", (1,)),
        ("Có 38 vụ án [Nguồn 1, nguồn 3].", (1, 3)),
        ("Có 38 vụ án (nguồn 2).", (2,)),
        ("Có 38 vụ án ([1], [2]).", (1, 2)),
        ("Có 38 vụ án [1-3].", (1, 2, 3)),
        ("Có 38 vụ án [^2].", (2,)),
        ("Có 38 vụ án [2](http://x.vn/a).", (2,)),
        ("Có 38 vụ án [99].", ()),
        ("Có 38 vụ án [2][99][2].", (2,)),
        ("**Có** 38 vụ án [1].", (1,)),
        ("- Có 38 vụ án [1].", (1,)),
        ("1. Có 38 vụ án [1].", (1,)),
        ("<think>Ta nghĩ [3] đã.</think>Có 38 vụ án [1].", (1,)),
        ("[1] Có 38 vụ án.", (1,)),
    ],
)
def test_every_way_of_writing_a_citation_is_read_and_leaves_no_trace(raw, cited):
    (sentence,) = read(raw, 3, ended=True).sentences
    assert sentence.text.rstrip(".") == "Có 38 vụ án"
    assert sentence.cited == cited


def test_a_citation_after_the_full_stop_belongs_to_the_sentence_before_it():
    draft = read("Câu một nói về án. [1] Câu hai nói về đơn. [2]\nCâu ba không nguồn.", 2, ended=True)
    assert draft.sentences == (
        Written("Câu một nói về án.", (1,)),
        Written("Câu hai nói về đơn.", (2,)),
        Written("Câu ba không nguồn.", ()),
    )


def test_brackets_that_are_no_citation_stay():
    (sentence,) = read("Lúc 14:57 [GMT+7] họp bàn (gồm 14 ban) [1].", 1, ended=True).sentences
    assert sentence == Written("Lúc 14:57 [GMT+7] họp bàn (gồm 14 ban).", (1,))


def test_the_unfinished_sentence_is_pending_and_never_shows_half_a_citation():
    for end, shown in [
        (11, "Có 38 vụ án"),
        (12, "Có 38 vụ án"),
        (13, "Có 38 vụ án"),
        (14, "Có 38 vụ án"),
        (16, "Có 38 vụ án."),
    ]:
        draft = read("Có 38 vụ án [1]. Và"[:end], 1, ended=False)
        assert (draft.sentences, draft.pending) == ((), shown)


def test_a_sentence_is_finished_when_the_next_one_is_under_way():
    draft = read("Có 38 vụ án [1]. Ngoài ra còn có 31", 1, ended=False)
    assert draft.sentences == (Written("Có 38 vụ án.", (1,)),)
    assert draft.pending == "Ngoài ra còn có 31"


@given(PIECES)
@example("Có 38 vụ án ([1], [2]) và đoạn (nguồn 2)")
@example("a [" + "1, " * 60 + "1] b")
def test_what_is_shown_while_streaming_is_never_taken_back(raw):
    whole, _ = without_citations(raw, 3, ended=True)
    shown = ""
    for end in range(len(raw) + 1):
        now, _ = without_citations(raw[:end], 3, ended=False)
        assert now.startswith(shown)
        shown = now
    assert whole.startswith(shown)


@given(st.text(max_size=200))
def test_any_text_is_read(raw):
    draft = read(raw, 2, ended=True)
    assert draft.pending == ""
    assert all(sentence.text.strip() and set(sentence.cited) <= {1, 2} for sentence in draft.sentences)
    read(raw, 2, ended=False)


@pytest.mark.parametrize(
    "text",
    ["Không tìm thấy thông tin này trong các nguồn được cung cấp.", "Các đoạn nguồn không nêu số liệu năm 2019."],
)
def test_a_sentence_that_finds_nothing_is_known(text):
    assert says_not_found(text)


@pytest.mark.parametrize("text", ["Ông không thấy lo.", "Có 38 vụ án được xử lý.", "Ba bị can không nhận tội."])
def test_other_sentences_are_not_taken_for_it(text):
    assert not says_not_found(text)


def test_the_model_s_numbers_of_passages_are_not_shown():
    (sentence,) = read("Theo nguồn 2, có 56 nguồn tin [2].", 2, ended=True).sentences
    assert sentence == Written("Theo nguồn, có 56 nguồn tin.", (2,))


@pytest.mark.parametrize("label", ["Trả lời: ", "**Câu trả lời:**\n\n", "Đáp án : "])
def test_an_announcement_of_the_answer_is_not_shown(label):
    whole = f"{label}Có 38 vụ án [1]."
    assert [each.text for each in read(whole, 3, ended=True).sentences] == ["Có 38 vụ án."]
    assert all(not read(whole[:end], 3, ended=False).pending.startswith(("Tr", "C", "Đ")) for end in range(len(label)))


def test_a_sentence_that_was_cut_off_is_left_out():
    cut = read("Có 38 vụ án tham nhũng [1]. Ngoài ra, các ban còn", 3, ended=True)
    assert [each.text for each in cut.sentences] == ["Có 38 vụ án tham nhũng."]
    cited = read("Có 38 vụ án tham nhũng [1].\n- 31 vụ việc tham nhũng vặt [1]", 3, ended=True)
    assert len(cited.sentences) == 2
    assert read("Có 38 vụ án", 3, ended=True).sentences
