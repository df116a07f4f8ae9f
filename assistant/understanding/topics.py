"""What a question is about, as a phrase that a follow-up can inherit."""

from __future__ import annotations

import re

from assistant.people import people
from index.vietnamese.normal import fold_case, fold_tones

HEADS = (
    "hội nghị|hội thảo|đại hội|phiên họp|cuộc họp|phiên tòa|phiên toà|buổi làm việc|buổi lễ|lễ|vụ án|vụ việc|vụ|đề án|"
    "kế hoạch|quy chế|quy định|nghị quyết|kết luận|"
    "chỉ thị|chương trình|dự án|cuốn sách|công ty|tập đoàn|ngân hàng|cụm thi đua|cụm|ban chỉ đạo|ban|cuộc thanh tra|"
    "đoàn kiểm tra|đoàn|báo cáo|bài viết|phong trào|"
    "bệnh viện|trường|trận|chiến dịch|tổ chức|cơ quan|đơn vị|tỉnh|thành phố|huyện|xã|quốc gia|nước|loài|thuốc|bệnh|"
    "nghiên cứu|bức tranh|bộ phim|bài hát"
)
_PHRASE = re.compile(rf"\b(?:{HEADS})\b", re.IGNORECASE)
_PHRASE_END = re.compile(
    r"[?!;:]|[.,](?!\d)"
    r"|\s(?:ai|gì|nào|bao nhiêu|mấy|ở đâu|khi nào|đâu|bao giờ|vì sao|tại sao|thế nào|như thế nào|ra sao"
    r"|là|có|được|bị|đã|sẽ|đang|do|diễn ra|gồm|bao gồm|vào|xử lý|phát hiện|tham mưu|chủ trì|phát biểu|không|chưa|thì"
    r"|những|các|mà|để|họp|mở|nêu|yêu cầu|lưu ý|nhấn mạnh|ban hành|tham gia|tham dự"
    r"|phục vụ|thụ lý|thẩm định|rà soát|chuẩn bị|tiếp nhận|phạt|nhận|lãnh|bán|mua|bắt)\b",
    re.IGNORECASE,
)


def phrase_with(head: str, text: str) -> str:
    """Return the first phrase of `text` that begins with the noun `head` and says more than it, else nothing."""
    folded = fold_case(fold_tones(text))
    for match in re.finditer(rf"\b{re.escape(fold_case(fold_tones(head)))}\b", folded):
        phrase = _cut(text, match.start(), match.end())
        if len(phrase.split()) > len(head.split()):
            return phrase
    return ""


def topic(question: str) -> str:
    """Return the event or body that a question is about ("hội nghị tổng kết của Cụm thi đua số 1"), else nothing."""
    phrases = [_cut(question, match.start(), match.end()) for match in _PHRASE.finditer(question)]
    longer = [phrase for phrase in phrases if len(phrase.split()) >= 3]
    return max(longer, key=len, default="")


def _cut(text: str, start: int, end: int) -> str:
    stop = _PHRASE_END.search(text, end)
    phrase = text[start : stop.start() if stop else len(text)].strip()
    return re.sub(r"\s+(?:vào|lúc|ngày|tháng|năm|hôm|của|ở|tại|trong)$", "", phrase)


_PREDICATE = re.compile(
    r"\s(?:bị|được|đã|đang|sẽ|có|là|từng|phải|nhận|lĩnh|lãnh|giữ|làm|sinh|nói|yêu cầu|đề nghị|khai|đưa|mất|chi|thu|nợ|"
    r"chiếm đoạt|tham ô|biển thủ|chủ trì|kết luận|phát biểu|chỉ đạo|điều trị|ở|bao nhiêu|mấy|khi nào|ai|gì|nào)\b",
    re.IGNORECASE,
)


def doer(question: str) -> str:
    """Return whom a question is about: the person it names with his title, else the words before what is told."""
    named = people(question)
    if named:
        return named[0].whole.of(question).strip(" ,")
    told = _PREDICATE.search(question)
    return question[: told.start()].strip() if told else ""
