"""What a message wants. Only a question is searched for; the rest gets a fitting sentence."""

from __future__ import annotations

import re

from assistant.types import Intent
from index.vietnamese.normal import fold_case, strip_marks

# All patterns are written without marks and matched on the message without marks, so "chao ban" counts as "chào bạn".
_GREETING = re.compile(
    r"(?:(?:xin|em|anh|minh|toi)?\s*chao(?:\s+(?:buoi\s+(?:sang|chieu|toi|trua)|ban|anh|chi|em|ad|admin|bot|moi nguoi|tro ly|"
    r"ca nha|cac ban))*|(?:hello|hi|hey|alo|helo|hallo)(?:\s+(?:ban|bot|ad|anh|chi|em|there))*)(?:\s+(?:a|nhe|nha|oi|!))*"
)
_THANKS = re.compile(
    r"(?:(?:ok|oke|vang|da|roi|tot|hay|tuyet|duoc roi|hieu roi)[\s,]*)*"
    r"(?:(?:xin\s+|rat\s+|toi\s+|minh\s+|em\s+)?(?:cam on|cam on|thanks|thank you|tks|thank)"
    r"(?:\s+(?:ban|nhieu|anh|chi|em|ad|bot|rat|lam|nhe|nha|a|you|tro ly|vi da giup|da giup))*"
    r"|ok|oke|okay|tam biet|bye|hen gap lai|tot lam|hay qua|tuyet voi|tuyet|gioi qua|gioi lam|duoc roi|hieu roi)(?:\s+(?:ban|nhe|nha|a))*"
)
_YOU = r"(?:ban|may|cau|he thong|ung dung|tro ly|tro ly nay|bot|ai|chatbot|cong cu nay|dan nguon|trang nay)"
_ABOUT = re.compile(
    rf"{_YOU}\s+(?:la\s+(?:ai|gi|robot|may|nguoi|chatgpt|ai nao|con gi|cai gi|mo hinh)\b|ten\s+(?:la\s+)?gi|lam duoc\s+(?:nhung\s+)?gi|"
    rf"(?:co the\s+)?(?:giup|lam)\s+(?:duoc\s+)?(?:toi\s+|minh\s+|em\s+)?(?:nhung\s+)?(?:viec\s+)?gi|hoat dong (?:nhu the nao|the nao|ra sao)|"
    rf"co phai (?:la\s+)?(?:chatgpt|gpt|ai|nguoi|robot|may|gemini|con nguoi)|dung (?:mo hinh|model|cong nghe)|biet (?:nhung )?gi\b|"
    rf"duoc (?:tao|lam|viet|xay dung|phat trien) (?:ra )?(?:boi|tu|the nao|khi nao)|do ai|lay (?:du lieu|thong tin|tin|nguon) (?:o|tu) dau|"
    rf"bao nhieu tuoi|may tuoi|song o dau|o dau|co (?:bao nhieu|nhung) (?:bai|nguon|tai lieu)|co khoe khong|khoe khong|co cam xuc|thich gi)"
    r"|ai (?:da )?(?:tao|lam|viet|phat trien|lap trinh) (?:ra )?(?:ban|may|chatbot nay|he thong nay|ung dung nay)\b"
    r"|(?:kho|thu vien)(?: nay)? (?:co|gom) (?:bao nhieu|nhung) (?:bai|nguon|tai lieu)"
    r"|(?:huong dan|cach) (?:su dung|dung) (?:ung dung|he thong|chatbot|trang|cong cu)|^(?:huong dan su dung|tro giup|help|giup toi voi)$"
)
_RULES = r"(?:chi dan|chi thi|huong dan|quy tac|quy dinh|lenh|menh lenh|yeu cau|rang buoc|loi nhac|prompt|instructions?|rules?)"
_INSTRUCTION = re.compile(
    rf"\b(?:bo qua|quen|phot lo|lam ngo|huy bo|vo hieu|khong can theo|dung theo|ngung theo)\b.{{0,20}}\b(?:moi|tat ca|cac|nhung|het|toan bo)\b"
    rf".{{0,25}}\b{_RULES}\b|\b(?:bo qua|quen di|phot lo)\b.{{0,12}}\b{_RULES}\b.{{0,12}}\b(?:truoc|tren|cu|he thong|cua ban)\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|rules?|prompts?|previous|above)\b"
    r"|\bsystem prompt\b|\bloi nhac he thong\b|\bprompt he thong\b|\b(?:in|hien|hien thi|tiet lo|cho (?:toi )?(?:xem|biet)|reveal|show|print)\b.{0,25}\bprompt\b"
    r"|\b(?:tu (?:bay gio|gio)|ke tu bay gio)\b.{0,15}\b(?:ban|may|hay)\b|\b(?:hay |ban )?(?:dong vai|gia vo|gia lam|nhap vai|gia bo)\b"
    r"|\bban (?:bay gio|gio|hien gio) la\b|\b(?:jailbreak|developer mode|che do nha phat trien|you are now|act as|pretend)\b"
    r"|^(?:hay |xin |ban hay |vui long |lam on )?(?:chi )?(?:tra loi|noi|in ra|lap lai|nhac lai|ghi|viet)(?: lai)?\s+(?:dung\s+)?(?:rang|la|cau|chu|tu|dong|cum tu)\b"
    r"|^(?:hay |giup (?:toi |minh )?|ban hay |vui long |lam on |co the )*(?:viet|sang tac|lam|soan|ke|hat|doc)\s+(?:cho (?:toi|minh|em)\s+)?(?:giup\s+)?"
    r"(?:mot |1 )?(?:bai (?:tho|hat|van|luan|rap|viet ca ngoi)|(?:cau )?chuyen|truyen|doan (?:ma|code|van)|code|ham|chuong trinh|email|thu|don|la thu|ve)\b"
    r"|^(?:hay |giup (?:toi |minh )?)*dich\s+(?:cau|doan|sang|bai|giup|van ban)\b|\b(?:xoa|drop|delete)\s+(?:toan bo |het |tat ca )?(?:du lieu|bang|kho|table|database)\b"
    r"|<script\b|\b(?:sudo|rm -rf)\b"
)
_INSULT_ANYWHERE = re.compile(
    r"\b(?:do ngu|do cho|ngu nhu|ngu vai|ngu vay|ngu the|ngu qua|ngu ngoc|ngu xuan|oc cho|oc lon|con cho|vo dung|do dien|do khung|mat day|khon nan|"
    r"cut di|cut xeo|chet di|dit me|dit con|dm may|dcm|vcl|vkl|clgt|djt|deo biet|bo lao|lao toet|rac ruoi|do rac|ngu si|dan don|tam than)\b"
)
_INSULT_WHOLE = re.compile(
    r"(?:may |ban |bot |thang |con )?(?:ngu|dot|kem|te|cut|im di|im|cam mom|dm|chan|do hoi|dien)(?: (?:the|qua|vay|lam|a|ha|di))*"
)
_LEADING_COURTESY = re.compile(
    r"\s*(?:(?:dạ|vâng|xin chào|chào|chao|xin chao|hello|hi|alo|cảm ơn|cám ơn|cam on|ok|oke)(?:\s+(?:bạn|ban|anh|chị|em|ad|bot|nhiều|nhieu|nhé|ạ))*\s*[,.!;:]+\s*)+",
    re.IGNORECASE,
)
_LEADING_ASK = re.compile(
    r"\s*(?:(?:bạn|anh|chị|em|ad|bot)\s+)?(?:ơi\s*,?\s*)?(?:làm ơn\s+|vui lòng\s+|xin\s+|hãy\s+|giúp\s+)?"
    r"(?:(?:cho (?:tôi|mình|em|anh|chị|mình)?\s*(?:hỏi|biết|xin hỏi)|(?:tôi|mình|em) (?:muốn|cần) (?:hỏi|biết)|xin hỏi|cho hỏi|hỏi)"
    r"(?:\s+(?:chút|tí|là|rằng|về việc))?\s*[,:]?\s+)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return `text` in lower case without marks, spaces and outer punctuation made single."""
    return " ".join(strip_marks(fold_case(text)).split()).strip(" .,!?;:…()\"'“”")


def intent(text: str, longest: int) -> Intent:
    """Return what the message wants; `longest` is the longest question taken, in characters."""
    if len(text) > longest:
        return Intent.TOO_LONG
    words = plain(text)
    if not re.search(r"[^\W_]", words):
        return Intent.EMPTY
    if _INSTRUCTION.search(words):
        return Intent.INSTRUCTION
    if _INSULT_ANYWHERE.search(words) or _INSULT_WHOLE.fullmatch(words):
        return Intent.INSULT
    if _GREETING.fullmatch(words):
        return Intent.GREETING
    if _THANKS.fullmatch(words):
        return Intent.THANKS
    if _about(words):
        return Intent.ABOUT
    return Intent.QUESTION


def _about(words: str) -> bool:
    """Tell a question about the assistant itself: it addresses the assistant at its start or is a set phrase."""
    found = _ABOUT.search(words)
    return found is not None and found.start() <= 12 and len(words.split()) <= 14


def without_courtesy(text: str) -> str:
    """Return the question without a greeting or "cho tôi hỏi" before it; unchanged when nothing would be left."""
    bare = _LEADING_ASK.sub("", _LEADING_COURTESY.sub("", text, count=1), count=1).strip()
    if not bare:
        return text.strip()
    return bare[0].upper() + bare[1:] if text.strip()[:1].isupper() else bare
