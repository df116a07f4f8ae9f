"""Words that carry content, words that do not, and runs of words within runs of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# Function words and the verbs of reporting: a paraphrase is free to change them.
_EMPTY_TABLE = """
    a à ạ ai anh ấy ba bà bao báo bằng bên bị bởi các cái cả cần càng chỉ cho chị chính chúng chưa có còn cô
    cùng cũng của cứ dù do được đã đang đây để đến đều điều đó đồng đối gì gồm hai hay hết hiện họ hoặc hơn
    khi không khoảng là lại lên lúc mà mỗi một mới này nào nay năm nên nếu ngày ngoài người nhằm như nhưng
    nhiều nó nói nêu nhiên những ở ông phải qua ra rằng rất riêng sau sẽ số sự tại tất theo thì thêm thế
    thuộc tháng tới trên trong trước từ tuy và vẫn vào vì việc với vừa về xin biết chí cáo cụ thể tổng
    trường hợp
"""
EMPTY = frozenset(_EMPTY_TABLE.split())
# Behind these a sentence goes on with another matter.
ANOTHER_MATTER = "đồng thời|ngoài ra|trong khi|còn"


def content(words: Sequence[str]) -> list[str]:
    """Return the words that carry content, in order."""
    return [word for word in words if word not in EMPTY and not word[0].isdigit() and word != "\n"]


def telling(words: Sequence[str]) -> list[str]:
    """Return the words that carry content, then the figures."""
    return [*content(words), *(word for word in words if word[0].isdigit())]


def places_of(run: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    """Yield where `run` begins within `words`."""
    if not run:
        return
    wanted, at = list(run), -1
    while True:
        try:
            at = words.index(run[0], at + 1)
        except ValueError:
            return
        if list(words[at : at + len(wanted)]) == wanted:
            yield at


def holds(run: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether `run` stands within `words` as it is."""
    return next(places_of(run, words), None) is not None
