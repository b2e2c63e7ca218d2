"""Vietnamese: Phần, Chương, Mục, Tiểu mục, Điều, khoản, điểm, and the lines around them."""

from __future__ import annotations

from corpus.languages.structure import PartForm, StructureData

_STOP = r"(?:\s*[.:–-].*)?"
_TITLE = r"(?:\s*[.:–-]?.*)?"

STRUCTURE = StructureData(
    forms=(
        PartForm(
            kind="part",
            mark=r"(?:PHẦN|Phần)\s+(?P<number>(?i:thứ\s+\p{L}+|một|hai|ba|bốn|năm)|[IVX\d]+|[A-E]\b)",
            tail=_STOP,
        ),
        PartForm(kind="chapter", mark=r"(?:CHƯƠNG|Chương)\s+(?P<number>[IVXLC\d]+)\b", tail=_TITLE),
        PartForm(
            kind="annex",
            mark=r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ\s+|[Ss]ố\s+)?(?P<number>[IVX\d]+[A-Za-z]?))?",
            tail=_STOP,
        ),
        PartForm(
            kind="subdivision",
            mark=r"(?:TIỂU MỤC|Tiểu mục)\s+(?P<number>[IVX\d]+)\b",
            tail=_TITLE,
        ),
        PartForm(kind="division", mark=r"(?:MỤC|Mục)\s+(?P<number>[IVX\d]+)\b", tail=_TITLE),
        PartForm(kind="article", mark=r"(?:Điều|ĐIỀU)\s+(?P<number>\d+[a-zđ]?)", tail=r"\s*[.:].*"),
        PartForm(kind="division", mark=r"(?P<number>[IVX]{1,5})", tail=r"\s*[.\-–/]\s*\p{Lu}.*"),
        PartForm(kind="letter", mark=r"(?P<number>[A-E])", tail=r"\s*[.\-–]\s*\p{Lu}{2,}.*"),
        PartForm(kind="clause", mark=r"(?P<number>\d{1,2}(?:\.\d{1,2})+)", tail=r"\.?\s+\S.*"),
        PartForm(
            kind="clause",
            mark=r"(?P<number>\d{1,2}[a-zđ]?(?:\.\d{1,2})*)",
            tail=r"\s*(?:[.)]\s*\S|[-–](?:\s+\S|\p{Lu}\p{Ll})).*",
        ),
        PartForm(kind="point", mark=r"(?P<number>[a-zđ]\d?)", tail=r"\)\s*\S.*"),
    ),
    mentions=(
        r"(?:(?:điểm|diem)\s+(?P<point>[a-zđ])\s*,?\s*)?(?:(?:khoản|khoan)\s+(?P<clause>\d+)\s*,?\s*)?"
        r"\b(?:điều|dieu)\s+(?P<article>\d+[a-zđ]?)\b"
        r"(?:\s*,?\s*(?:khoản|khoan)\s+(?P<clause2>\d+))?"
        r"(?:\s*,?\s*(?:điểm|diem)\s+(?P<point2>[a-zđ])\b)?",
        r"\b(?:chương|chuong)\s+(?P<chapter>[ivxlc]+|\d+)\b",
        r"\b(?:phụ lục|phu luc)\s+(?:số\s+|so\s+)?(?P<annex>[ivx]+|\d+)\b",
        r"(?<!tiểu |tieu )\b(?:mục|muc)\s+(?P<division>[ivx]+|\d+)\b",
        r"\b(?:phần|phan)\s+(?P<part>thứ \p{L}+|[ivx]+|\d+)\b",
    ),
    cited={
        "part": "Phần {}",
        "annex": "Phụ lục {}",
        "chapter": "Chương {}",
        "letter": "phần {}",
        "division": "mục {}",
        "subdivision": "tiểu mục {}",
        "article": "Điều {}",
        "clause": "khoản {}",
        "paragraph": "khoản {}",
        "point": "điểm {}",
        "subpoint": "điểm {}",
    },
    joint=" ",
    inner_first=True,
    letters="abcdđeghiklmnopqrstuvxy",
    ordinals={
        **{"thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4, "thứ năm": 5, "thứ sáu": 6},
        **{"thứ bảy": 7, "thứ tám": 8, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5},
    },
    attached=r"\(\s*(?:(?:được\s+)?ban hành\s+)?kèm theo\s.*",
    noise_lines=(
        r"\[?quảng cáo(_\d+)?\]?",
        r"(?:\d+\s*)?bình luận(?:\s*\(\d+\))?",
        r"(?:chia sẻ(?: bài viết)?|sao chép liên kết|gửi (?:email|bình luận))\s*:?",
        r"(?:nguồn|theo)\s*:\s*https?://\S+",
        r"(?:ảnh|minh họa|ảnh minh họa)\s*[:.].{0,160}",
        r"(?:chia sẻ|in bài viết|tin liên quan|tin cùng chuyên mục|lưu bài viết|xem thêm)\s*:?",
        # The visible part of an electronic signature.
        r"(?:người ký|ký bởi|đã ký điện tử(?: bởi)?)\s*:.{0,120}",
        r"(?:email|cơ quan|tổ chức|thời gian ký|ngày ký|lý do ký)\s*:.{0,80}"
        r"(?:@|\d{2}:\d{2}|chính phủ|ký số).{0,60}",
        r"thời gian ký\s*:?.{0,60}",
        # The stamp of incoming mail.
        r"(?:cổng thông tin điện tử chính phủ\s*)?(?:công )?văn đến(?:\s*số\s*:.*)?",
        r"(?:đến\s+)?(?:số|giờ|ngày|chuyển)\s*:?\s*[.…_ ]{3,}.{0,60}",
        r"(?:số và ký hiệu hs|lưu hồ sơ số|số hồ sơ)\s*:?[\s.…_]*",
    ),
    closing_lines=(
        r"nơi nhận\s*(?::.*)?",
        r"(?:(?:tm|kt|tl|tuq|t/l|t/m|k/t)\s*[./]|[tk]/[mtl])\s*\p{Lu}.{2,80}",
    ),
)
