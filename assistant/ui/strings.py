"""Every Vietnamese string of the page. Answers have their own in `assistant.messages`."""

from __future__ import annotations

NAME = "Dẫn Nguồn"
TAGLINE = "Hỏi kho bài viết, nhận câu trả lời có dẫn nguồn"
TAB_ASK = "Hỏi đáp"
TAB_SEARCH = "Tra cứu nguồn"
TAB_LIBRARY = "Kho bài viết"
SKIP_TO_QUESTION = "Tới ô nhập câu hỏi"
THEME = "Đổi nền sáng hoặc tối"

# Status of the models and the library
OPENING = "Đang mở trang…"
LOADING = "Đang tải mô hình, chỉ mất vài giây. Bạn cứ đặt câu hỏi, câu trả lời sẽ hiện ngay khi tải xong."
LOADING_SHORT = "Đang tải mô hình…"
STILL_LOADING = "Mô hình đang tải. Câu hỏi của bạn sẽ được trả lời ngay khi tải xong."
NO_INDEX = "Kho bài viết chưa được lập chỉ mục."
NO_INDEX_HINT = "Mở cửa sổ dòng lệnh tại thư mục của chương trình, chạy lệnh dưới đây. Trang sẽ tự nhận khi lệnh xong."
FAILED = "Chưa mở được kho bài viết."
SERVING = "Trang đã mở tại {url}"
PORT_TAKEN = "Cổng {taken} đang có chương trình khác dùng nên trang mở ở cổng {port}."
COVERAGE = "{count} bài viết, từ {oldest} đến {newest}"
COVERAGE_NO_DATES = "{count} bài viết"

# The empty screen
WELCOME = "Bạn muốn biết điều gì?"
WELCOME_HINT = "Câu trả lời được lấy từ nguyên văn các bài viết. Bấm vào số [1] để mở đúng chỗ được trích."
EXAMPLES = "Thử hỏi"

# Asking
PLACEHOLDER = "Nhập câu hỏi của bạn…"
QUESTION_LABEL = "Câu hỏi"
ASK = "Hỏi"
STOP = "Dừng"
YOU_ASKED = "Bạn hỏi"
ANSWER = "Trả lời"
SEARCHING = "Đang đọc các bài viết…"
UNDERSTOOD = "Hiểu là:"
EDIT_UNDERSTOOD = "Sửa cách hiểu rồi hỏi lại"
STOPPED = "Đã dừng theo yêu cầu của bạn."
ASK_AGAIN = "Hỏi lại"
COPY = "Sao chép kèm nguồn"
COPIED = "Đã sao chép"
COPY_FAILED = "Trình duyệt không cho sao chép"
FAILED_ANSWER = "Đã có lỗi khi trả lời câu này. Bạn hãy hỏi lại; nếu vẫn lỗi, xem nhật ký của chương trình."
NEAREST = "Đoạn gần nhất tìm được"
SUGGESTIONS = "Hỏi tiếp"
UNSUPPORTED = "chưa kiểm chứng được trong nguồn"
SOURCES = "Nguồn"
MODE_EXTRACTIVE = "trích nguyên văn"
MODE_MODEL = "viết bởi {model}, đã đối chiếu với nguồn"
SEARCHED = "Tìm trong {count} bài"
SEARCHED_DATES = "Tìm trong {count} bài, từ {oldest} đến {newest}"
SECONDS = "{seconds} giây"
CITATION = "Nguồn {n}: {title} – {about}"
NO_DATE = "không rõ ngày"
NO_SOURCE = "không rõ nguồn"
NO_TITLE = "Bài viết không có tiêu đề"

# Ages of an article
TODAY = "hôm nay"
DAYS_AGO = "{n} ngày trước"
MONTHS_AGO = "{n} tháng trước"
YEARS_AGO = "{n} năm trước"

# The source panel
SOURCE_PANEL = "Bài viết được trích dẫn"
SOURCE_EMPTY = "Nguồn sẽ hiện ở đây"
SOURCE_EMPTY_HINT = "Bấm vào số [1] trong câu trả lời để đọc bài viết, đúng chỗ được trích."
OPEN_ORIGINAL = "Mở bài gốc"
FILE = "Tệp: {name}"
BY = "Tác giả: {author}"
POSITION = "Trích dẫn {n} / {total}"
PREVIOUS = "Trích dẫn trước"
NEXT = "Trích dẫn sau"
CLOSE = "Đóng bài viết"
ARTICLE_GONE = "Bài viết này không còn trong kho. Dưới đây là đoạn đã được trích lúc trả lời."
ARTICLE_CHANGED = "Bài viết đã thay đổi sau khi được trích. Dưới đây là đoạn đã được trích lúc trả lời."
ARTICLE_EDITED = "Bài viết đã được sửa sau khi trả lời; câu được trích vẫn còn nguyên văn như dưới đây."
CARD_CHANGED = "Bài đã sửa sau khi trích"
CARD_GONE = "Bài không còn trong kho"
ARTICLE_UNKNOWN = "Không có bài viết này trong kho."

# Filters
FILTERS = "Bộ lọc"
DATE_FORMS = "2020 hoặc 24/12/2020"
ADD_FILTER = "Lọc theo ngày, nguồn"
FROM = "Từ ngày"
TO = "Đến ngày"
FROM_DATE = "Từ {date}"
TO_DATE = "Đến {date}"
SOURCE = "Nguồn"
ANY_SOURCE = "Chọn nguồn…"
REMOVE_FILTER = "Bỏ bộ lọc: {label}"

# Tra cứu nguồn
SEARCH_PLACEHOLDER = "Tìm trong các bài viết…"
SEARCH_LABEL = "Từ khóa hoặc câu cần tìm"
SEARCH = "Tìm"
HITS = "{count} đoạn tìm được"
SORT_BY = "Sắp xếp"
BY_RELEVANCE = "Phù hợp nhất"
BY_DATE = "Mới nhất"
MORE_HITS = "Xem thêm đoạn"
NO_HITS = "Không tìm thấy đoạn nào. Hãy thử từ khác hoặc bỏ bớt bộ lọc."
NO_ARTICLES = "Không có bài viết nào phù hợp."
COLUMNS = (
    ("title", "Tiêu đề"),
    ("published", "Ngày đăng"),
    ("source", "Nguồn"),
    ("passages", "Đoạn"),
    ("words", "Chữ"),
)
TABLE_CAPTION = "{count} bài viết"
PAGES = "Các trang"
PAGE_OF = "{first} – {last} trong {total}"
FIRST_PAGE = "Trang đầu"
PREVIOUS_PAGE = "Trang trước"
NEXT_PAGE = "Trang sau"
LAST_PAGE = "Trang cuối"
READER = "Bài viết"
READER_EMPTY = "Chọn một bài để đọc"
READER_EMPTY_HINT = "Bài viết mở ở đây, kèm liên kết tới từng đoạn."
PASSAGE_LINK = "Liên kết tới đoạn {n}"
COPY_LINK = "Sao chép liên kết"
LINK_COPIED = "Đã sao chép liên kết"
FIGURES = "Số liệu trong bài ({count})"
FIGURE_COLUMNS = ("Số liệu", "Về", "Của ai, khi nào, ở đâu")
SAME_CASE = "Bài về cùng vụ việc ({count})"
ALIKE = "Bài có nội dung gần giống ({count})"
REMOVE = "Gỡ khỏi kho"
TOOLS = "Thao tác"
RENEW = "Đọc lại và lập lại chỉ mục bài này"
RENEW_ARTICLE = "Đọc lại và lập lại chỉ mục: {title}"
REMOVE_ARTICLE = "Gỡ khỏi kho: {title}"

# Kho bài viết
ADD_ARTICLES = "Thêm bài viết"
ADD_HINT = "Trước khi vào kho, bạn xem lại và sửa được tiêu đề, ngày đăng, nguồn."
DROP = "Kéo thả tệp vào đây, hoặc bấm để chọn tệp"
DROP_KINDS = "Nhận .txt, .md, .html, .pdf, .docx, .jsonl; mỗi tệp tối đa 50 MB"
UPLOADING = "Đang tải tệp lên…"
UPLOAD_FAILED = "Không tải được tệp lên. Tệp có thể lớn hơn 50 MB."
PASTE_LABEL = "Hoặc dán nội dung một bài viết"
PASTE_PLACEHOLDER = "Dán toàn bộ bài viết vào đây…"
PREVIEW = "Xem trước"
PASTED_NAME = "nội dung dán"
PREVIEW_TITLE = "Xem lại trước khi thêm"
FIELDS = (
    ("title", "Tiêu đề"),
    ("published", "Ngày đăng"),
    ("source", "Nguồn"),
    ("author", "Tác giả"),
    ("url", "Liên kết"),
)
DATE_EXAMPLE = "ví dụ 24/12/2020"
DATE_REFUSED = "Chưa hiểu ngày đăng vừa nhập nên vẫn giữ: {date}. Hãy viết như 24/12/2020, 12/2020 hoặc 2020."
DRAFT_SIZE = "{words} chữ · {passages} đoạn · từ {name}"
DROP_DRAFT = "Bỏ bài này"
ADD_THESE = "Thêm {count} bài vào kho"
CANCEL = "Hủy"
NOT_READ = "Không đọc được {name}"
STAGES = {
    "scan": "Đang tìm tệp",
    "read": "Đang đọc bài viết",
    "embed": "Đang phân tích các đoạn",
    "index": "Đang lập chỉ mục",
    "publish": "Đang đưa vào sử dụng",
}
STARTING = "Đang chuẩn bị"
STOP_BUILD = "Dừng lại"
STOPPING = "Đang dừng…"
LEFT_SECONDS = "còn khoảng {n} giây"
LEFT_MINUTES = "còn khoảng {n} phút"
STEP_OF = "{done} / {total}"
BUILD_DONE = "Đã xong: {what} ({seconds})."
BUILD_COUNTS = {"added": "thêm {n} bài", "updated": "cập nhật {n} bài", "deleted": "gỡ {n} bài"}
BUILD_NOTHING_NEW = "không có gì thay đổi"
BUILD_DUPLICATES = "{count} bài trùng nội dung với bài đã có nên không thêm lần nữa."
BUILD_REMOVED = "Đã gỡ {count} bài khỏi kho."
BUILD_STOPPED = "Đã dừng. Kho bài viết vẫn như trước khi bắt đầu."
FAILURES = "Tệp không đọc được ({count})"
ALL_ARTICLES = "Các bài trong kho"
FIND_TITLE = "Tìm theo tiêu đề, không cần dấu…"
FIND_TITLE_LABEL = "Tìm theo tiêu đề"
CONFIRM_REMOVE = "Gỡ bài này khỏi kho? Các câu trả lời cũ vẫn giữ đoạn đã trích."
HEALTH = "Tình trạng kho"
PER_MONTH = "Số bài theo tháng"
PER_YEAR = "Số bài theo năm"
PER_SOURCE = "Số bài theo nguồn"
UNDATED = "{count} bài không rõ ngày đăng: bộ lọc theo ngày sẽ bỏ qua các bài này."
NAMELESS = "{count} bài không rõ nguồn."
REPRINTS = "{count} bài in lại nội dung của bài khác: khi trả lời, các bài đó chỉ tính là một nguồn."
GAP = "Khoảng trống dài nhất: từ tháng {first} đến tháng {last} ({count} tháng) không có bài nào."
RUNS = "Các lần cập nhật gần đây"
RUN_STATUS = {"running": "đang chạy", "done": "xong", "stopped": "bị dừng"}
RUN_LINE = "{when}: {status}; thêm {added}, cập nhật {updated}, gỡ {deleted}, lỗi {failures}"
SHIPPED_MODEL = "đi kèm chương trình"
INDEX_LINE = "Phiên bản chỉ mục {generation} · mô hình {model} · {size} trên đĩa"
REBUILD = "Lập lại toàn bộ chỉ mục"
RESCAN = "Quét lại các thư mục bài viết"
CONFIRM_REBUILD = "Lập lại toàn bộ chỉ mục? Trong lúc đó trang vẫn trả lời bằng chỉ mục hiện có."
ONLY_EDITORS = "Bạn đang ở quyền đọc, nên chỉ xem được kho. Người có quyền biên tập mới thêm hoặc gỡ bài."

# Conversations
CONVERSATIONS = "Các cuộc trò chuyện"
NEW_CONVERSATION = "Cuộc trò chuyện mới"
FIND_CONVERSATION = "Tìm cuộc trò chuyện…"
NO_CONVERSATIONS = "Các câu hỏi của bạn sẽ được lưu ở đây."
NO_CONVERSATION_FOUND = "Không có cuộc trò chuyện nào như vậy."
UNTITLED = "Chưa có tên"
RENAME = "Đổi tên"
DELETE = "Xóa"
MENU = "Thao tác với: {title}"
DELETED = "Đã xóa “{title}”."
UNDO = "Hoàn tác"
EXPORT_MARKDOWN = "Tải về Markdown"
EXPORT_DOCX = "Tải về Word (.docx)"

# Feedback
GOOD = "Câu trả lời đúng"
BAD = "Câu trả lời chưa đúng"
WHAT_IS_WRONG = "Chưa đúng ở đâu?"
OTHER_REASON = "khác"
REASONS = ("sai nguồn", "sai số liệu", "cũ", "thiếu", OTHER_REASON)
COMMENT = "Nói rõ hơn câu trả lời chưa đúng ở đâu"
COMMENT_PLACEHOLDER = "Bạn thấy chưa đúng ở đâu?"
SEND_COMMENT = "Gửi góp ý"
THANKS_FOR_FEEDBACK = "Cảm ơn bạn, góp ý đã được lưu."

# Exported conversations
EXPORTED_AT = "Xuất từ Dẫn Nguồn ngày {date}"

# Example questions
EXAMPLE_HOW_MANY = "{when}có bao nhiêu {counted}?"
SHOW_CONVERSATIONS = "Mở danh sách cuộc trò chuyện"

# Signing in
SIGN_IN = "Đăng nhập"
SIGN_OUT = "Đăng xuất"
USER_NAME = "Tên người dùng"
PASSWORD = "Mật khẩu"
WRONG_PASSWORD = "Tên hoặc mật khẩu không đúng. Sau nhiều lần sai, hãy đợi một phút rồi thử lại."
SIGN_IN_FIRST = "Bạn cần đăng nhập."
