"""Vietnamese: how questions ask."""

from __future__ import annotations

from corpus.languages.questions import QuestionData

QUESTIONS = QuestionData(
    kinds={
        "list": r"\b(?:liệt kê|kể tên|(?:bao )?gồm|những gì|(?:những|các)\b[^,.?;]{1,60}\bnào"
        r"|là những|điểm nào|nội dung nào)\b",
        "comparison": r"\b(?:so sánh|so với|khác (?:nhau|gì)|(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn"
        r"|(?:tỉnh|địa phương|huyện|xã|bộ|sở) nào\b.*\b(?:tỉnh|địa phương|huyện|xã|bộ|sở) nào)\b",
        "obligation": r"\b(?:phải|được giao|giao nhiệm vụ|giao việc|nhiệm vụ (?:gì|nào)|trách nhiệm"
        r"|yêu cầu|đề nghị)\b",
        "definition": r"\b(?:(?:là|nghĩa là|hiểu là) gì|được hiểu|định nghĩa|vai trò)\b",
        "progress": r"\b(?:đã (?:hoàn thành|đạt|thực hiện)|tiến độ|kết quả)\b",
        "target": r"\b(?:chỉ tiêu|mục tiêu|phấn đấu|tối thiểu)\b",
        "yes_no": r"\b(?:có phải|hay không|hay chưa)\b|\bcó\b.{1,80}\bkhông\s*\?*$"
        r"|\bđã\b.{1,80}\bchưa\s*\?*$",
        "open": r"\b(?:nào|gì|bao nhiêu|khi nào|bao giờ|mấy|ai|đâu|sao|bao lâu)\b",
        "name": r"\b(?:tên (?:là )?gì|họ (?:và )?tên)\b",
        "unit": r"\b(?:cơ quan|đơn vị|sở|bộ|ban|ngành|tổ chức|ai phải|ai chịu) nào\b",
        "post": r"\b(?:chức vụ|chức danh|cương vị) (?:gì|nào)\b",
    },
    across=r"\b(?:tỉnh|địa phương|tài liệu|báo cáo|bài báo|bài viết)\s+nào\b"
    r"|\bnhững (?:tỉnh|địa phương|tài liệu|văn bản|báo cáo|bài)\b[^?]{0,40}\b(?:có|nêu|nhắc)\b",
    second=r"\bvà\b.{0,60}\b(?:gì|nào|ai|bao nhiêu|mấy|ra sao|thế nào|vì sao)\b",
    lacking=r"\b(?:chưa (?:đạt|hoàn thành|thực hiện|xong|làm|triển khai|giải ngân)"
    r"|không (?:đạt|hoàn thành|thực hiện được)|còn lại|còn thiếu|chậm (?:tiến độ|trễ|muộn)"
    r"|quá hạn|trễ hạn|tồn đọng)\b",
    ordinals=(
        r"(?<!lần )(?<!khóa )(?<!bên )(?<!hạng )\bthứ\s+(?P<n>\p{L}+|\d+)",
        r"\b(?:giai đoạn|nhiệm vụ|giải pháp|trụ cột|mục tiêu|nhóm|bước)\s+(?:số\s+)?"
        r"(?P<n>\d{1,2}|[ivx]{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b(?!\s*[-–%/.,]?\d"
        r"|\s+(?:nhiệm|giải|trụ|mục|nhóm|bước|năm|tháng|cấp))",
    ),
    ordinal_words=(
        ("nhất", "một", "đầu tiên"),
        ("hai", "nhì"),
        ("ba",),
        ("tư", "bốn"),
        ("năm",),
        ("sáu",),
        ("bảy", "bẩy"),
        ("tám",),
        ("chín",),
        ("mười",),
    ),
    not_ordinals=r"\b(?:quý|tháng|tuần|thứ (?:hai|ba|tư|năm|sáu|bảy)\s*,?\s*ngày)\b",
    phases=r"\bgiai đoạn\b",
    follows=r"^(?:còn|thế|vậy|và|thế còn|vậy còn|vậy thì|thì)\b|\bthì sao\s*\?*$",
    points_back=r"\b(?:văn bản|kế hoạch|nghị quyết|quyết định|chương trình|tỉnh|tài liệu|đơn vị"
    r"|cơ quan|điều|việc|nhiệm vụ)\s+(?:này|đó|ấy|trên)\b|\b(?:nó|ở đó|tại đó|khi đó)\b"
    r"|\b(?:ông|bà)\s+(?:ấy|này|đó)\b",
    percent=r"\b(?:tỷ lệ|tỉ lệ|phần trăm|tỷ trọng)\b|%",
    items=r"\b(?:bao nhiêu (?!là\b|phần trăm)\p{L}|mấy|số lượng)",
    effect=r"\b(?:có hiệu lực|hiệu lực (?:thi hành|từ|kể từ)|thi hành (?:từ|kể từ))\b",
    expiry=r"\b(?:hết hiệu lực|hiệu lực đến|(?:có )?hiệu lực (?:đến|tới)|hết hạn"
    r"|chấm dứt hiệu lực)\b",
    acts=r"\b(?:bộ luật|luật|pháp lệnh) [^,.?;\d]{2,60}? (?:năm )?(?P<y>(?:19|20)\d\d)\b(?!/)",
    localities=r"(?:[Hh]uyện|[Xx]ã|[Pp]hường|[Qq]uận|[Tt]hị xã|[Tt]hị trấn)"
    r" (?<name>\p{Lu}[\p{L}\p{M}]+(?: \p{Lu}[\p{L}\p{M}]+){1,2})",
    labels=r"\b(?:hành động|tiêu chí|bảng|biểu|mẫu|phụ lục|hình|cấp độ|nguyên tắc)\s+(?:số\s+)?"
    r"0*(?P<n>\d{1,3})(?![\d/%.,-]*\d)",
)
