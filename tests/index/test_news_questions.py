"""Questions over news are joined with their articles by offsets alone."""

import json

from index.training.news_questions import QUESTIONS, joined
from index.training.records import records

TEXT = (
    "Sáng 5/3, tỉnh khởi công cây cầu nối hai bờ sông. "
    "Ông Lê Văn Bảy, giám đốc sở, nói cầu tốn hơn 60 tỷ đồng. Người dân góp đất làm đường."
)


def lines(folder, *asked):
    (folder / "articles.jsonl").write_text(
        json.dumps({"id": "cau", "title": "Khởi công cầu", "text": TEXT}, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    questions = folder / "questions.jsonl"
    questions.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in asked), encoding="utf-8")
    return list(joined(questions, [folder / "articles.jsonl"]))


def test_an_answer_stands_where_its_offsets_say(tmp_path):
    start = TEXT.index("hơn 60")
    asked = {
        "article": "cau",
        "question": "Xây cầu hết mấy tiền?",
        "start": start,
        "end": start + len("hơn 60 tỷ đồng"),
    }
    (line,) = lines(tmp_path, asked)
    answer = line["answers"][0]
    assert answer["text"] == "hơn 60 tỷ đồng"
    assert line["context"][answer["start"] : answer["start"] + len(answer["text"])] == answer["text"]


def test_what_is_not_said_has_a_passage_and_no_answer(tmp_path):
    (line,) = lines(tmp_path, {"article": "cau", "question": "Cầu dài bao nhiêu mét?"})
    assert line["answers"] == [] and "cây cầu" in line["context"]


def test_questions_of_articles_that_are_not_there_are_left_out(tmp_path):
    assert lines(tmp_path, {"article": "khac", "question": "Ai?", "start": 0, "end": 4}) == []


def test_what_is_kept_aside_is_not_learnt_from(tmp_path):
    asked = {"article": "cau", "question": "Cầu dài bao nhiêu mét?", "aside": True}
    assert lines(tmp_path, asked) == []
    assert len(list(joined(tmp_path / "questions.jsonl", [tmp_path / "articles.jsonl"], aside=True))) == 1


def test_the_questions_that_come_with_the_project_hold_no_words_of_articles():
    for line in records(QUESTIONS):
        assert set(line) <= {"article", "question", "kind", "start", "end", "aside"}
        assert line["question"].strip() and line["article"]
