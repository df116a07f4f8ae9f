"""The search as a LangChain retriever, with the very lines that README shows."""

import re

import pytest

from index.build import build
from index.library import Library
from index.retriever import ArticleRetriever
from index.settings import IndexSettings


@pytest.fixture
def settings(project):
    settings = IndexSettings()
    build(settings, [project / "corpus"])
    return settings


def test_the_lines_of_the_readme_find_the_passage_and_say_where_it_stands(settings, project):
    readme = (project / "README.md").read_text(encoding="utf-8")
    names: dict = {}
    exec(re.search(r"```python\n(.+?)```", readme, re.DOTALL).group(1), names)
    library = Library.open(settings)
    assert len(names["documents"]) == 5
    for document in names["documents"]:
        article = library.article(document.metadata["article_id"])
        assert article.text[document.metadata["start"] : document.metadata["end"]] == document.page_content
    assert any("38 vụ án tham nhũng" in document.page_content for document in names["documents"])


def test_the_retriever_is_a_runnable_of_langchain(settings):
    chain = ArticleRetriever.open(settings.home, k=2) | (lambda documents: [d.metadata["title"] for d in documents])
    assert len(chain.invoke("Ban Nội chính Trung ương sơ kết 6 tháng đầu năm 2023")) == 2
