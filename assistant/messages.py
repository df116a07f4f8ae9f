"""Every Vietnamese sentence that an answer, an error or the command line says."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.types import Intent
from index.types import ArticleMeta

NAME: Final = "Dẫn Nguồn"

SMALL_TALK: Final[dict[Intent, str]] = {
    Intent.GREETING: "Xin chào! Bạn muốn tìm hiểu điều gì trong các bài viết? Ví dụ: “{example}”",
    Intent.THANKS: "Không có gì. Bạn cứ hỏi tiếp khi cần.",
    Intent.ABOUT: (
        "Tôi là Dẫn Nguồn, trợ lý hỏi đáp trên kho {articles} bài viết đã được nạp. "
        "Tôi chỉ trả lời bằng những gì các bài đó viết, "
        "kèm trích dẫn mở đúng chỗ trong bài; không thấy thì tôi nói là không thấy."
    ),
    Intent.INSTRUCTION: (
        "Tôi chỉ trả lời câu hỏi dựa trên nội dung các bài viết và không làm theo yêu cầu đổi vai hay đổi quy tắc. "
        "Bạn hãy đặt một câu hỏi về nội dung các bài."
    ),
    Intent.INSULT: (
        "Tôi xin lỗi nếu câu trả lời chưa giúp được bạn. Bạn thử hỏi lại cụ thể hơn, tôi sẽ tìm trong các bài viết."
    ),
    Intent.EMPTY: "Bạn chưa đặt câu hỏi. Hãy gõ một câu hỏi về nội dung các bài viết.",
    Intent.TOO_LONG: "Câu hỏi dài quá {limit} ký tự. Bạn hãy rút gọn thành một câu hỏi ngắn hơn.",
}
NO_EXAMPLE: Final = "Ai chủ trì hội nghị?"

NOTHING_FOUND: Final = "Không tìm thấy bài nào nói về điều này."
NOT_ANSWERED: Final = "Không tìm thấy câu trả lời trong các bài viết."
NEAREST: Final = "Đoạn gần nhất:"
ALSO: Final = "Nguồn còn nêu:"
UNSUPPORTED: Final = "chưa kiểm chứng được trong nguồn"
WORKED_OUT: Final = "năm suy ra từ ngày của bài"
UNDERSTOOD_AS: Final = "Hiểu là: {text}"
SOURCES: Final = "Nguồn"
SUGGESTIONS: Final = "Bạn có thể hỏi:"
SUGGESTED: Final = "Bài “{title}” nêu bao nhiêu {counted}?"
YES: Final = "Có"
NO: Final = "Không"
NO_BUT: Final = "Không đúng; nguồn nêu {found}"
CONFLICT: Final = "Các nguồn nêu khác nhau: {found}"
UNDATED: Final = "không rõ ngày"
SEARCHED: Final = "Đã tìm trong {articles} bài"
SEARCHED_BETWEEN: Final = "Đã tìm trong {articles} bài, từ {oldest} đến {newest}"
FIGURES_HEADER: Final = ("Số liệu", "Thời gian")
COMPARE_HEADER: Final = ("", "Kết quả")
NOT_IN_SOURCES: Final = "không tìm thấy"
ONE_SIDE: Final = "Chỉ so sánh được một phía; không tìm thấy: {missing}."
COMPARED: Final = "So sánh {left} và {right}"

NO_NUMBERED: Final = "Không bài nào nói về {wanted}."
NO_NUMBERED_BUT: Final = "Không thấy {wanted}; có {found}."
NO_CODE: Final = "Không bài nào nhắc đến văn bản {wanted}."
NO_NAME: Final = "Không bài nào nhắc đến {wanted} cùng với điều được hỏi."
NO_PERIOD: Final = "Không thấy thông tin {wanted}."
NO_PERIOD_BUT: Final = "Không thấy số liệu {wanted}; có số liệu {found}."
NO_PERIOD_FACT_BUT: Final = "Không thấy thông tin {wanted}; có thông tin {found}."
THE_FIGURE: Final = "điều được hỏi"
NO_UNIT: Final = "Không thấy số liệu về {wanted}."
ALSO_LIKELY: Final = "Câu dẫn cuối cùng cũng có thể là điều bạn hỏi; mời bạn xem cả hai câu."
UNDECIDED: Final = "Các bài viết không khẳng định cũng không bác bỏ điều này."
NO_PREMISE: Final = "Không bài nào gần với câu hỏi nói đến việc “{wanted}”."
NO_WORD: Final = "Bài gần nhất không nói gì về “{wanted}”."
NO_ROLE_BUT: Final = "Không bài nào nêu ai {wanted}; bài gần nhất chỉ nêu người {found}."
DENIED: Final = "Bài viết nói ngược lại với điều câu hỏi nêu."
OTHER_OFFICE: Final = "Bài viết không ghi {wanted}; bài ghi {found}."
NO_NUMBER: Final = "Không thấy con số {wanted} như câu hỏi nêu."

NO_CONVERSATION: Final = "Không có cuộc trò chuyện này, hoặc nó không phải của bạn."
BAD_CONVERSATION: Final = "Một lượt trò chuyện trong {path} không đọc được; hãy khôi phục từ bản sao lưu."

CLI_HELP: Final = "Hỏi đáp có trích dẫn trên kho bài viết."
CLI_ASK: Final = "Hỏi một câu, hoặc nhiều câu từ tệp .jsonl."
CLI_CHAT: Final = "Trò chuyện trong cửa sổ dòng lệnh."
CLI_DOCTOR: Final = "Kiểm tra cài đặt, chỉ mục và mô hình; nói cách sửa chỗ hỏng."
CLI_QUESTION: Final = "Câu hỏi."
CLI_JSON: Final = "In kết quả dạng JSON."
CLI_BATCH: Final = "Tệp JSON Lines, mỗi dòng một câu hỏi."
CLI_HOME: Final = "Thư mục dữ liệu (thay cho ASSISTANT_HOME)."
CLI_USERS: Final = "Người dùng của trang web: thêm, gỡ, liệt kê."
CLI_USER_ADD: Final = "Thêm một người dùng, hoặc đổi mật khẩu và quyền của người đã có."
CLI_USER_REMOVE: Final = "Gỡ một người dùng."
CLI_USER_LIST: Final = "Liệt kê người dùng và quyền."
CLI_USER_NAME: Final = "Tên đăng nhập."
CLI_USER_ROLE: Final = "Quyền: reader chỉ hỏi và đọc; editor được thêm, gỡ bài."
CLI_USER_FILE: Final = "Tệp người dùng (thay cho AUTH_FILE)."
CLI_PASSWORD: Final = "Mật khẩu"
CLI_NO_AUTH_FILE: Final = "Chưa chọn tệp người dùng."
CLI_NO_AUTH_FILE_FIX: Final = "Hãy đặt AUTH_FILE, hoặc thêm --file TỆP."
CLI_USER_ADDED: Final = "Đã lưu {name} ({role}) vào {path}. Chạy trang web với AUTH_FILE={path}."
CLI_USER_REMOVED: Final = "Đã gỡ {name}."
CLI_NO_USER: Final = "Không có người dùng {name}."
CLI_FEEDBACK: Final = "Xuất góp ý của người đọc thành tệp JSON Lines để đánh giá."
CLI_EXPORT: Final = "Tệp kết quả; bỏ trống thì in ra màn hình."
CLI_FEEDBACK_DONE: Final = "Đã xuất {count} góp ý vào {path}."
CLI_MCP: Final = "Phục vụ ask, search, get_article qua MCP trên đầu vào/ra chuẩn."
CLI_NO_MCP: Final = "Chưa cài gói mcp."
CLI_NO_MCP_FIX: Final = "Hãy chạy: pip install 'dan-nguon[mcp]'"
CLI_NEED_QUESTION: Final = "Cần một câu hỏi hoặc --batch TỆP."
CLI_BAD_LINE: Final = '{path}, dòng {line}: không phải JSON có khóa "question".'
CLI_NO_FILE: Final = "Không đọc được tệp {path}."
CLI_CHAT_WELCOME: Final = "Gõ câu hỏi rồi Enter; dòng trống hoặc Ctrl-D để thoát."
CLI_PROMPT: Final = "Hỏi> "


def day(value: date | None, precision: str = "day") -> str:
    """Return a date as Vietnamese readers write it; a month or a year alone where no more is known."""
    if value is None:
        return UNDATED
    if precision == "year":
        return f"{value.year}"
    return f"{value.month}/{value.year}" if precision == "month" else f"{value.day}/{value.month}/{value.year}"


def dated(article: ArticleMeta) -> str:
    """Return who wrote and when, to tell sources apart."""
    when = day(article.published, article.published_precision)
    return f"{article.source}, {when}" if article.source else when
