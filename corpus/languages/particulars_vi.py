"""Vietnamese dates, numbers and document numbers."""

from __future__ import annotations

from corpus.languages.particulars import (
    DateData,
    DocumentNumberData,
    NumberData,
    ParticularsData,
    WrittenForms,
)

_UNITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_YEAR = r"(?:(?:\s*,)?\s+năm\s+|\s*[,/.-]\s*|\s+)<Y>"
_FROM_EVENT = (
    r"(?:\s*,?\s*(?:kể\s+)?từ\s+(?P<event>(?:ngày|khi|thời\s+điểm)"
    r"(?:\s+(?:ký(?:\s+ban\s+hành)?|ban\s+hành|nhận(?:\s+được)?|có\s+hiệu\s+lực|được"
    r"|phát\s+hành|công\s+bố|phê\s+duyệt))?))?"
)

_TENS = {n: "mười" if n == 1 else f"{_UNITS[n - 1]} mươi" for n in range(1, 10)}
_COUNTS = {
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{
        f"{ten} {one}".replace("mươi một", "mươi mốt"): tens * 10 + n
        for tens, ten in _TENS.items()
        for n, one in enumerate((*_UNITS[:4], "lăm", *_UNITS[5:9]), 1)
    },
    **{ten: tens * 10 for tens, ten in _TENS.items() if tens > 1},
}

DATES = DateData(
    counts=_COUNTS,
    issue_events=r"(?:ký|ban\s+hành)",
    months={
        "giêng": 1,
        "một": 1,
        "hai": 2,
        "ba": 3,
        "tư": 4,
        "bốn": 4,
        "năm": 5,
        "sáu": 6,
        "bảy": 7,
        "tám": 8,
        "chín": 9,
        "mười": 10,
        "mười một": 11,
        "mười hai": 12,
        "chạp": 12,
    },
    quarters={
        **{roman: n for n, roman in enumerate(("i", "ii", "iii", "iv"), 1)},
        **{str(n): n for n in range(1, 5)},
        **{"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4},
    },
    halves={"đầu": 1, "cuối": 2},
    periods={
        "ngày làm việc": "working_day",
        "ngày": "day",
        "tuần": "week",
        "tháng": "month",
        "quý": "quarter",
        "năm": "year",
    },
    patterns=(
        rf"ngày\s+<D>\s*(?:-|đến|tới|và)\s*(?:hết\s+)?(?:ngày\s+)?<D2>\s+tháng\s+<M>(?:{_YEAR})?",
        r"<D>\s*-\s*<D2>\s*/<M>/<Y>",
        r"(?:ngày\s+)?<D>\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?<D2>/<M>/<Y>",
        rf"(?:ngày\s+)?<D>\s+tháng\s+(?:<M>|<MON>)(?:{_YEAR})?",
        r"ngày\s+<D>/<M>(?![/\d])",
        r"(?:(?<=trước )|(?<=đến )|(?<=từ )|(?<=hạn )|(?<=hết ))<D>/<M>(?![/\d%])",
        r"ngày\s+<D>\s?[./-]\s?<M>\s?[./-]\s?<Y>",
        rf"(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )tháng\s+(?:<M>|<MON>)(?:{_YEAR})?(?![\d/]|\s+lần)",
        rf"(?:quý|quí|qúy)\s+<Q>(?:\s*[-,]\s*<Q2>)?(?:{_YEAR})?(?!\w)",
        r"(?:0?6|sáu)\s+tháng\s+<H>\s+(?:của\s+)?năm(?:\s+<Y>)?",
        r"nửa\s+<H>\s+(?:của\s+)?năm(?:\s+<Y>)?",
        r"<K>\s+tháng\s+đầu\s+năm(?:\s+<Y>)?",
        r"năm\s+<Y>",
        r"(?:niên\s+độ|năm\s+tài\s+khóa)\s+<FY>",
    ),
    joins=("đến", "tới", "cho đến", "đến hết"),
    year_before=r"(?:trong|từ|đến|tới|trước|sau|hết|cuối|đầu|giữa|giai đoạn|thời kỳ)\s+$",
    edges_before={"end": r"(?:hết|cuối)\s+$", "start": r"đầu\s+$"},
    cues_before={
        "before": r"trước\s+(?:thời\s+điểm\s+)?$",
        "by": r"(?:chậm nhất|muộn nhất|không quá|không muộn hơn|hạn(?: chót| cuối)?"
        r"|(?:thời )?hạn(?: hoàn thành)?|trong|vào)"
        r"(?:\s+là)?(?:\s+vào)?\s*:?\s*$",
        "until": r"(?:đến|tới)\s+$",
        "from": r"(?:từ|sau|bắt đầu)\s+$",
    },
    recurring=(
        (r"(?:hằng|hàng|mỗi) năm(?!\s+\d)", "year"),
        (r"(?:hằng|hàng|mỗi) (?:quý|quí)", "quarter"),
        (r"(?:hằng|hàng|mỗi) tháng", "month"),
        (r"(?:hằng|hàng|mỗi) tuần", "week"),
        (r"(?:hằng|hàng|mỗi) ngày", "day"),
        (r"(?:định kỳ\s+|mỗi\s+|cứ\s+)<N>\s+năm(?:\s+một\s+lần|/lần)?(?!\s+\d)", "year"),
        (r"(?:định kỳ\s+|mỗi\s+|cứ\s+)<N>\s+tháng(?:\s+một\s+lần|/lần)?", "month"),
        (r"<N>\s+tháng\s*(?:/|một\s+)\s*lần", "month"),
        (r"định kỳ\s+(?:hằng|hàng|mỗi)\s+năm", "year"),
        (r"định kỳ\s+(?:hằng|hàng|mỗi)\s+(?:quý|quí)", "quarter"),
        (r"định kỳ\s+(?:hằng|hàng|mỗi)\s+tháng", "month"),
        (r"định kỳ\s+(?:hằng|hàng|mỗi)\s+tuần", "week"),
        (r"định kỳ", None),
    ),
    ongoing=(r"(?<!chi )(?<!đầu tư )thường xuyên(?!\s+hơn)",),
    relative=(
        r"(?:trong|sau)\s+(?:(?:vòng|thời\s+hạn|thời\s+gian)\s+)?<N>\s+(?:\([^()]{1,20}\)\s*)?(?P<unit><PERIOD>)"
        r"(?!\s+(?:qua|gần|vừa|trước|\d|đầu|cuối))" + _FROM_EVENT,
    ),
)

NUMBERS = NumberData(
    words={
        **{word: n for n, word in enumerate(_UNITS, 1)},
        **{"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5},
    },
    multipliers={"mươi": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000},
    fillers=("linh", "lẻ"),
    # Also an article, a year, an investment, hundreds in general.
    never_alone=frozenset(
        {"một", "năm", "tư", "mốt", "lăm", "nhăm", "mươi", "trăm", "nghìn", "ngàn"}
    ),
    counters=(),
    magnitudes={
        "nghìn tỷ": 10**12,
        "nghìn tỉ": 10**12,
        "ngàn tỷ": 10**12,
        "tỷ": 10**9,
        "tỉ": 10**9,
        "triệu": 10**6,
        "nghìn": 1000,
        "ngàn": 1000,
    },
    percent=("%", "phần trăm"),
    currencies=(r"đồng(?!\s+chí)", "vnđ", "vnd", "usd", "đô la", "euro"),
    structure=(
        *("điều", "khoản", "điểm", "mục", "chương", "phần", "phụ lục", "bảng", "trang", "biểu"),
        *(
            "mẫu",
            "tiết",
            "cột",
            "hàng",
            "(?<!con )(?<!tổng )số",
            "lần thứ",
            "thứ",
            "khóa",
            "khoá",
            "kỳ họp thứ",
        ),
    ),
    decimal_comma=True,
    measures=(
        *("km2", "km²", "km", "m2", "m²", "m3", "m", "cm", "mm", "ha", "kg", "tấn", "lít", "kwh"),
        *("kw", "mw", "gw", "kv", "gb", "tb", "mb", "mbps", "gbps", "mhz", "ghz", "ms", "giờ"),
        *("phút", "giây", "ngày làm việc", "ngày", "tuần", "tháng", "quý", "năm", "lần", "lượt"),
        *("người", "đồng chí", "cán bộ", "công chức", "viên chức", "hộ", "hộ gia đình"),
        *("công dân", "học sinh", "sinh viên", "doanh nghiệp", "hợp tác xã", "tổ chức"),
        *("cơ quan", "đơn vị", "xã", "phường", "huyện", "tỉnh", "thành phố", "thôn", "bộ", "sở"),
        *("ngành", "địa phương", "nhiệm vụ", "chỉ tiêu", "mục tiêu", "giải pháp", "nội dung"),
        *("nhóm", "nhóm nhiệm vụ", "dự án", "đề án", "công trình", "thủ tục hành chính"),
        *("thủ tục", "dịch vụ công trực tuyến", "dịch vụ công", "dịch vụ", "hồ sơ", "văn bản"),
        *("tài liệu", "trường hợp", "cơ sở dữ liệu", "hệ thống", "nền tảng", "phần mềm"),
        *("tài khoản", "chữ ký số", "thuê bao", "trạm", "trạm bts", "máy tính", "thiết bị"),
        *("điểm", "bậc", "vị trí", "lớp", "khóa", "cuộc", "hội nghị", "bài báo", "sáng chế"),
        *("bằng",),
    ),
)

DOCUMENTS = DocumentNumberData(
    types={
        "nghị quyết": "NQ",
        "quyết định": "QĐ",
        "quy định": "QyĐ",
        "quy chế": "QC",
        "chỉ thị": "CT",
        "kế hoạch": "KH",
        "chương trình hành động": "CTr",
        "chương trình": "CTr",
        "thông báo kết luận": "TB",
        "thông báo": "TB",
        "kết luận": "KL",
        "nghị định": "NĐ",
        "thông tư liên tịch": "TTLT",
        "thông tư": "TT",
        "báo cáo": "BC",
        "công văn": "CV",
        "công điện": "CĐ",
        "hướng dẫn": "HD",
        "tờ trình": "TTr",
        "đề án": "ĐA",
        "bộ luật": "Luật",
        "luật": "Luật",
        "pháp lệnh": "PL",
        "văn bản hợp nhất": "VBHN",
    },
    weak=frozenset(
        {
            *("quyết định", "quy định", "quy chế", "thông báo", "kết luận", "báo cáo"),
            *("hướng dẫn", "đề án", "luật", "chương trình", "thông báo kết luận"),
        }
    ),
    markers=("số",),
    not_after=r"\s*(?:năm|tháng|ngày\s+(?:làm|kể|sau)|quý|tuần|lần|nhóm"
    r"|nhiệm vụ|nội dung|mục tiêu|tỷ|triệu|%)",
    list_joins=("và", "cùng"),
    list_after="của|về|ngày|và|do|năm|đã|là|được|có",
    # Parts of numbers in their official spelling, types apart.
    issuers=(
        *("TW", "TU", "UBND", "HĐND", "TTg", "CP", "VPCP", "BCĐ", "BCĐTW", "VPTW", "QH", "ĐĐQH"),
        *(
            "UBTVQH",
            "BKHCN",
            "BTTTT",
            "BNV",
            "BTC",
            "BTP",
            "BCA",
            "BQP",
            "BCT",
            "BYT",
            "BXD",
            "BKHĐT",
        ),
        *("BNNPTNT", "BGDĐT", "BTNMT", "BVHTTDL", "BLĐTBXH", "BGTVT", "NHNN", "ĐCT", "ĐU", "BTGTW"),
        *("BTCTW", "VPTU", "TCTTKĐA", "ĐKTKQ", "UBKTTW", "BNCTW", "BTGDVTW", "BDVTW", "TTCP"),
        *("VPQH", "TANDTC", "VKSNDTC", "KTNN", "BNNMT", "BDTTG", "BNG", "SKHCN", "STTTT", "STC"),
    ),
    party_issuers=frozenset(
        {
            *("TW", "TU", "BCĐTW", "VPTW", "ĐĐQH", "ĐU", "BTGTW", "BTCTW", "VPTU", "UBKTTW"),
            *("BNCTW", "BTGDVTW", "BDVTW"),
        }
    ),
    either_issuers=frozenset({"BCĐ", "ĐCT", "TCTTKĐA", "ĐKTKQ", "QH"}),
    # "TƯ" abbreviates the centre; without its hook it would read as a province's "TU".
    aliases={"tư": "TW"},
)

FORMS = WrittenForms(
    digits="0123456789",
    group=".",
    decimal=",",
    months=tuple(f"tháng {n}" for n in range(1, 13)),
    quarters=("quý I/{year}", "quý II/{year}", "quý III/{year}", "quý IV/{year}"),
    dates={
        "day": "{day}/{month_number}/{year}",
        "month": "tháng {month_number}/{year}",
        "year": "năm {year}",
        "range": "{start} đến {end}",
        "end": "hết {date}",
        "start": "đầu {date}",
        "ongoing": "thường xuyên",
        "recurring": "định kỳ",
        "every_year": "hằng năm",
        "every_quarter": "hằng quý",
        "every_month": "hằng tháng",
        "every_week": "hằng tuần",
        "every_day": "hằng ngày",
        "relative": "trong {amount} {period}",
    },
    periods={
        "day": ("ngày", "ngày"),
        "working_day": ("ngày làm việc", "ngày làm việc"),
        "week": ("tuần", "tuần"),
        "month": ("tháng", "tháng"),
        "quarter": ("quý", "quý"),
        "year": ("năm", "năm"),
    },
)

PARTICULARS = ParticularsData(dates=DATES, numbers=NUMBERS, documents=DOCUMENTS, forms=FORMS)
