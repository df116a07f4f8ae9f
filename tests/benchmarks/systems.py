"""The systems that the retrieval benchmark compares, each a function from a question to article ids."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from index.library import Library
from index.search import LEXICAL, Searcher
from index.training.bm25 import ArrayTerms
from index.vietnamese.normal import strip_marks
from index.vietnamese.tokens import syllables, terms
from tests.benchmarks.collection import Collection

DEEP = 50
OURS = "Dẫn Nguồn"
Search = Callable[[str], list[str]]


def systems(searcher: Searcher, library: Library, found: Collection) -> dict[str, Callable[[], Search]]:
    """Return, for every system, what makes it a function from a question to article ids."""
    in_memory = cache(lambda: indexed(found))

    def default(question: str) -> list[str]:
        return [passage.article.id for passage in library.search(question, LEXICAL)]

    def dense(question: str) -> list[str]:
        vector = searcher.models.embedder.queries([question])[0]
        keys = [key for key, _ in searcher.vectors.search(vector, DEEP)]
        return [meta.id for _, meta in searcher.texts.passages(keys)]

    return {
        OURS: lambda: default,
        "BM25 syllables": lambda: bm25(in_memory(), found, syllables),
        "BM25 bigrams": lambda: bm25(in_memory(), found, terms),
        "dense only": lambda: dense,
        "LangChain recipe": lambda: langchain_recipe(searcher, found),
    }


def indexed(found: Collection) -> ArrayTerms:
    """Return the articles, each as one passage, in an index in memory."""
    return ArrayTerms(
        (terms(r["text"]) for r in found.records),
        (terms(r["title"]) for r in found.records),
        (terms(strip_marks(f"{r['title']}\n{r['text']}")) for r in found.records),
    )


def bm25(articles: ArrayTerms, found: Collection, cut: Callable[[str], list[str]]) -> Search:
    """Return plain BM25 over whole articles; questions without marks are asked of texts without marks."""

    def search(question: str) -> list[str]:
        name = "unmarked" if strip_marks(question) == question else "body"
        hits = articles.search({name: dict.fromkeys(cut(question), 1.0)}, DEEP)
        return [found.records[i]["id"] for i, _ in hits]

    return search


def langchain_recipe(searcher: Searcher, found: Collection) -> Search:
    """Return the usual chain: RecursiveCharacterTextSplitter 1000/200, Chroma, our embedder, ten nearest."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    embedder = searcher.models.embedder

    class Ours(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return embedder.passages(texts).tolist()

        def embed_query(self, text: str) -> list[float]:
            return embedder.queries([text])[0].tolist()

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    documents = splitter.split_documents(
        [Document(f"{r['title']}\n{r['text']}", metadata={"id": r["id"]}) for r in found.records]
    )
    store = Chroma(collection_name="recipe", embedding_function=Ours(), collection_metadata={"hnsw:space": "cosine"})
    for start in range(0, len(documents), 5000):
        store.add_documents(documents[start : start + 5000])
    return lambda question: [hit.metadata["id"] for hit in store.similarity_search(question, k=10)]
