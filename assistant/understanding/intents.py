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
# An order stands at the start of a clause or is addressed to the assistant; "ai đã bỏ qua các quy định" is a question.
_ORDER = r"(?:(?:^|[.!?,;:\n] ?|\b(?:hay|ban|may|vui long|xin|please|lam on|va|roi|bay gio|tu gio) )(?:hay |ban )?)"
_INSTRUCTION = re.compile(
    rf"{_ORDER}(?:bo qua|quen|phot lo|lam ngo|huy bo|vo hieu|khong can theo|dung theo|ngung theo)(?: di| het)? .{{0,12}}"
    rf"(?:moi|tat ca|cac|nhung|het|toan bo)? ?.{{0,25}}\b{_RULES}\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|rules?|prompts?|previous|above)\b"
    r"|\bsystem prompt\b|\bloi nhac he thong\b|\bprompt he thong\b"
    rf"|{_ORDER}(?:in|hien|hien thi|tiet lo|cho (?:toi )?(?:xem|biet)|reveal|show|print)\b.{{0,25}}\bprompt\b"
    r"|\b(?:ke )?tu (?:bay gio|gio)(?: tro di)?,? (?:ban|may|hay)\b"
    rf"|{_ORDER}(?:dong vai|gia vo|gia lam|nhap vai|gia bo)\b|\bban (?:bay gio|gio|hien gio) la\b"
    r"|\b(?:jailbreak|developer mode|che do nha phat trien|you are now|act as|pretend to)\b"
    rf"|{_ORDER}(?:chi )?(?:tra loi|noi|in ra|lap lai|nhac lai|ghi|viet)(?: lai)? (?:dung )?(?:rang|la|cau|chu|tu|dong|cum tu)\b"
    rf"|{_ORDER}(?:giup (?:toi |minh )?|co the )*(?:viet|sang tac|lam|soan|ke|hat|doc) (?:cho (?:toi|minh|em) )?(?:giup )?(?:mot |1 )?"
    r"(?:bai (?:tho|hat|van|luan|rap)|(?:cau )?chuyen (?:cuoi|ma|vui|co tich|ngan)|truyen|doan (?:ma|code|van)|code|ham python|email|la thu|ve)\b"
    rf"|{_ORDER}(?:giup (?:toi |minh )?)?dich (?:cau|doan|sang|giup|van ban)\b"
    rf"|{_ORDER}(?:xoa|drop|delete) (?:toan bo |het |tat ca )?(?:du lieu|bang|kho|table|database)\b|<script\b|\b(?:sudo|rm -rf)\b"
)
# Written with marks: without them "đó diễn ra" would read "đồ điên". Unmarked messages count only as a whole.
_INSULT = re.compile(
    r"\b(?:đồ (?:ngu|chó|điên|khùng|rác|hâm|dở hơi|vô dụng)|ngu (?:như|vãi|vậy|thế|quá|ngốc|xuẩn|si|dốt)|óc (?:chó|lợn)|con chó|vô dụng|mất dạy|khốn nạn|"
    r"cút (?:đi|xéo)|chết đi|địt|đm mày|đụ|bố láo|láo toét|đần độn|thằng ngu|con ngu)\b|\b(?:dcm|vcl|vkl|clgt|djt|đcm)\b"
)
_INSULT_WHOLE = re.compile(
    r"(?:(?:may|ban|bot|thang|con|do|he thong|ung dung|chatbot)(?: nay)? )?(?:that |qua |rat )?(?:la )?(?:(?:do )?ngu(?: (?:ngoc|xuan|si|dot|nhu (?:bo|cho|lon)))?|dot|kem|te|"
    r"cut(?: di| xeo)?|im(?: di| mom)?|cam mom|dm(?: may)?|dcm|vcl|vo dung|do hoi|do dien|do cho|dien|khung|oc cho|chet di|khon nan|mat day)(?: (?:the|qua|vay|lam|a|ha|di|nhi))*"
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
    if _INSULT.search(fold_case(text)) or _INSULT_WHOLE.fullmatch(words):
        return Intent.INSULT
    if _GREETING.fullmatch(words):
        return Intent.GREETING
    if _THANKS.fullmatch(words):
        return Intent.THANKS
    if _about(words, fold_case(text)):
        return Intent.ABOUT
    return Intent.QUESTION


def _about(words: str, marked: str) -> bool:
    """Tell a question about the assistant itself: it addresses the assistant at its start or is a set phrase."""
    found = _ABOUT.search(words)
    if found is None or found.start() > 12 or len(words.split()) > 14:
        return False
    committee = re.search(r"\bban\b", marked) is not None and not marked.isascii()
    return not (committee and found.group().startswith("ban "))


def without_courtesy(text: str) -> str:
    """Return the question without a greeting or "cho tôi hỏi" before it; unchanged when nothing would be left."""
    bare = _LEADING_ASK.sub("", _LEADING_COURTESY.sub("", text, count=1), count=1).strip()
    if not bare:
        return text.strip()
    return bare[0].upper() + bare[1:] if text.strip()[:1].isupper() else bare
