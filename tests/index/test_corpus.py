"""The sample articles keep the format that `corpus/README.md` describes."""

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ARTICLES = sorted(path for path in CORPUS.iterdir() if path.name != "README.md")
FIELDS = ("title", "published", "source", "author", "url", "id")


def front_matter(path: Path) -> dict[str, object]:
    head = path.read_text(encoding="utf-8").split("---\n", 2)[1]
    return yaml.safe_load(head)


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def test_there_are_enough_articles_of_several_years():
    assert len(ARTICLES) >= 12
    assert len({path.name[:4] for path in ARTICLES}) >= 4


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
class TestEveryArticle:
    def test_is_named_by_date_and_ascii_words(self, path: Path):
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?(-[a-z0-9]+)+\.md", path.name)

    def test_has_only_the_described_fields(self, path: Path):
        fields = front_matter(path)
        assert set(fields) <= set(FIELDS)
        assert isinstance(fields["title"], str)
        assert fields["title"].strip()

    def test_tells_the_date_of_its_name(self, path: Path):
        published = front_matter(path)["published"]
        if isinstance(published, date):
            assert path.name.startswith(published.isoformat())
        else:
            assert re.fullmatch(r"\d{4}-\d{2}", str(published))
            assert path.name.startswith(f"{published}-")

    def test_is_composed_vietnamese_prose(self, path: Path):
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)
        assert len(body(path).split()) >= 150
        marked = re.findall(
            r"[ăâđêôơưàảãáạèẻẽéẹìỉĩíịòỏõóọùủũúụỳỷỹýỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]", body(path).lower()
        )
        assert len(marked) > len(body(path)) / 10


def test_no_two_articles_share_a_title():
    titles = [front_matter(path)["title"] for path in ARTICLES]
    assert len(set(titles)) == len(titles)


def test_the_readme_describes_every_field():
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert not [field for field in FIELDS if f"| `{field}` |" not in readme]
