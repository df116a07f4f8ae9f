"""How a comparison asks which is more: "…, ai nhận nhiều tiền hơn, mỗi người bao nhiêu?"."""

from __future__ import annotations

import re

_SIZE = "nhiều|ít|cao|thấp|lớn|nhỏ|to"
_AMOUNT = f"{_SIZE}|đông|đắt|rẻ|mạnh|yếu|rộng|hẹp|xa|gần|giàu|nghèo|nhanh|chậm"
_AGE = "lớn tuổi|nhỏ tuổi|cao tuổi|già|trẻ"
_MOMENT = "sớm|muộn|trước|sau"
_LENGTH = "dài|ngắn|lâu|nặng|nhẹ"
MORE = rf"(?:{_AGE}|{_AMOUNT}|{_MOMENT}|{_LENGTH})"
SIZE, AGE, MOMENT, LENGTH = (re.compile(words, re.IGNORECASE) for words in (_SIZE, _AGE, _MOMENT, _LENGTH))
# What each one is asked for at the end: "mỗi bên bao nhiêu", "mỗi người sinh năm nào".
_EACH = (
    r"(?:mỗi|từng) (?:người|bên|nơi|loại|vụ|tỉnh|năm|nước|đơn vị|địa phương|khoản|cái|đợt|khóa|bài|huyện|xã|cơ quan|"
    r"công ty|ngân hàng|trường|dịp|kỳ|lần|phiên|tòa|nhóm)"
)
_WHICH = r"(?:[^\W\d_]+ nào|ai|đâu)"
# "…, ai nhận nhiều tiền hơn", "… lãnh án dài hơn": the deed, how it is measured, and of what.
MORE_ASKED = re.compile(
    rf"(?:,?\s*\b{_WHICH}\s+(?P<deed>[^,]*?)\s*)?\b(?P<more>{MORE})(?P<what>\s[^,?]+?)?\s+hơn\b(?=\s*(?:,|$))"
    r"|\b(?P<order>trước|sau)(?=\s*(?:,|$))",
    re.IGNORECASE,
)
EACH_ASKED = re.compile(rf",?\s*(?:và )?\b{_EACH}(?:(?: thì)?(?: là)?\s+(?P<wanted>[^,?]+))?$", re.IGNORECASE)
COORDINATOR = r"(?:và|với|hay|hoặc|so với|cùng)"
# "So tiền án phí với tiền phạt", though "So" may have been mended to "Số": it asks nothing but this.
COUNT = "số lượng|tổng số|số tiền|số|mức|tỷ lệ|tiền|giá trị|giá|tài sản|khoản|thiệt hại|kinh phí"
_ASKS = "bao nhiêu|mấy|gì|nào|ai|đâu|sao|không|chưa"
SET_AGAINST = rf"^so (?!với\b|sánh\b).+ (?:với|và)\b|^số (?!.*\b(?:{_ASKS})\b).+ với (?:{COUNT})\b"
# Two of one kind, each asked the same: "hội nghị … và hội nghị … họp ngày nào".
ALIKE = "hội nghị|cuộc họp|phiên tòa|phiên họp|vụ|đợt|đoàn|dự án|ông|bà|bị cáo|bị can"
# A comparison by its form: two things, and which of them is more.
MORE_OF_TWO = (
    rf".+ {COORDINATOR} .+\b(?:nào|ai|đâu)\b.*\b{MORE}\b.* hơn(?=$|,)|.+ hay .+ {MORE}\b[^?]{{0,30}} ?hơn(?=$|,)"
    rf"|\b{MORE} hơn,? .+ hay .+|\b{MORE} hơn hay\b|.+ {COORDINATOR} .+, ?{_EACH} .*\b(?:bao nhiêu|mấy|nào|gì|sao)\b"
    rf"|^(?P<alike>{ALIKE})\b.+ (?:và|với) (?P=alike)\b.+\b(?:ngày|năm|khi|hôm|ở đâu|bao nhiêu|mấy)\b"
    rf"|.+ {COORDINATOR} .+\b(?:bao nhiêu|mấy)\b.* {_EACH}$"
    r"|.+ hay .+ (?:trước|sau)$|.+ so với .+(?:thế nào|ra sao)$|\bgiống hay khác\b"
)
