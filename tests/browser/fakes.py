"""A deterministic assistant over three small articles, one of which tries to run scripts. For tests of the page only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.types import Answer, Citation, Request, Sentence, Understood
from assistant.ui.backend import Opened
from index.catalogue.shelf import EVERYTHING, ArticleRow
from index.types import Article, ArticleMeta, Chunk, Figure, Filters, Passage, Span

SCRIPT = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'> ${window.hacked=1} {{value}}"

_FILLER = "\n\n".join(
    f"Đoạn {i}: các đại biểu thảo luận về công tác phối hợp, việc rà soát văn bản và kế hoạch kiểm tra của quý {1 + i % 4}."
    for i in range(30)
)
_TEXTS = {
    "hop-tinh.txt": (
        "Tỉnh Sông Lam tổng kết công tác nội chính năm 2021",
        date(2021, 12, 20),
        "Báo Sông Lam",
        "https://example.vn/hop-tinh?a=1&b=2",
        f"Ngày 20/12/2021, Tỉnh ủy Sông Lam tổ chức hội nghị tổng kết.\n\n{_FILLER}\n\n"
        "Trong năm, các cơ quan đã khởi tố 38 vụ án tham nhũng với 71 bị can. Con số này tăng 12% so với năm trước.\n\n"
        "Bà Trần Thị Mai, Bí thư Tỉnh ủy, chủ trì hội nghị.",
    ),
    "trich.md": (
        "Kết quả phòng, chống tham nhũng sáu tháng đầu năm 2023",
        date(2023, 7, 13),
        "Nội chính",
        None,
        "Hội nghị diễn ra sáng 13/7.\n\nCơ quan chức năng đã xử lý 31 vụ việc có dấu hiệu tiêu cực.",
    ),
    "doc-hai.html": (f"Bài có mã lạ {SCRIPT}", None, None, "javascript:alert(1)", f"Nội dung {SCRIPT} hết.\nSố liệu: 56 vụ việc {SCRIPT}."),
}  # fmt: skip


def _article(name: str) -> Article:
    title, published, source, url, text = _TEXTS[name]
    meta = ArticleMeta(name, title, f"/corpus/{name}", published, source=source, url=url)
    return Article(meta, text, (Span(0, len(text)),), f"hash-{name}")


class FakeLibrary:
    """Three articles in memory."""

    generation = "g1"
    edited = ""

    def article(self, article_id: str) -> Article | None:
        if article_id not in _TEXTS:
            return None
        return replace(_article(article_id), content_hash=self.versions([article_id])[article_id])

    def articles(self, offset=0, limit=50, chosen=EVERYTHING):
        rows = [
            ArticleRow(_article(name).meta, 120, 2, 0)
            for name in _TEXTS
            if chosen.text.casefold() in _TEXTS[name][0].casefold()
        ]
        return tuple(rows[offset : offset + limit])

    def count(self, chosen=EVERYTHING) -> int:
        return len(self.articles(chosen=chosen))

    def chunks(self, article_id: str) -> tuple[Chunk, ...]:
        if article_id not in _TEXTS:
            return ()
        text = _TEXTS[article_id][4]
        middle = text.find("\n") + 1 or len(text)
        return (Chunk(article_id, 0, 0, middle, text[:middle]), Chunk(article_id, 1, middle, len(text), text[middle:]))

    def figures(self, article_id: str):
        at = _TEXTS[article_id][4].find("38 vụ án tham nhũng")
        if at < 0:
            return ()
        return (
            Figure(
                article_id,
                38.0,
                None,
                "",
                "vụ án tham nhũng",
                "vụ án tham nhũng bị khởi tố",
                "",
                "năm 2021",
                "",
                False,
                at,
                at + 19,
                Span(at, at + 19),
            ),
        )

    def per_source(self):
        return (("Báo Sông Lam", 1), ("Nội chính", 1), ("", 1))

    def per_month(self):
        return (("2021-12", 1), ("2023-07", 1))

    def reprints(self):
        return 0

    def failures(self):
        return ()

    def runs(self, limit=10):
        return ()

    def sources(self) -> tuple[str, ...]:
        return ("Báo Sông Lam", "Nội chính")

    def near_duplicates(self, article_id: str):
        return ()

    def same_case(self, article_id: str, limit: int = 8):
        return (_article("trich.md").meta,) if article_id == "hop-tinh.txt" else ()

    def versions(self, identities):
        return {name: f"hash-{name}-{name == self.edited}" for name in identities if name in _TEXTS}

    def coverage(self):
        return len(_TEXTS), date(2021, 12, 20), date(2023, 7, 13)

    def search(
        self, question: str, k: int = 10, filters: Filters | None = None, reread: bool = True
    ) -> tuple[Passage, ...]:
        found = []
        for name in _TEXTS:
            for chunk in self.chunks(name):
                found.append(
                    Passage(
                        chunk.id,
                        _article(name).meta,
                        chunk.ordinal,
                        chunk.start,
                        chunk.end,
                        chunk.text,
                        1.0,
                        len(found) + 1,
                    )
                )
        return tuple(found[:k])


class FakeAssistant:
    """Answers by rule; `delay` seconds between the snapshots."""

    def __init__(self, delay: float = 0.0) -> None:
        self.library = FakeLibrary()
        self.delay = delay

    def ask(self, request: Request) -> Iterator[Answer]:
        question = request.question
        if "nổ" in question:
            raise ValueError("boom")
        understood = Understood(question, "Ai chủ trì hội nghị năm 2021?" if question.startswith("Ai") else question)
        base = Answer(understood, "answered", "extractive", searched=self.library.coverage(), ms=42.0)
        if "mặt trăng" in question:
            nearest = (self._citation(1, "trich.md", "Hội nghị diễn ra sáng 13/7."),)
            yield replace(
                base,
                status="abstained",
                reason="Không tìm thấy câu trả lời trong các bài viết.",
                citations=nearest,
                nearest=(1,),
                done=True,
            )
            return
        citations = (
            self._citation(1, "hop-tinh.txt", "Trong năm, các cơ quan đã khởi tố 38 vụ án tham nhũng với 71 bị can."),
            self._citation(2, "trich.md", "Cơ quan chức năng đã xử lý 31 vụ việc có dấu hiệu tiêu cực."),
            self._citation(3, "doc-hai.html", f"Số liệu: 56 vụ việc {SCRIPT}."),
        )
        if "lạ" in question:
            citations = (
                *citations[:2],
                replace(citations[1], n=3, quote="Câu này không còn trong bài.", start=5),
                replace(citations[0], n=4, article_id="mat.txt"),
            )
        headline = Sentence("Có 38 vụ án tham nhũng bị khởi tố.", (1,), (Span(3, 20),))
        snapshot = replace(base, headline=headline, citations=citations[:1])
        yield snapshot
        for citation in citations:
            if self.delay:
                time.sleep(self.delay)
            sentence = Sentence(citation.quote, (citation.n,))
            snapshot = replace(snapshot, sentences=(*snapshot.sentences, sentence), citations=citations)
            yield snapshot
        yield replace(snapshot, done=True)

    def answer(self, request: Request) -> Answer:
        *_, answer = self.ask(request)
        return answer

    def follow_ups(self, answer: Answer, request: Request) -> tuple[str, ...]:
        return ("Ai chủ trì hội nghị?",) if answer.status == "answered" else ()

    def _citation(self, n: int, name: str, quote: str) -> Citation:
        article = _article(name)
        start = article.text.find(quote)
        meta = article.meta
        return Citation(
            n, meta.id, meta.title, meta.published, meta.source, meta.url, meta.path, start, start + len(quote), quote
        )


def opened(delay: float = 0.0) -> Opened:
    """Open both as the real ones are opened."""
    assistant = FakeAssistant(delay)
    return Opened(assistant.library, assistant)
