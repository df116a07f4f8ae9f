"""What a question asks for, by its question words. Takes questions with their marks."""

from __future__ import annotations

import re

from assistant.types import Kind
from assistant.understanding.comparing import MORE_OF_TWO, SET_AGAINST
from index.vietnamese.normal import fold_case, fold_tones

_WHEN = (
    r"khi nào|bao giờ|lúc nào|hôm nào|(?:ngày|tháng|năm|quý|tuần|thời gian|thời điểm|giai đoạn|nhiệm kỳ|mùa|dịp|giờ|"
    r"thế kỷ) (?:nào|mấy|bao nhiêu)"
    r"|mấy giờ|mấy tháng mấy|ngày (?:tháng )?(?:năm )?(?:sinh|mất)? ?(?:là )?(?:nào|bao nhiêu)|từ khi nào|"
    r"thời gian (?:diễn ra|tổ chức|nào)"
)
_OFFICER = (
    r"lãnh đạo|cán bộ|người|vị|đồng chí|bị cáo|bị can|nhân vật|thủ tướng|chủ tịch|tổng thống|bộ trưởng|bí thư|"
    r"trưởng ban|trưởng phòng|giám đốc|cử tri|đại biểu|nhân viên|cá nhân|học sinh|kiểm toán viên|công chức|quan chức|"
    r"vua|hoàng đế|bác sĩ|luật sư|thẩm phán|nhà khoa học|tác giả|diễn giả"
)
_TOLD = (
    r"làm|nói|yêu cầu|đề nghị|muốn|phát biểu|nhấn mạnh|lưu ý|chỉ đạo|khẳng định|cho biết|cho rằng|hứa|kết luận|đòi|"
    r"kêu gọi|quán triệt|khuyên|dặn|nhắc|cần|phải|giải thích|phản ánh|tố|khai|thừa nhận"
)
# Somebody called by what he is: "còn hiệu trưởng?".
OFFICE = re.compile(rf"(?:(?:nguyên|cựu|phó) )*(?:{_OFFICER}|hiệu trưởng|kế toán|thủ quỹ|thủ kho|chánh án)\b")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            Kind.COMPARE,
            rf"\bso sánh\b|{SET_AGAINST}|^đối chiếu .+ (?:với|và)\b|"
            r"\bkhác (?:nhau|biệt|gì|với|nhau gì)\b|\bgiống (?:và|nhau)\b"
            r"|^phân biệt\b|^[^,]+ khác [^,]+ (?:(?:ở )?(?:điểm|chỗ) nào|ra sao|(?:như )?thế nào)$"
            r"|\btăng hay giảm\b|\bhơn kém\b|"
            rf"\bchênh (?:lệch|nhau)\b|{MORE_OF_TWO}",
        ),
        (
            Kind.WHY,
            r"\bvì sao\b|\btại sao\b|\bvì đâu\b|\bdo đâu\b|\bsao lại\b|\b(?:lý|lí) do\b|\bnguyên nhân\b"
            r"|\bvì (?:lẽ|cái|điều) gì\b|\bdo (?:điều|làm|việc|chuyện) gì\b"
            r"|\b(?:điều|cái|chuyện|việc) gì (?:đã |mà )?(?:khiến|làm cho|dẫn|đẩy|buộc)\b"
            r"|^(?:thế |vậy )?sao (?:mà )?(?!chép|lưu|kê|vàng|việt|mai|hỏa|kim|thổ)",
        ),
        (
            Kind.YES_NO,
            r"\bcó phải\b|\bphải không\b|\bđúng không\b|\bđúng chứ\b|\bhay không\b|\bcó đúng\b|\bđúng hay sai\b|"
            r"\bhay chưa\b"
            r"|\bcó\b(?!.*\b(?:bao nhiêu|mấy|sao|thế nào)\b).*\bkhông\s*$|\b(?:đã|được|bị|"
            r"xong)\b.*\bchưa\s*$|\bchưa\s*$|^(?!.*\b(?:gì|nào|bao nhiêu|mấy|ai|đâu|sao)\b).*\bkhông\s*$"
            r"|\b(?:à|hả|ư|nhỉ)\s*$",
        ),
        (Kind.WHEN, rf"\b(?:{_WHEN})\b"),
        # What somebody did or said is told in a sentence, whoever is many: "muốn các địa phương làm gì".
        (Kind.WHAT, rf"\b(?:{_TOLD})(?: \w+)?(?<! những)(?<! các)(?<! là) gì\b(?!.*\b(?:bao nhiêu|mấy|ai)\b)"),
        (
            Kind.HOW_MANY,
            r"\bbao nhiêu\b|\bmấy\b(?! (?:giờ|ai))|\bbao lâu\b|\bbao xa\b|\bsố lượng\b|\btổng (?:số|cộng|giá trị)\b|"
            r"\btỷ lệ\b|\btỉ lệ\b"
            r"|\bphần trăm\b|^số .+ là gì|\bdài bao\b|\bcao bao\b|\brộng bao\b|\bnặng bao\b|\bcon số\b",
        ),
        (Kind.DEFINITION, r"\bthế nào là\b"),
        (
            Kind.LIST,
            r"^(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+) (?!\d|năm\b|tháng\b|ngày\b)\w.* là (?:những )?"
            r"(?:gì|ai)\s*$|"
            r"\bliệt kê\b|\bkể (?:tên|ra)\b|\b(?:gồm|bao gồm) (?:những|các|có)?\b.*\b(?:nào|gì|ai)\b|\bnhững ai\b|"
            r"\b(?:những|các) .*(?<!thế )(?<!như )\b(?:nào|gì)\b"
            r"|\bnêu (?:tên|các|những)\b|\bgồm (?:những )?(?:ai|gì)\b|\b(?:danh sách|điểm tên)\b|^(?:nêu|hãy nêu|"
            r"trình bày)\b",
        ),
        (Kind.WHO, rf"\b(?:{_OFFICER})(?: \w+){{0,3}} nào\b"),
        (Kind.WHERE, r"\bở đâu\b|\btại đâu\b|\bnơi nào\b|\bchỗ nào\b|\bnơi đâu\b|\bđịa điểm\b|\bđâu\s*$"
                     r"|\bđến đâu\b|\btừ đâu\b|\bđịa phương nào\b"
                     r"|\b(?:ở|tại|thuộc|từ|đến) (?:tỉnh|thành phố|nước|huyện|quận|xã|phường|quốc gia|đất nước|"
                     r"châu lục|vùng|hòn đảo|thị trấn|khách sạn) nào\b"
                     r"|\b(?:tỉnh|thành phố|huyện|quận|xã|phường|quốc gia|nước) nào\b"),
        (
            Kind.WHO,
            r"\bai\b(?!-)|\b(?:ông|bà) nào\b|\b(?:tên|danh tính) (?:của )?(?:người|ông|bà|bị cáo)\b"
            r"|\b(?:tên là gì|tên gì)\b",
        ),
        (
            Kind.DEFINITION,
            r"\blà gì\s*$|\bnghĩa là gì\b|\bthế nào là\b|\bđịnh nghĩa\b|\bkhái niệm\b"
            r"|\blà (?:cái|thứ|người|tổ chức|cơ quan|đơn vị|công ty) (?:gì|nào|như thế nào)\s*$",
        ),
        (
            Kind.HOW,
            r"\bbằng (?:[^\W\d_]+ ){1,3}(?:gì|nào)\b"
            r"|\bnhư thế nào\b|\bthế nào\b|\bra sao\b|\bbằng cách nào\b|\blàm sao\b|\blàm thế nào\b|\bcách nào\b|"
            r"\bnhư nào\b|\bsao\s*$|\bdiễn biến\b"
            r"|\b(?:tóm tắt|tổng hợp|nội dung)\b",
        ),
    )
)  # fmt: skip


# What asks in a question: the words that another question word may take the place of.
_ASKING = (
    rf"(?:{_WHEN})|(?:ở |tại )?(?:đâu|nơi nào|chỗ nào)|(?:do |bởi )?ai|vì sao|tại sao|(?:vì )?(?:lý do|nguyên nhân) gì|"
    r"vì (?:tội|điều|cái) gì|(?:có )?(?:bao nhiêu|mấy)|(?:như )?thế nào|ra sao|bằng cách nào|(?:là )?gì|nào"
)
QUESTION_PHRASE = re.compile(rf"\b(?:{_ASKING})\b")
ASKING_ONLY = re.compile(rf"(?:{_ASKING})")


def folded(question: str) -> str:
    """Return the question in lower case, tone placement folded, outer punctuation off."""
    return " ".join(fold_case(fold_tones(question)).split()).strip(" ?.!…")


def kind(question: str) -> Kind:
    """Return what `question` asks for; `Kind.WHAT` where no question word tells."""
    words = folded(question)
    for found, pattern in _PATTERNS:
        if pattern.search(words):
            return found
    return Kind.WHAT


_PARTS = (Kind.HOW_MANY, Kind.WHEN, Kind.WHERE, Kind.WHO)


def parts(question: str) -> tuple[Kind, ...]:
    """Return the kinds of fact asked for at once ("khi nào, ở đâu và ai chủ trì"), in order; one for most questions."""
    words = folded(question)
    found = [
        (match.start(), each) for each, pattern in _PATTERNS if each in _PARTS and (match := pattern.search(words))
    ]
    return tuple(each for _, each in sorted(found, key=lambda item: item[0]))
