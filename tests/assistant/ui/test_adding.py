"""How the end of a build is told."""

from assistant.collection.job import State
from assistant.ui.render.adding import progress
from index.types import BuildReport


def ended(**counts: int) -> str:
    whole = {"added": 0, "updated": 0, "skipped": 7, "deleted": 0, "duplicates": 0} | counts
    report = BuildReport(**whole, chunks=9, embedded=0, failures=(), generation="g", seconds=1.25)
    return progress(State(report=report), 0.0)


def test_only_what_happened_is_told():
    assert "Đã xong: cập nhật 1 bài (1,2 giây)." in ended(updated=1)
    assert "Đã xong: thêm 1.200 bài, gỡ 2 bài (1,2 giây)." in ended(added=1200, deleted=2)


def test_a_build_that_changed_nothing_says_so():
    assert "không có gì thay đổi" in ended()


def test_copies_are_told():
    assert "3 bài trùng nội dung" in ended(duplicates=3)
