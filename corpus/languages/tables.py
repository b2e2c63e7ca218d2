"""What the columns of task and target tables are called in the three languages.

Vietnamese wordings are those of the annexes of plans and programmes; matching ignores case, marks
and punctuation. The order of `FULL` settles ties: what stands first wins.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.tables.types import Role
from corpus.types import Language

# A heading that has one of these anywhere ("Cơ quan, đơn vị chủ trì" has "chủ trì").
PARTS: Mapping[Language, Mapping[Role, tuple[str, ...]]] = {
    Language.VI: {
        Role.TASK: (
            *("nhiệm vụ", "công việc", "giải pháp", "hoạt động", "tên dự án", "tên đề án"),
            *("tên văn bản", "nội dung thực hiện", "nội dung công việc", "việc cần làm"),
        ),
        Role.LEAD: (
            *("chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "phụ trách", "chịu trách nhiệm"),
            *("phân công", "đầu mối", "trách nhiệm thực hiện", "chủ trì thực hiện"),
        ),
        Role.COORDINATING: ("phối hợp", "phối hợp thực hiện"),
        Role.PRODUCT: (
            *("sản phẩm", "kết quả", "đầu ra", "kết quả dự kiến", "sản phẩm dự kiến"),
            *("hình thức văn bản", "sản phẩm hoàn thành", "kết quả đầu ra"),
        ),
        Role.DEADLINE: (
            *("thời hạn", "thời gian", "tiến độ", "hạn hoàn thành", "mốc thời gian", "lộ trình"),
            *("thời điểm", "thời hạn hoàn thành", "thời gian hoàn thành", "thời gian thực hiện"),
            *("tiến độ thực hiện", "thời hạn thực hiện"),
        ),
        Role.INDICATOR: ("chỉ tiêu", "tiêu chí", "tên chỉ tiêu", "chỉ số"),
        Role.MEASURE: ("đơn vị tính", "đvt", "đơn vị đo"),
        Role.TARGET: ("mục tiêu năm", "mục tiêu đến", "chỉ tiêu đến", "giá trị", "kế hoạch năm"),
        Role.ACHIEVED: (
            *("kết quả đạt được", "kết quả thực hiện", "đạt được", "thực hiện năm", "đã đạt"),
            *("đã thực hiện", "ước thực hiện"),
        ),
        Role.FUNDING: ("kinh phí", "nguồn vốn", "dự toán", "nguồn lực"),
        Role.OTHER: ("ghi chú", "căn cứ"),
    },
    Language.EN: {
        Role.TASK: ("task", "tasks", "activity", "activities", "action", "actions", "work item"),
        Role.LEAD: (
            *("lead", "leading", "in charge", "responsible", "responsibility", "owner"),
            *("implementing", "presiding", "lead agency", "lead unit", "responsible unit"),
        ),
        Role.COORDINATING: (
            *("coordinating", "coordination", "cooperating", "cooperation", "supporting"),
            *("partner", "partners", "co-ordinating", "coordinating units", "with"),
        ),
        Role.PRODUCT: (
            *("product", "products", "output", "outputs", "deliverable", "deliverables"),
            *("result", "results", "outcome", "outcomes", "expected result"),
        ),
        Role.DEADLINE: (
            *("deadline", "due", "due date", "timeline", "time frame", "timeframe", "time limit"),
            *("schedule", "completion", "by when", "completion time", "completion date"),
        ),
        Role.INDICATOR: ("indicator", "indicators", "criterion", "criteria", "kpi"),
        Role.MEASURE: ("unit of measure", "unit of measurement", "measurement unit"),
        Role.TARGET: ("target", "targets", "target value", "planned value"),
        Role.ACHIEVED: ("achieved", "actual", "result achieved", "results achieved", "progress"),
        Role.FUNDING: ("funding", "budget", "cost", "costs", "source of funds"),
        Role.OTHER: ("note", "notes", "remark", "remarks", "comment", "basis"),
    },
    Language.BN: {
        Role.TASK: (
            *("কাজ", "কাজের", "কার্যক্রম", "কর্মসূচি", "করণীয়", "কার্যাবলি", "কার্যক্রমের"),
            *("কাজের বিবরণ", "কাজের নাম", "কাজ ও সমাধান"),
        ),
        Role.LEAD: (
            *("প্রধান সংস্থা", "প্রধান দপ্তর", "নেতৃত্ব", "নেতৃত্বদানকারী", "মুখ্য", "দায়িত্বপ্রাপ্ত"),
            *("বাস্তবায়নকারী", "দায়িত্বশীল", "সভাপতিত্বকারী", "দায়িত্বে", "মূল দায়িত্ব", "প্রধান দায়িত্ব"),
            *("প্রধান ইউনিট", "বাস্তবায়নকারী সংস্থা", "দায়িত্বপ্রাপ্ত সংস্থা"),
        ),
        Role.COORDINATING: (
            *("সহযোগী", "সমন্বয়কারী", "সমন্বয়", "সহায়ক", "সহযোগিতা", "সমন্বয়ে"),
            *("সহযোগী সংস্থা", "সহযোগী দপ্তর", "সমন্বয়কারী সংস্থা"),
        ),
        Role.PRODUCT: ("ফলাফল", "ফল", "আউটপুট", "উৎপাদ", "পণ্য", "প্রত্যাশিত ফল", "কাজের ফল"),
        Role.DEADLINE: (
            *("সময়সীমা", "সময়কাল", "মেয়াদ", "শেষ সময়", "শেষ তারিখ", "বাস্তবায়নকাল"),
            *("সমাপ্তির সময়", "বাস্তবায়নের সময়", "সম্পন্নের সময়", "সম্পন্ন করার সময়"),
        ),
        Role.INDICATOR: ("সূচক", "সূচকের নাম", "নির্দেশক", "মানদণ্ড"),
        Role.MEASURE: ("একক", "পরিমাপের একক"),
        Role.TARGET: ("লক্ষ্যমাত্রা", "লক্ষ্যমান", "লক্ষ্য"),
        Role.ACHIEVED: ("অর্জন", "অর্জিত", "প্রকৃত অর্জন", "অগ্রগতি"),
        Role.FUNDING: ("অর্থায়ন", "বাজেট", "তহবিল", "ব্যয়", "অর্থের উৎস"),
        Role.OTHER: ("মন্তব্য", "টীকা", "ভিত্তি"),
    },
}

# A heading that is one of these and nothing else.
WHOLE: Mapping[Language, Mapping[Role, tuple[str, ...]]] = {
    Language.VI: {
        Role.NUMBER: ("tt", "stt", "số tt", "số thứ tự", "số"),
        Role.TASK: ("nội dung", "dự án", "đề án", "chương trình", "tên chương trình, đề án"),
        Role.LEAD: ("đơn vị", "cơ quan", "cơ quan, đơn vị", "địa phương", "người thực hiện"),
        Role.DEADLINE: ("hạn", "ngày", "thời gian"),
        Role.INDICATOR: ("mục tiêu", "nội dung chỉ tiêu"),
        Role.TARGET: ("kế hoạch", "mức", "số lượng"),
        Role.ACHIEVED: ("thực hiện",),
    },
    Language.EN: {
        Role.NUMBER: ("no", "nr", "n", "#", "sl", "sl no", "s n", "serial", "serial no", "number"),
        Role.TASK: ("work", "content", "contents", "measure", "measures", "duty", "duties"),
        Role.LEAD: ("unit", "agency", "office", "department", "body", "who"),
        Role.DEADLINE: ("time", "date", "by", "when", "year", "period"),
        Role.TARGET: ("value", "figure"),
    },
    Language.BN: {
        Role.NUMBER: ("ক্রম", "ক্রমিক", "ক্রমিক নং", "ক্রম নং", "নং", "ক্র নং", "ক্রমিক সংখ্যা"),
        Role.TASK: ("বিষয়", "বিবরণ", "দায়িত্ব", "প্রকল্প"),
        Role.LEAD: ("দপ্তর", "সংস্থা", "ইউনিট", "মন্ত্রণালয়", "কর্তৃপক্ষ"),
        Role.DEADLINE: ("সময়", "তারিখ", "বছর"),
        Role.TARGET: ("মান", "পরিমাণ"),
    },
}

# What a row's reader sees before a cell whose column has no heading of its own.
LABELS: Mapping[Language, Mapping[Role, str]] = {
    Language.VI: {
        Role.TASK: "Nhiệm vụ",
        Role.LEAD: "Chủ trì",
        Role.COORDINATING: "Phối hợp",
        Role.PRODUCT: "Sản phẩm",
        Role.DEADLINE: "Thời hạn",
        Role.INDICATOR: "Chỉ tiêu",
        Role.MEASURE: "Đơn vị tính",
        Role.TARGET: "Mục tiêu",
        Role.ACHIEVED: "Kết quả đạt được",
        Role.FUNDING: "Kinh phí",
    },
    Language.EN: {
        Role.TASK: "Task",
        Role.LEAD: "Lead",
        Role.COORDINATING: "Coordinating",
        Role.PRODUCT: "Product",
        Role.DEADLINE: "Deadline",
        Role.INDICATOR: "Indicator",
        Role.MEASURE: "Unit of measure",
        Role.TARGET: "Target",
        Role.ACHIEVED: "Achieved",
        Role.FUNDING: "Funding",
    },
    Language.BN: {
        Role.TASK: "কাজ",
        Role.LEAD: "প্রধান সংস্থা",
        Role.COORDINATING: "সহযোগী সংস্থা",
        Role.PRODUCT: "ফলাফল",
        Role.DEADLINE: "সময়সীমা",
        Role.INDICATOR: "সূচক",
        Role.MEASURE: "একক",
        Role.TARGET: "লক্ষ্যমাত্রা",
        Role.ACHIEVED: "অর্জন",
        Role.FUNDING: "অর্থায়ন",
    },
}

# Words of the names of public bodies: a cell that has one is rather a unit than a result.
BODIES: Mapping[Language, tuple[str, ...]] = {
    Language.VI: (
        *("bộ", "sở", "ban", "ủy ban", "ubnd", "hđnd", "cục", "tổng cục", "viện", "văn phòng"),
        *("công an", "trung tâm", "đơn vị", "hội", "liên hiệp", "ngân hàng", "doanh nghiệp"),
        *("địa phương", "các tỉnh", "các xã", "ngành", "thanh tra", "kho bạc", "tòa án", "trường"),
    ),
    Language.EN: (
        *("ministry", "ministries", "department", "departments", "office", "committee", "agency"),
        *(
            "board",
            "bureau",
            "council",
            "authority",
            "province",
            "provinces",
            "commune",
            "communes",
        ),
        *("police", "bank", "inspectorate", "union", "centre", "center", "units", "localities"),
    ),
    Language.BN: (
        *("মন্ত্রণালয়", "দপ্তর", "বিভাগ", "কমিটি", "অধিদপ্তর", "কমিশন", "কার্যালয়", "কর্তৃপক্ষ"),
        *("সংস্থা", "পুলিশ", "ব্যাংক", "কেন্দ্র", "প্রদেশ", "কমিউন", "পরিদর্শক", "পর্ষদ", "ইউনিট"),
    ),
}
