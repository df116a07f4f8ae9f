"""What a message wants. Only a question is searched for; the rest gets a fitting sentence."""

from __future__ import annotations

import re

from assistant.types import Intent
from assistant.understanding.lexicon import pattern
from index.vietnamese.normal import fold_case, strip_marks

_GREETING, _THANKS, _ABOUT = pattern("greeting"), pattern("thanks"), pattern("about")
_INSTRUCTION, _INSULT, _INSULT_WHOLE = pattern("instruction"), pattern("insult"), pattern("insult whole")
# "Bạn" is whom one speaks to, but not in "bạn bè" or "các bạn"; a courtesy ("bạn có biết …") asks of something else.
_YOU = re.compile(
    r"(?<!người )(?<!các )(?<!những )(?<!kết )(?<!một )(?<!tình )\bbạn\b"
    r"(?! (?:bè|gái|trai|đọc|hàng|học|thân|của|cùng|đời|đồng|trẻ|nhỏ|xem|nghe|ấy|này|đó))|\bmày\b|"
    r"\b(?:chatbot|trợ lý|phần mềm|ứng dụng|trang web|công cụ|hệ thống) (?:này|đây)\b",
    re.IGNORECASE,
)
_ADDRESSED = r"(?:bạn|anh|chị|em|ad|bot)"
_ASKING_YOU = re.compile(
    rf"\s*{_ADDRESSED}\s+(?:ơi\s*,?\s*)?(?:(?:có\s+)?biết\b|(?:có thể\s+|hãy\s+|làm ơn\s+|vui lòng\s+)?"
    r"(?:cho|giúp|nói (?:cho|tôi|mình|rõ|xem)|tìm|xem|kể|tra|trả lời|giải thích|tóm tắt|so sánh|liệt kê|nêu|nghĩ)\b)",
    re.IGNORECASE,
)
# "Bạn có biết ai chủ trì không?" asks who.
_KNOWING = re.compile(
    rf"\s*{_ADDRESSED}\s+(?:có\s+)?biết\s+(?:là\s+)?(?P<asked>.*\b(?:ai|gì|nào|đâu|bao nhiêu|mấy|sao)\b.*?)"
    r"(?:\s+không)?[\s?.!]*$",
    re.IGNORECASE,
)
_LEADING_COURTESY = re.compile(
    r"\s*(?:(?:dạ|vâng|xin chào|chào|chao|xin chao|hello|hi|alo|cảm ơn|cám ơn|cam on|ok|oke)"
    r"(?:\s+(?:bạn|ban|anh|chị|em|ad|bot|nhiều|nhieu|nhé|ạ|buổi (?:sáng|trưa|chiều|tối)))*\s*[,.!;:]+\s*)+",
    re.IGNORECASE,
)
_LEADING_ASK = re.compile(
    rf"\s*(?:{_ADDRESSED}\s+)?(?:ơi\s*,?\s*)?(?:làm ơn\s+|vui lòng\s+|xin\s+|hãy\s+|giúp\s+)?"
    r"(?:(?:cho (?:tôi|mình|em|anh|chị|mình)?\s*(?:hỏi|biết|xin hỏi)|(?:tôi|mình|em) (?:muốn|cần) (?:hỏi|biết)"
    r"|xin hỏi|cho hỏi|hỏi)(?:\s+(?:chút|tí|là|rằng|về việc))?\s*[,:]?\s+)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return `text` in lower case without marks, spaces and outer punctuation made single."""
    return strip_marks(_bare(text))


def _bare(text: str) -> str:
    return " ".join(fold_case(text).split()).strip(" .,!?;:…()\"'“”")


def intent(text: str, longest: int) -> Intent:
    """Return what the message wants; `longest` is the longest question taken, in characters."""
    if len(text) > longest:
        return Intent.TOO_LONG
    words = plain(text)
    return _intent(words, _bare(text)) if re.search(r"[^\W_]", words) else Intent.EMPTY


def _intent(words: str, marked: str) -> Intent:
    if _INSTRUCTION.search(words):
        return Intent.INSTRUCTION
    if _INSULT.search(marked) or _INSULT_WHOLE.fullmatch(words):
        return Intent.INSULT
    if _GREETING.fullmatch(words):
        return Intent.GREETING
    if _THANKS.fullmatch(words):
        return Intent.THANKS
    if _about(words, marked):
        return Intent.ABOUT
    return Intent.QUESTION


def _about(words: str, marked: str) -> bool:
    """Tell a question about the assistant itself: it addresses the assistant at its start or is a set phrase."""
    found = _ABOUT.search(words)
    if found is None or found.start() > 12 or len(words.split()) > 14:
        return False
    # "Bản án …", "Ban Nội chính …" and "Bàn là gì" address nobody.
    addressed = marked[found.start() :].split(maxsplit=1)[0]
    return not found.group().startswith("ban ") or addressed == ("ban" if marked.isascii() else "bạn")


def speaks_to_us(text: str) -> bool:
    """Tell a message with its marks, without courtesy, that is about the assistant: "hôm nay bạn thế nào"."""
    asking = _ASKING_YOU.match(text)
    return _YOU.search(text, asking.end() if asking else 0) is not None


def without_courtesy(text: str) -> str:
    """Return the question without a greeting or "cho tôi hỏi" before it; unchanged when nothing would be left."""
    bare = text
    for leading in (_LEADING_COURTESY, _LEADING_ASK):
        opening = leading.match(bare)
        bare = bare[opening.end() :] if opening else bare
    knowing = _KNOWING.match(bare)
    bare = (knowing["asked"] if knowing else bare).strip()
    if not bare:
        return text.strip()
    return bare[0].upper() + bare[1:] if text.strip()[:1].isupper() else bare
