import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.articles.assembling import Draft, assemble
from index.chunking import LEAST, MOST, chunks
from index.types import Article, Chunk, Span
from index.vietnamese.sentences import sentences

SENTENCE = "Ban Nội chính Tỉnh ủy đã tham mưu xử lý các vụ việc phức tạp trên địa bàn tỉnh trong năm qua."


def body(end: int, start: int = 0) -> str:
    return "\n".join(f"Việc {number}: {SENTENCE}" for number in range(start, end))


def article(text: str, prose: tuple[Span, ...] | None = None) -> Article:
    found = assemble(Draft(text, title="Bài"), Path("a.txt"), "a.txt")
    return found if prose is None else Article(found.meta, found.text, prose, found.content_hash)


def size(chunk: Chunk) -> int:
    return len(re.findall(r"\w+", chunk.text))


@given(
    st.lists(
        st.sampled_from(
            [SENTENCE, "Gồm:", "- Một việc;", "Hai là: làm.", "a.jpg", "Quang cảnh hội nghị", "", "x " * 300]
        ),
        min_size=1,
        max_size=40,
    )
)
def test_chunks_are_exact_ordered_disjoint_and_hold_every_sentence(lines):
    found = article("\n".join(["Bài viết mẫu này.", *lines]))
    position = 0
    parts = chunks(found)
    for number, chunk in enumerate(parts):
        assert chunk.ordinal == number
        assert chunk.text == found.text[chunk.start : chunk.end]
        assert position <= chunk.start < chunk.end
        position = chunk.end
    for prose in found.prose:
        for sentence in sentences(found.text, prose.start, prose.end):
            assert sum(chunk.start <= sentence.start and sentence.end <= chunk.end for chunk in parts) == 1


def test_chunks_are_of_the_asked_size():
    parts = chunks(article(body(100)))
    assert all(LEAST <= size(chunk) <= MOST for chunk in parts[:-1])


def test_a_short_article_is_one_chunk_and_a_short_rest_joins_the_last():
    assert len(chunks(article(SENTENCE))) == 1
    assert size(chunks(article(body(9)))[-1]) > 40


def test_no_chunk_reaches_over_what_is_left_out():
    text = f"{body(4)}\nQuang cảnh hội nghị\nQuang cảnh hội nghị\n{body(8, 4)}"
    assert all("Quang cảnh" not in chunk.text for chunk in chunks(article(text)))


def test_a_list_stays_with_its_header():
    items = [f"- Nhiệm vụ thứ {number} là nâng cao chất lượng công tác tham mưu;" for number in range(8)]
    text = "\n".join([body(6), "Các nhiệm vụ trọng tâm gồm:", *items])
    holding = [chunk for chunk in chunks(article(text)) if "trọng tâm gồm:" in chunk.text]
    assert all(item in holding[0].text for item in items)


def test_ids_name_the_article_and_the_place():
    assert [chunk.id for chunk in chunks(article(body(30)))][:2] == ["a.txt#p0", "a.txt#p1"]
