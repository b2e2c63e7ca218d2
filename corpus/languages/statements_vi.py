"""Vietnamese: how clauses deny, oblige and say who does what to whom."""

from __future__ import annotations

from corpus.languages.statements import StatementData

STATEMENTS = StatementData(
    clause_ends=r"[;:.!?…\n](?=\s|$)|,(?=\s)|\s[-–—]\s|\b(?:nhưng|còn|trong khi|song)\b",
    negations=(
        r"\b(?:không|chưa|chẳng|chớ|đừng|cấm|miễn|không phải|trừ)\b",
        r"\b(?:tuyệt đối không|không được|không còn)\b",
    ),
    not_negations=(
        r"\bkhông (?:chỉ|những|gian|khí|quân|ngừng)\b",
        r"\b(?:hàng|trên) không\b",
        r"\bhay (?:không|chưa)\b",
        r"\bnghiêm cấm không\b",
        r"\bkhông thể không\b",
        r"\bchưa (?:từng có|kể)\b",
        r"\bkhông (?:quá|dưới|ít hơn|nhiều hơn|muộn hơn|vượt quá)\b",
    ),
    opposites=(
        (
            r"\b(?:ít nhất|tối thiểu|không dưới|trở lên)\b",
            r"\b(?:nhiều nhất|tối đa|không quá|trở xuống)\b",
        ),
        (
            r"\b(?:không quá|không vượt quá|tối đa|nhiều nhất)\b",
            r"(?<!không |vượt )\b(?:quá|vượt) \d",
        ),
        (r"\b(?:trừ|ngoại trừ)\b", r"\b(?:kể cả|bao gồm cả|gồm cả)\b"),
        (r"\btrước\b", r"\bsau\b"),
        (r"\b(?:tăng|nâng)\b", r"\b(?:giảm|hạ)\b"),
        (r"\b(?:hơn|trên|vượt)\s+\d", r"\b(?:dưới|chưa đến|chưa đạt|gần)\s+\d"),
        (r"\b(?:cho phép|được phép)\b", r"\b(?:cấm|nghiêm cấm)\b"),
        (r"\bcông khai\b", r"\b(?:bí mật|bảo mật)\b"),
        (r"\bbắt buộc\b", r"\b(?:tự nguyện|không bắt buộc)\b"),
        (r"\btrực tiếp\b", r"\b(?:trực tuyến|gián tiếp)\b"),
        (r"\bmở rộng\b", r"\bthu hẹp\b"),
        (r"\bhoàn thành\b", r"\bchưa hoàn thành\b"),
        (r"\bthành lập\b", r"\b(?:giải thể|bãi bỏ)\b"),
        (r"\b(?:phê duyệt|chấp thuận|thông qua)\b", r"\b(?:bác bỏ|từ chối)\b"),
    ),
    moods={
        "must": (r"\b(?:phải|bắt buộc|có trách nhiệm|có nghĩa vụ|cần phải)\b",),
        "may": (r"\b(?:có thể|được phép|được quyền|có quyền|khuyến khích|tự nguyện)\b",),
        "done": (r"\b(?:đã)\b",),
        "planned": (r"\b(?:sẽ|dự kiến)\b",),
    },
    roles_before=(
        ("by", r"\b(?:do|bởi|được|bị|theo)\s*$"),
        ("with", r"\b(?:phối hợp (?:chặt chẽ )?(?:với|cùng)|cùng(?: với)?|với)\s*$"),
        (
            "to",
            r"\b(?:báo cáo|trình|gửi|cho|đến|tới|lên|sang|đề nghị|yêu cầu|kiến nghị|hỗ trợ|giúp"
            r"|tham mưu|bàn giao(?: cho)?)\s*$",
        ),
        (
            "is_given",
            r"\b(?:giao(?: cho)?|phân công|chỉ đạo|ủy quyền(?: cho)?|hướng dẫn|đôn đốc)\s*$",
        ),
        ("from", r"\b(?:từ|của)\s*$"),
    ),
    roles_after=(
        ("acts", r"^\s*(?:chủ trì|có trách nhiệm|là cơ quan chủ trì)\b"),
        ("with", r"^\s*(?:phối hợp)\b(?! với| cùng| chặt chẽ)"),
    ),
    passive=r"\s*(?:đã |sẽ |đang )?(?:được|bị)\b",
    least_together=0.6,
    extremes=r"\b(?:chỉ|mọi|tất cả|bất kỳ|bất cứ|luôn|toàn bộ|hoàn toàn|duy nhất|đều)\b",
    exceptions=r"\b(?:trừ|trừ khi|ngoại trừ|nếu không)\b",
    measures=(
        r"km|ki-?lô-?mét|cây số",
        r"m|mét",
        r"cm|xen-?ti-?mét",
        r"km2|ki-?lô-?mét vuông",
        r"m2|mét vuông",
        r"ha|héc-?ta",
        r"kg|ki-?lô-?gam|cân",
        r"g|gam",
        r"tấn",
        r"tạ",
        r"yến",
        r"lít",
        r"ngày(?: làm việc)?",
        r"tuần",
        r"tháng",
        r"năm",
        r"giờ",
        r"phút",
        r"điểm phần trăm",
        r"%|phần trăm",
    ),
    asks={
        "figure": r"\b(?:bao nhiêu|mấy|khi nào|bao giờ|(?:năm|ngày|tháng) nào)\b",
        "name": r"\b(?:ai|người nào|ở đâu|nơi nào|vì sao|tại sao)\b",
        "other": r"\b(?:gì|nào|thế nào|ra sao)\b",
    },
)
