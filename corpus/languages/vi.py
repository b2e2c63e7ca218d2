"""Vietnamese: the data that the reader, the index and the answers need."""

from __future__ import annotations

from corpus.languages.identity_vi import IDENTITY
from corpus.languages.names import NamesData, UnitsData, word_set
from corpus.languages.particulars_vi import PARTICULARS
from corpus.languages.profile import LanguageProfile
from corpus.languages.questions_vi import QUESTIONS
from corpus.languages.register_vi import REGISTER
from corpus.languages.relations_vi import RELATIONS
from corpus.languages.statements_vi import STATEMENTS
from corpus.languages.structure_vi import STRUCTURE

PROFILE = LanguageProfile(
    code="vi",
    names=NamesData(
        not_bodies=r"chính phủ (?:điện tử|số|mở)|chinh phu (?:dien tu|so)",
        family_names=word_set(
            "bùi cao chu dương giàng hoàng huỳnh hà hồ lâm lê lò lý lưu lương mai nguyễn ngô"
            " nông phan phùng phạm quách sùng thái triệu trương trần trịnh tô tăng tạ vi võ"
            " vũ vương đinh đoàn đào đặng đỗ"
        ),
        middle_names=word_set("thị văn"),
        not_names=word_set(
            "cổng mẫu xét lập giao chánh công phòng anh ban bà bí bộ cho chính chương chỉ chị"
            " chủ các căn cơ cục của cứ dưới giám hoạch huyện hội khi khoản kế luật lục mục"
            " nghị ngày nhà những năm nước phó phường phố phụ phủ quan quyết quận sau số sở"
            " theo thành tháng thư thị thủ trong trung trên trước trưởng trấn tướng tại tỉnh"
            " tịch tổng từ việc viện và về với vụ xã ông điều điểm đoàn đảng đến để định đốc"
            " đồng ương ủy"
        ),
        place_words=word_set("phố tp tỉnh"),
        units=UnitsData(
            each=r"\b(?:(?:tất\s+cả|toàn\s+bộ|toàn\s+thể)\s+)?(?:các|những|mọi|từng|mỗi)\s+$"
            r"|\btoàn\s+(?:bộ|thể)\s+$",
            opener=r"(?:^|[\n|:;,.(*•–-]|\b(?:giao|với|của|cho|và|tới|đến|từ|tại|do|bởi|giữa|cùng|là"
            r"|gửi|yêu\s+cầu|đề\s+nghị|phối\s+hợp|thuộc|thủ\s+trưởng|lãnh\s+đạo|đứng\s+đầu"
            r"|giám\s+đốc|ubnd|chủ\s+trì))\s*$",
            join=r"(?:\s+(?:có\s+)?liên\s+quan|\s+trung\s+ương)?\s*(?:,|;|/|-|–|&|và|hoặc|cùng)\s*(?:và\s+)?(?:các\s+)?",
            not_units=r"xã\s+hội\b|bộ\s+(?:phận|máy|tiêu\s+chí|chỉ\s+số|dữ\s+liệu|luật|tài\s+liệu|trưởng"
            r"|công\s+cụ)|ban\s+hành|sở\s+hữu|ngành,?\s+(?:lĩnh\s+vực|nghề|công\s+nghiệp|kinh\s+tế|học"
            r"|hàng|stem|dịch\s+vụ|sản\s+xuất)|đơn\s+vị\s+(?:tính|hành\s+chính|bầu\s+cử)"
            r"|cấp\s+(?:độ|bậc)|thành\s+phố\s+thông\s+minh|tổ\s+chức\s+thực\s+hiện|cơ\s+quan\s+điều\s+tra"
            r"|phường\s+hội|trường\s+hợp|phòng\s+(?:chống|ngừa)|trung\s+tâm\s+dữ\s+liệu|viện\s+trợ"
            r"|học\s+viện\s+phí|đại\s+học\s+hóa",
            bodies_before=r"\b(?:ubnd|hđnd|[uủ][yỷ]\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân"
            r"|chính\s+quyền|công\s+an)\s+$",
            post_before=r"\b(?:người\s+đứng\s+đầu|thủ\s+trưởng|(?:phó\s+)?tổng\s+giám\s+đốc"
            r"|(?:phó\s+)?giám\s+đốc|(?:phó\s+)?chủ\s+tịch|(?:phó\s+)?chủ\s+nhiệm|bộ\s+trưởng"
            r"|thứ\s+trưởng|(?:phó\s+)?chánh\s+văn\s+phòng|(?:phó\s+)?chánh\s+thanh\s+tra"
            r"|(?:phó\s+)?trưởng\s+ban|(?:phó\s+)?bí\s+thư|thống\s+đốc|viện\s+trưởng|chánh\s+án"
            r"|tổng\s+thanh\s+tra|(?:đại\s+diện\s+)?lãnh\s+đạo|người\s+phát\s+ngôn)\s+(?:của\s+)?$",
            place_after=r"\s*(?:(?:của\s+)?(?:tỉnh|thành\s+phố|tp\.?))?\s*$",
        ),
    ),
    particulars=PARTICULARS,
    register=REGISTER,
    statements=STATEMENTS,
    questions=QUESTIONS,
    identity=IDENTITY,
    relations=RELATIONS,
    sentence_end=r"[.!?…]",
    abbreviations=frozenset(
        {"tp", "ts", "ths", "gs", "pgs", "bs", "ks", "st", "tr", "tt", "stt", "ô", "đ/c", "v.v"}
    ),
    source_lines=(
        r"(?i:nguồn|theo)\s*:\s*(?P<source>\S.{0,80})",
        r"Theo (?P<source>\p{Lu}[^.,;:\d]{1,40})",
    ),
    structure=STRUCTURE,
    function_words=word_set(
        "cua va cac nhung la duoc trong cho khong co voi den tu ve nay theo khi phai nao bao nhieu"
        " gi ai ngay thang nam viec tai cung nhu thi se da dang so den neu hoac o bi vi sao may"
        " ke hoach nghi quyet quy dinh thoi han nhiem vu"
    ),
    stop_words=word_set(
        "của và các những là được trong cho không có với đến từ về này theo khi phải nào bao nhiêu"
        " gì ai tại cùng như thì sẽ đã đang nếu hoặc ở bị vì sao mấy một đó ra vào trên dưới việc"
        " hay thế để mà lại rằng do bằng hãy cho biết những gì vậy đâu lúc"
    ),
    deadline_words=(
        *("thời hạn", "hạn hoàn thành", "hạn nào", "thời gian hoàn thành", "hạn cuối", "hạn chót"),
        *("hoàn thành trong",),
    ),
    counted_words=2,
    signing_words=("ký", "người ký"),
    duration_words=("giờ", "phút", "ngày", "tuần", "tháng(?! *\\d)", "năm(?! *\\d)"),
    question_words={
        "general": (
            "nêu",
            "nói",
            "nội dung",
            "quy định",
            "mốc",
            "thời gian",
            "hoàn thành",
            "kế hoạch",
            "số",
        ),
        "deadline": (
            *("thời hạn", "hạn chót", "hạn cuối", "kỳ hạn", "mốc thời gian", "khi nào"),
            *(
                "ngày nào",
                "năm nào",
                "bao giờ",
                "chậm nhất",
                "đến hạn",
                "hạn hoàn thành",
                "hạn nào",
                "trước ngày",
            ),
            *("deadline", "lúc nào"),
        ),
        "count": ("bao nhiêu", "mấy", "số lượng", "tổng số", "tỷ lệ", "phần trăm", "tỉ lệ"),
        "person": ("ai", "người nào", "đồng chí nào", "vị nào", "tên là gì", "họ tên", "tên gì"),
        "reference": ("văn bản nào", "nghị quyết nào", "số, ký hiệu", "ký hiệu", "kế hoạch nào"),
        "yes_no": ("có phải", "hay không", "hay chưa", "có được", "đã có"),
        "list": ("những", "các", "liệt kê", "gồm những", "bao gồm"),
        "issued": (
            *("ban hành ngày", "ban hành khi", "ký ngày", "ban hành năm", "ban hành vào"),
            *("ra ngày", "đề ngày", "thông qua ngày", "thông qua khi"),
        ),
    },
    wording={
        "superseded": "Lưu ý: {title} {citations} không còn hiệu lực: đã được thay thế hoặc"
        " bãi bỏ bởi {by}.",
        "newer_version": "Lưu ý: {title} {citations} đã có phiên bản mới hơn trong kho tài liệu.",
        "expired": "Lưu ý: {title} {citations} đã hết hiệu lực.",
        "not_yet": "Lưu ý: {title} {citations} chưa có hiệu lực.",
        "unread_pages": "Lưu ý: {title} {citations} có trang không đọc được: {pages}. Câu trả lời"
        " này chưa xét đến nội dung các trang đó.",
        "deadlines": "Các tài liệu nêu {count} mốc thời gian về {subject}:",
        "row": "{date}: “{quote}”",
        "found": "Theo {title}: “{quote}”",
        "full_stop": ".",
        "of_total": "{done}/{total}",
        "listed": "Theo {title}, có {count} mục (đếm theo văn bản):",
        "more": "“{quote}”",
        "untitled": "một bài báo trong kho tài liệu",
        "documents": "nội dung được hỏi",
        "no_such_document": "Không tìm thấy {subject} trong kho tài liệu."
        " Chưa có văn bản nào mang số hoặc tên này.",
        "no_such_unit": "Không có tài liệu nào nói về {subject} đối với nội dung được hỏi.",
        "not_stated": "Các tài liệu không nêu nội dung này{detail}.",
        "out_of_scope": "Câu hỏi nằm ngoài nội dung của kho tài liệu.",
        "unreadable": "Nội dung có thể nằm ở trang không đọc được ({pages} trang); chưa thể trả lời"
        " chắc chắn.",
        "empty_store": "Chưa có tài liệu nào. Hãy nạp tài liệu trước: assistant ingest THƯ_MỤC.",
        "detail_date": ": không có ngày tháng nào gắn với nội dung được hỏi",
        "detail_number": ": không có số liệu nào cho nội dung được hỏi",
        "detail_post": ": không nêu {subject} đối với nội dung được hỏi",
        "detail_ordinal": ": không nêu {subject}",
        "detail_lack": ": không nói phần nào chưa đạt hoặc còn lại",
        "detail_attribute": ": không nói gì về “{subject}” đối với nội dung được hỏi",
        "detail_part": ": không tìm thấy điều, khoản như vậy",
        "detail_label": ": không có {subject}",
        "detail_thing": ": không nói điều này về {subject}",
        "detail_place": ": những gì được nêu là về nơi khác",
        "detail_document": ": không nói điều này về {subject}",
        "detail_body": ": không giao việc này cho cơ quan được hỏi",
        "period_not_covered": "Không tài liệu nào có nội dung về {subject}.",
        "closest": " Số gần nhất: {numbers}.",
        "model_timeout": "Mô hình ngôn ngữ không trả lời kịp; đây là các trích đoạn.",
        "model_failed": "Không kết nối được với mô hình ngôn ngữ hoặc mô hình bị lỗi;"
        " đây là các trích đoạn.",
        "model_malformed": "Không đọc được trả lời của mô hình ngôn ngữ; đây là các trích đoạn.",
        "model_unsupported": "Không câu nào của mô hình ngôn ngữ được trích dẫn chứng minh;"
        " đây là các trích đoạn.",
        "model_dropped": "Số câu của mô hình ngôn ngữ bị bỏ vì trích dẫn không chứng minh:"
        " {count}.",
    },
)
