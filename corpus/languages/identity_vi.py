"""Vietnamese heads (Decree 30/2020 for the State, the Party's own forms), closings and effect."""

from __future__ import annotations

from corpus.languages.identity import IdentityData

IDENTITY = IdentityData(
    number_labels=(r"luật\s+số", r"pháp lệnh số", "số"),
    date_labels=("ngày",),
    fields={
        "number": ("số hiệu", "số ký hiệu", "số/ký hiệu", "số, ký hiệu"),
        "kind": ("loại văn bản",),
        "date": ("ngày ban hành", "ngày ký"),
        "issuer": ("cơ quan ban hành", "nơi ban hành"),
        "signer": ("người ký",),
        "effective": ("ngày có hiệu lực", "ngày hiệu lực", "có hiệu lực từ"),
        "expires": ("ngày hết hiệu lực", "hết hiệu lực từ"),
    },
    annex=r"phụ lục",
    annexed=r"[(\[]?\s*(?:ban hành\s+)?kèm theo\s+",
    adopted=r"(?:được|đã)\s[^.;]{0,140}?thông qua\s+",
    subjects=r"v\s?/\s?v\s*:?|về việc",
    kinds={
        "chiến lược": "strategy",
        "quy hoạch": "master_plan",
        "hiến pháp": "constitution",
        "nghị quyết liên tịch": "resolution",
        "chương trình phối hợp": "programme",
        "giấy mời": "invitation",
        "biên bản": "minutes",
        "phương án": "scheme",
        "thông cáo": "communique",
        "thông tri": "instruction",
        "lệnh": "order",
    },
    this=r"{type}\s+này",
    body=r"căn cứ|kính gửi|theo đề nghị|thực hiện|triển khai|xét đề nghị|nhằm",
    masthead=(
        r"cộng\s+h(?:oà|òa)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam"
        r"|độc lập\s*-\s*tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam"
    ),
    signing=(
        r"(?-i:(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s*[./]?\s*\p{Lu}[\p{Lu} ,-]{3,})"
        r"|\((?:đã ký|ký)\)"
    ),
    posts=(
        r"chủ tọa|thư ký|người|nơi nhận|bộ trưởng|chủ tịch|thủ tướng|giám đốc|bí thư"
        r"|chánh văn phòng|cục trưởng|trưởng ban"
    ),
    urgency={
        "hoả tốc hẹn giờ": "Hỏa tốc hẹn giờ",
        "hoả tốc": "Hỏa tốc",
        "thượng khẩn": "Thượng khẩn",
        "khẩn": "Khẩn",
    },
    secrecy={"tuyệt mật": "Tuyệt mật", "tối mật": "Tối mật", "mật": "Mật"},
    effective=(
        r"{this}[^.;]{{0,60}}?\b(?:có|thi hành)\s+(?:hiệu lực|từ)(?:\s+thi hành)?[^.;\d]{{0,30}}?"
        r"(?:kể\s+)?(?:từ|vào)\s+(?=ngày|\d)"
    ),
    at_once=(
        r"{this}[^.;]{{0,60}}?có hiệu lực[^.;]{{0,40}}?(?:kể\s+)?từ ngày (?:ký|ban hành|công bố)"
    ),
    expires=(
        r"{this}[^.;]{{0,100}}?(?:\bđến hết|hết hiệu lực(?:\s+thi hành)?\s+(?:kể\s+)?từ)"
        r"\s+(?=ngày|\d)"
    ),
    datelines=(
        r"(?:ngày (?:đăng|xuất bản)|đăng (?:lúc|ngày)|xuất bản)",
        r"(?:cập nhật|sửa đổi)(?: (?:lúc|ngày|lần cuối))?",
    ),
    beside_dates=r"thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày|lúc|giờ|phút|h|gmt|sáng|chiều|[ap]m",
    unfilled=(
        r"ngày[\s.…_]*(?:\d?[^\s\d.]{1,2}\d?\s)?\s*tháng[\s.…_]*(?P<month>1[0-2]|0?[1-9])?[\s.…_]*năm\s*(?P<year>20\d\d|19\d\d)"
    ),
    parts=r"(?:phụ lục|phần|chương)\s+(?:\d{1,2}|[IVX]{1,5})\b",
    periodic=r"báo cáo tiến độ",
)
