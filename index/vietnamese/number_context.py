"""What stands around a number: its measure, its qualifier, or words that make it a name."""

from __future__ import annotations

import re

_MEASURES = (
    r"%|phần trăm|điểm phần trăm|đồng(?! (?:chí|bào|phạm|nghiệp|bằng|loạt|đội))|vnđ|vnd|đ|usd|đô la(?: mỹ)?|euro|eur|"
    r"nhân dân tệ|m²|m2|m³|m3|mét(?: vuông| khối)?|m|km2|km²|km|cm|mm|ha|héc-?ta|hecta|kg|gram|g|tấn|tạ|lít|độ c|°c|"
    r"mw|kwh|giờ|phút|giây|ngày|tuần|tháng|quý|năm|tuổi|độ"
)
UNIT = re.compile(rf"[ \u00a0]?(?P<unit>{_MEASURES})(?![\w])", re.IGNORECASE)
QUALIFIER = re.compile(
    r"(?<!\w)(?P<q>(?:ít nhất|tối thiểu|nhiều nhất|tối đa|không quá|không dưới|chưa đến|chưa tới|lên tới|lên đến|"
    r"xấp xỉ|ước tính|ước khoảng|(?<!công )ước|khoảng hơn|khoảng gần|khoảng|chừng|hơn|trên|gần|dưới|ngót|độ|quá|cả|"
    r"hàng|tới))\s+$",
    re.IGNORECASE,
)
# A number after these names a thing ("số 1", "khóa 13"), unless a sum is spoken of ("tổng số 56 vụ").
_NAMES = re.compile(
    r"(?<!\w)(?:(?<!tổng )(?<!trong )(?<!con )số|thứ|khóa|khoá|điều|(?<!tài )khoản|kênh|quốc lộ|tỉnh lộ|ql|tl|"
    r"quận|q\.|p\.|"
    r"cấp độ|ngõ|ngách|hẻm|biển số|lúc|mùng|mồng|covid|hotline|sđt|điện thoại|đt|tel|quy chế phối hợp|thông tư|"
    r"nghị định|công văn|tháng|ngày|sn|sinh năm|sinh ngày)\s*[:.]?\s*$",
    re.IGNORECASE,
)
# After these it does so only where no counted thing follows: "lớp 12", but "cấp 12 giấy phép".
_MAYBE_NAMES = re.compile(
    r"(?<!\w)(?:cấp|mục|chương|phần|tập|trang|phường|lô|tầng|phòng|ca|lớp|khối|hạng|nhóm|bảng|tổ|đội|khu|tuyến|đường|"
    r"nhà|phiên họp|kỳ họp|cuộc họp|trung ương|kỳ|vòng|bài|đợt|giai đoạn|tờ|nghị quyết|"
    r"chỉ thị|quyết định|kế hoạch|kết luận|quy định|quy chế|luật|đề án|dự án|vùng)\s+$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:năm|niên|nhiệm kỳ|giai đoạn|từ|đến|cuối|đầu|và|sn|sinh|tháng \d{1,2})\s*\(?$", re.IGNORECASE
)
TAKEN = re.compile(
    r"(?<![\w.,/])\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}(?!\w|[/.,]\d)"  # dates
    r"|(?<![\w.,])\d+\s?/\s?\d+(?:/\d+)*"  # fractions, days of a month
    r"|(?:(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|nay)\s+\(?|\()[0-3]?\d-[01]?\d(?![\w,.]|\s(?:năm|tháng)\s)"
    r"|(?<!\w)(?:19|20)\d\d\s?[-–—]\s?(?:19|20)?\d\d(?!\d)"  # years
    r"|(?<!\w)\d{1,2}(?::\d{2}){1,2}|(?<!\w)\d{1,2}\s?[hg]\s?\d{0,2}(?!\w)"  # times
    r"|(?<!\w)\d{1,2} giờ \d{1,2}(?! người| vụ)"
    r"|(?<![\w.])(?:\+84|0)[ .-]?\d{2,3}[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)|(?<!\w)1[89]00[ .]?\d{4,}"  # phones
    r"|\d[\d.]*@|https?://\S+|\b\d{9,12}\b(?!\s*(?:đồng|usd|vnđ))"  # addresses, identity cards
    r"|(?m:^\s*\d{1,2}(?:\.\d{1,2})*[.)](?=\s))|(?m:^\s*\d{1,2}(?:\.\d{1,2})+(?=\s+[^\W\d_]))",  # list numbers
)
WORD_AFTER = re.compile(r"[ \u00a0]+([^\W\d_]+)")
_AFTER_NAMES = frozenset(
    ("khóa", "khoá", "nhiệm", "của", "về", "ngày", "năm", "và", "trung", "do", "được", "có", "là", "ở", "tại")
)


def names(text: str, start: int, end: int, measured: bool) -> bool:
    """Tell whether the number at ``text[start:end]`` names a thing or a year instead of counting."""
    window = max(0, start - 24)
    if _NAMES.search(text, window, start) or _is_year(text, start, end, measured):
        return True
    if measured or not _MAYBE_NAMES.search(text, window, start):
        return False
    following = WORD_AFTER.match(text, end)
    return following is None or following.group(1)[0].isupper() or following.group(1) in _AFTER_NAMES


def follows_name(text: str, start: int) -> bool:
    """Tell whether the word before `start` makes a name of the number there."""
    return _NAMES.search(text, max(0, start - 24), start) is not None


def _is_year(text: str, start: int, end: int, measured: bool) -> bool:
    if not re.fullmatch(r"(?:19|20)\d\d", text[start:end]):
        return False
    if _YEAR_BEFORE.search(text, max(0, start - 14), start):
        return True
    return not measured and not WORD_AFTER.match(text, end)
