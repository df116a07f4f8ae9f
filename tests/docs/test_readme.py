"""The papers are checked against the program: settings, commands and links."""

import re

import pytest
from typer.testing import CliRunner

from assistant.settings import Settings
from index.settings import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
PAPERS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "corpus/README.md", "prompts/README.md"]


def shown_default(field) -> str:
    value = field.default
    value = value.get_secret_value() if hasattr(value, "get_secret_value") else value
    text = "" if value in (None, "") else str(value).replace(f"{PROJECT}/", "")
    return f"`{text}`" if text else "–"


def test_the_settings_table_equals_the_settings_class():
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+? \| .+?) \|$", README, flags=re.MULTILINE))
    expected = {
        field.validation_alias: f"{shown_default(field)} | {field.description}"
        for field in Settings.model_fields.values()
    }
    assert rows == expected


def test_every_make_target_named_in_the_papers_exists():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE))
    named = {t for paper in PAPERS for t in re.findall(r"`make ([a-z]+)", (PROJECT / paper).read_text("utf-8"))}
    named |= set(re.findall(r"^make ([a-z]+)", README, flags=re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize("package", ["index", "assistant"])
def test_every_command_named_in_the_readme_exists(package):
    module = __import__(f"{package}.__main__", fromlist=["app"])
    listed = CliRunner().invoke(module.app, ["--help"]).output
    named = set(re.findall(rf"python -m {package} ([a-z]+)", README))
    assert named
    assert [command for command in named if command not in listed] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_a_paper_links_to_exists(paper):
    path = PROJECT / paper
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target
