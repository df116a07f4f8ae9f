import re
import shutil
from pathlib import Path

import pytest

from assistant.writer.prompts import FOLDER, NOT_FOUND, VARIABLES, Prompts
from index.errors import SettingsError


def test_the_shipped_prompts_load():
    prompts = Prompts.load()
    filled = prompts.answer_user.substitute(mark="ab", passages="$question và $5", question="Ai?")
    assert "$question và $5" in filled
    assert NOT_FOUND in prompts.answer_system.substitute(mark="ab", not_found=NOT_FOUND)


def test_the_readme_lists_every_variable_of_every_prompt():
    listed, file = set(), ""
    for row in (FOLDER / "README.md").read_text(encoding="utf-8").splitlines():
        if row.startswith("|"):
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            file = (re.findall(r"`([\w-]+)\.txt`", cells[0]) or [file])[0]
            listed |= {(file, name) for name in re.findall(r"`\$(\w+)`", cells[1])}
    assert listed == {(file, name) for file, names in VARIABLES.items() for name in names}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chỉ có $mark và $passages", "thiếu biến $question"),
        ("$mark $passages $question $la", "không dùng được: $la"),
        ("$mark $passages $question giá 5$", "dấu $"),
    ],
)
def test_a_wrong_variable_stops_loading_and_is_named(tmp_path: Path, text, told):
    folder = tmp_path / "prompts"
    shutil.copytree(FOLDER, folder)
    (folder / "answer-user.txt").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=re.escape(told)) as error:
        Prompts.load(folder)
    assert "answer-user.txt" in str(error.value)


def test_a_missing_prompt_is_named(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"answer-system\.txt"):
        Prompts.load(tmp_path)
