"""Our own questions over news, joined with the articles they ask about.

    python -m index.training.news_questions --articles VIETNEWS --out FILE [--aside] [--questions FILE]

`news_questions.jsonl.xz` beside this module holds no words of the articles: a line is {"article", "question", "kind",
"start", "end"}, the offsets of the answer in the article's text in normal form, both absent where the article does not
say what is asked. "aside" marks the articles that the reader never learns from, which `--aside` writes instead: the
gate is fitted on those, and they measure the reader. The questions are paraphrased: most share less than half of their
words with the sentence that answers. FILE gets them as SQuAD-like lines for `index.training.reader`, each over the
passage of its answer as the product cuts it; a question without an answer over the passage that shares most words.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from index.articles import read
from index.chunking import chunks
from index.training.records import records
from index.types import Article, Chunk
from index.vietnamese.tokens import syllables

QUESTIONS = Path(__file__).with_name("news_questions.jsonl.xz")

Line = dict[str, Any]


def joined(questions: Path, articles: Sequence[Path], aside: bool = False) -> Iterator[Line]:
    """Yield the questions to learn from, or those kept `aside`, as SQuAD-like lines.

    Those whose article is not there or whose answer is cut by the border of a passage are left out.
    """
    asked = [line for line in records(questions) if line.get("aside", False) is aside]
    known = {article.meta.id: article for article in _wanted(articles, {line["article"] for line in asked})}
    cut = {identity: chunks(article) for identity, article in known.items()}
    for line in asked:
        if cut.get(line["article"]):
            found = _line(line, known[line["article"]], cut[line["article"]])
            if found is not None:
                yield found


def _line(asked: Line, article: Article, passages: Sequence[Chunk]) -> Line | None:
    """Return a question over the passage that holds its answer whole, or over the nearest one if it has none."""
    start, end = asked.get("start"), asked.get("end")
    if start is None or end is None:
        words = set(syllables(asked["question"]))
        passage = max(passages, key=lambda one: len(words & set(syllables(one.text))))
        answers = []
    else:
        holding = [one for one in passages if one.start <= start and end <= one.end]
        if not holding:
            return None
        passage = holding[0]
        answers = [{"text": article.text[start:end], "start": start - passage.start}]
    return {
        "title": article.meta.title,
        "context": passage.text,
        "question": asked["question"],
        "answers": answers,
    }


def _wanted(paths: Sequence[Path], identities: Collection[str]) -> Iterator[Article]:
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "articles.jsonl"
        with few.open("w", encoding="utf-8") as out:
            for path in paths:
                for record in records(path):
                    if str(record.get("id")) in identities:
                        out.write(json.dumps(record, ensure_ascii=False) + "\n")
        yield from (each for each in read(few, few.parent) if isinstance(each, Article))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the joined questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", type=Path, required=True, help="articles: id, title, text")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--aside", action="store_true", help="those that the reader never learns from")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    lines = [
        json.dumps(line, ensure_ascii=False) for line in joined(options.questions, options.articles, options.aside)
    ]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} questions")


if __name__ == "__main__":
    main()
