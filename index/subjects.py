"""Who a sentence is about: the office or person before its verb, as written."""

from __future__ import annotations

import re

from index.vietnamese.letters import UPPER

_VERB = re.compile(
    r"\s+(?:đã|đang|sẽ|vừa|được|bị|có|còn|chủ trì|khởi tố|thụ lý|tiếp nhận|phát hiện|tổ chức|triệt phá|thu hồi)\s"
)
_SPLIT = re.compile(r"[,;:(“”\"]|\s[–-]\s")
_ADVERB_TABLE = """
    trong|tại|ở|qua|từ|đến|theo|khi|sau|trước|với|để|nhằm|trên|năm|tháng|ngày|sáng|chiều|tối|quý|giai đoạn|nhiệm kỳ|
    hiện|nay|tuy nhiên|đồng thời|ngoài|bên|cùng|nhờ|do|vì|về|kết quả|đây|đó|việc|cụ thể|số|tổng|hơn|gần|nếu|và|nhưng|
    mà|thì|đã|ai|tham dự|dự|phát biểu|báo cáo|tham mưu|thực hiện|đánh giá|kết luận|thay mặt|nâng cao|tăng cường|
    công tác|tình hình|hoạt động|nhiệm vụ|vấn đề|nhiều|một số|hội nghị|không|những|mỗi|mọi|riêng|như|cả|chỉ|còn|cũng|
    đặc biệt|nhất là|tiếp tục|phối hợp|chủ động|kể|vừa|lo ngại|
    cách đây|nguyên nhân|lần đầu|phát hiện|điểm nhấn|sử dụng|tham gia|chỉ đạo|xử lý|kiểm tra|rà soát
"""
_OFFICE_TABLE = """
    ban|bộ|sở|cục|tỉnh ủy|thành ủy|công an|viện|tòa|toà|cơ quan|ủy ban|uỷ ban|đơn vị|lực lượng|phòng|đội|chi cục|
    ngân hàng|công ty|tập đoàn|ông|bà|đồng chí|bị can|bị cáo|cựu|nguyên|đoàn|đảng bộ|chi bộ|huyện|tỉnh|thành phố|trường
"""


def _either(table: str) -> str:
    return "|".join(part.strip() for part in table.split("|"))


_ADVERBS = re.compile(rf"(?:\d|(?:{_either(_ADVERB_TABLE)})\b)", re.IGNORECASE)
_OFFICE = re.compile(
    rf"(?i:\b(?:{_either(_OFFICE_TABLE)})\b)"
    rf"|(?<=\w )[{UPPER}]\w+ [{UPPER}]"
)
# What is said or done after the name is no part of it; a number or a stray bracket shows a phrase of another kind.
_SAYING = re.compile(
    r"\s(?:cho biết|cho rằng|nói|khẳng định|nhấn mạnh|lưu ý|ghi nhận|đề nghị|yêu cầu|khai|trình bày|phối hợp|cùng|"
    r"từng|cũng|vào|trả lời|phát biểu|kiến nghị|thông báo|đánh giá|chỉ đạo)\s"
)
_UNFIT = re.compile(r"[()]|(?<!số )\b\d|\b(?:được|bị|không|để|mà|khi)\b")
_MOST_WORDS = 26


def subject(sentence: str) -> str:
    """Return the subject of the first clause of `sentence` that names an office or a person, else ""."""
    for verb in _VERB.finditer(sentence, 0, 420):
        parts = _clause(sentence[: verb.start()])
        words = " ".join(parts.split())
        words = _SAYING.split(words)[0]
        known = _OFFICE.search(words) and not _UNFIT.search(words)
        if known and 1 < len(words.split()) <= _MOST_WORDS:
            return words
        if verb.start() > 300:
            break
    return ""


def _clause(before: str) -> str:
    """Return the noun phrase that ends where the verb begins; a lower-case part after a comma continues it."""
    cuts = [0, *(found.end() for found in _SPLIT.finditer(before))]
    start = cuts[-1]
    if _ADVERBS.match(before[start:].lstrip()) or not before[start:].strip():
        return ""
    for cut in reversed(cuts[:-1]):
        part = before[start:].lstrip()
        # "… các tỉnh ủy, thành ủy của Cụm thi đua số 1 đã": the part before the comma belongs to the name.
        if not part[:1].islower() or before[start - 1] != "," or _ADVERBS.match(before[cut:].lstrip()):
            break
        start = cut
    return before[start:]
