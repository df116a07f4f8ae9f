"""The marks by which page furniture and photo captions are known in a paste from a web page."""

from __future__ import annotations

import re

from index.articles.lines import Line

_IMAGE = re.compile(r"(?:\S+|[\w ()-]{1,60})\.(?:jpe?g|png|gif|webp|bmp|svg|mp4|mp3)(?:\s*\(.{0,30}\))?", re.IGNORECASE)
_MARKDOWN_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[?!?\[(?:image|ảnh|hình)[^\]]*\]\]?", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_RULE = re.compile(r"[\W_]+")
# Words that a whole line of page furniture consists of. Each is the complete line, in lower case.
_SHARES = r"(?:facebook|zalo|twitter|linkedin|pinterest|messenger|telegram|email|google ?\+?|copy link)"
_MENU = re.compile(
    r"(?:skip (?:ribbon commands|to (?:main )?content|navigation)|turn (?:on|off) .{0,40}|"
    r"sign in|log ?in|menu|search|home|print|share|email|like|tweet|comments?|back to top|read more|advertisement|"
    r"trang chủ|đăng nhập|đăng ký|đăng xuất|tìm kiếm|liên hệ|giới thiệu|sơ đồ (?:site|trang|cổng)|rss|english|"
    r"tiếng việt|(?:in|lưu|gửi|chia sẻ|theo dõi|báo lỗi|nghe|đọc)(?: (?:bài|trang|tin|email|qua|lên|về|cho|bạn|bè|đọc|"
    r"viết|này|ấn|xấu|facebook|zalo|twitter|mail|báo|lưu|nội dung))*|sao chép(?: liên kết| link)?|"
    rf"{_SHARES}(?:[\s|,/-]+{_SHARES})*|(?:cỡ chữ|font size|đọc bài)\b.{{0,20}}|a\+? ?a?-?|aa|quảng cáo|tin tài trợ|"
    r"bình luận(?: \(?\d+\)?)?|\(?\d+\)? bình luận|ý kiến(?: bạn đọc)?(?: \(?\d+\)?)?|thích \d*|"
    r"(?:số )?lượt (?:xem|đọc|truy cập).{0,20}|.{0,12}\d+ lượt (?:xem|đọc).{0,12}|"
    r"nữ miền \w+|nam miền \w+|\d{1,2}:\d{2}|tổng số điểm của bài viết.*|click để đánh giá.*|xem tất cả.{0,20}|"
    r"copy link.{0,20}|những tin (?:mới|cũ) hơn|đăng ký (?:ngay|nhận) .{0,60}|.{0,40}newsletters?|"
    r"quay lại|trở (?:lại|về).{0,14}|về (?:đầu trang|trang chủ)|xem thêm.{0,12}|đọc thêm.{0,12}|"
    r"mời (?:quý )?(?:bạn|độc giả) .{0,40}|chọn (?:cỡ chữ|giọng đọc|kiểu chữ).{0,30}|play|pause|unmute|0:00.{0,12}|"
    r"theo dõi .{0,30}google news.{0,10}|(?:tin tức|tin tức - sự kiện|tin - bài|thời sự|chính trị|xã hội|pháp luật|"
    r"tin nóng|chuyên mục)(?: .{0,2}| [-–>/|»].{0,90})?)"
)
_LABELLED = re.compile(
    r"(?:tags?|từ khóa|từ khoá|keywords?|chủ đề|chuyên mục|hashtag|lượt xem|số lần đọc|mã bài|"
    r"người đăng|người gửi|biên tập viên|cỡ chữ|font|số ký hiệu|tối đa|đánh giá|lượt thích)\s*:.{0,200}|nội dung\s*:|"
    r"(?:link|url|link gốc|liên kết|đường dẫn|nguồn)\s*:\s*https?://\S+|"
    r"(?:>>|»|▶|►|→|\[?xem thêm\]?:|mời xem:|xem video:|video:).*|trang chủ\s*[>/|»-].*|"
    r"(?:home|trang chủ) .{0,80}>.*",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"(?:[^>»|/]{2,40}\s*[>»|]\s*){1,6}[^>»|/]{2,60}")
_CREDIT = re.compile(
    r"[(\[]?(?:ảnh|hình|nguồn ảnh|ảnh minh h[oọ][aạ]|ảnh tư liệu|đồ họa|infographic|clip|photo)\s*[:.\-–].{0,250}|"
    r"ảnh (?:minh h[oọ][aạ]|tư liệu|chụp màn hình|internet).{0,60}|"
    r".{5,300}[(\[.\-–,]\s*(?:ảnh|hình|nguồn)(?: minh h[oọ][aạ]| tư liệu)?\s*[:.\-–]\s*[^.]{1,50}[)\].]*",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"(?:một (?:góc|số hình ảnh)|quang cảnh|toàn cảnh|khung cảnh|hình ảnh|đoàn chủ tịch|các đại biểu (?:tham )?dự|"
    r"đại biểu (?:tham )?dự|hiện trường|ảnh)\b[^.:;]{0,140}\.?",
    re.IGNORECASE,
)
_EVENT = (
    r"(?:hội nghị|hội thảo|phiên họp|cuộc họp|buổi họp|buổi làm việc|buổi lễ|lễ \w+(?: \w+)?|đại hội|tọa đàm|"
    r"toạ đàm|phiên tòa|kỳ họp)"
)
_ACTS = r"(?:phát biểu|trao đổi|kết luận|khai mạc|bế mạc|báo cáo|điều hành|chủ trì|tham dự|dự|trao|trình bày)"
_SPEAKING = re.compile(
    rf"[^\W\d_][^.:;]{{4,260}}\b{_ACTS}"
    rf"(?: \w+){{0,8}}? {_EVENT}(?: \w+){{0,4}}(?P<stop>\.?)",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:đã|sẽ|rằng|cho biết|nhấn mạnh rằng|ngày|sáng|chiều|tối)\b|\d", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:đã|sẽ|là|có|được|bị|thường|hôm nay|bầu|cho|gắn|khiến|cần|phải|rất)\b", re.IGNORECASE)


def is_furniture(line: Line) -> bool:
    """Tell whether the line belongs to the page and not to the article: menus, image names, links, stray marks."""
    text = line.text
    if len(text) == 1 or _RULE.fullmatch(text):
        return True
    if len(text) > 400:
        return False
    if _IMAGE.fullmatch(text) or _MARKDOWN_IMAGE.fullmatch(text) or _LINK.fullmatch(text):
        return True
    return bool(_MENU.fullmatch(line.key) or _LABELLED.fullmatch(text)) or is_breadcrumb(line)


def is_image(line: Line) -> bool:
    """Tell whether the line stands for a picture: its caption follows."""
    return len(line.text) <= 400 and bool(_IMAGE.fullmatch(line.text) or _MARKDOWN_IMAGE.fullmatch(line.text))


def is_breadcrumb(line: Line) -> bool:
    """Tell whether the line is a path of sections such as "Trang chủ > Thời sự"."""
    return len(line.text) <= 150 and not line.closed and bool(_BREADCRUMB.fullmatch(line.text))


def is_caption(line: Line) -> bool:
    """Tell whether the line reads as the caption of a photo: a scene, a credit, somebody speaking at the event."""
    if len(line.text) > 400:
        return False
    if _CREDIT.fullmatch(line.text):
        return True
    if _SCENE.fullmatch(line.text) and line.syllables <= 25:
        return not line.closed or _CLAUSE.search(line.text) is None
    speaking = _SPEAKING.fullmatch(line.text) if line.syllables <= 45 else None
    if speaking is None or _TELLS.search(line.text):
        return False
    # With a full stop it may be the one sentence that says who chaired: then only a speaker is a caption.
    return not speaking["stop"] or "phát biểu" in line.text
