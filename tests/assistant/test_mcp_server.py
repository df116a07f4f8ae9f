"""The tools over the real protocol: a client process talks to `python -m assistant mcp`."""

import asyncio
import json
import os
import sys

import pytest

from assistant.settings import Settings
from index.build import build

pytest.importorskip("mcp", reason="the extra mcp is not installed")
TEXT = "---\ntitle: Sông Lam tổng kết\npublished: 2020-12-24\nsource: Báo Sông Lam\n---\nNăm 2020, tỉnh Sông Lam xử lý 38 vụ án tham nhũng.\n"


@pytest.fixture
def home(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.md").write_text(TEXT, encoding="utf-8")
    settings = Settings(ASSISTANT_HOME=str(tmp_path / "home"), _env_file=None)
    build(settings, [corpus])
    return settings.home


async def talk(home, project, calls):
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "assistant", "mcp", "--home", str(home)],
        cwd=str(project),
        env=dict(os.environ),
    )
    async with stdio_client(parameters) as (receive, send), ClientSession(receive, send) as session:
        await session.initialize()
        tools = [tool.name for tool in (await session.list_tools()).tools]
        return tools, [await session.call_tool(name, arguments) for name, arguments in calls]


def test_a_client_asks_searches_and_reads(home, project):
    calls = [
        ("ask", {"question": "Năm 2020, tỉnh Sông Lam xử lý bao nhiêu vụ án tham nhũng?"}),
        ("search", {"words": "tham nhũng Sông Lam", "k": 3}),
        ("get_article", {"article_id": "a.md"}),
        ("get_article", {"article_id": "../../etc/passwd"}),
    ]
    tools, (asked, found, read, refused) = asyncio.run(talk(home, project, calls))
    assert sorted(tools) == ["ask", "get_article", "search"]
    answer = json.loads(asked.content[0].text)
    assert "38 vụ án" in answer["answer"]
    text = json.loads(read.content[0].text)["text"]
    citation = answer["citations"][0]
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert json.loads(found.content[0].text)["passages"][0]["article_id"] == "a.md"
    assert refused.is_error
