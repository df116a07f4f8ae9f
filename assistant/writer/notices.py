"""What the user is told about how an answer came about when a model was asked."""

from __future__ import annotations

from assistant.writer.faults import Fault

EXTRACTED_INSTEAD = "Dưới đây là câu trả lời trích nguyên văn từ nguồn."
STOPPED = "Đã dừng theo yêu cầu của bạn; phần dưới đây đã được đối chiếu với nguồn."
STOPPED_EARLY = f"Đã dừng trước khi mô hình viết xong. {EXTRACTED_INSTEAD}"
TOO_LITTLE = f"Phần lớn điều mô hình viết không đối chiếu được với nguồn. {EXTRACTED_INSTEAD}"
FOUND_NOTHING = f"Mô hình không tìm thấy câu trả lời trong các đoạn được đưa. {EXTRACTED_INSTEAD}"
NOT_WHAT_WAS_ASKED = "Mô hình có viết câu trả lời, nhưng các đoạn được dẫn không có đúng điều được hỏi."


def of_fault(fault: Fault) -> str:
    """Return one sentence why the extracted answer is given."""
    return f"{fault.value} {EXTRACTED_INSTEAD}"
