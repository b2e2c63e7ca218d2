"""Vietnamese words of duty: laws, plans, notices of conclusions, news."""

from __future__ import annotations

from corpus.languages.register import CueData, RegisterData

_HEAD = (
    "Liên hiệp|"
    "Sở|Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Hội đồng|Văn phòng|Cục|Tổng cục|Vụ|Viện|Trung tâm|"
    "Trường|Học viện|Công an|Thanh tra|Kho bạc|Ngân hàng|Tập đoàn|Tổng công ty|Công ty|Chi cục|"
    "Phòng|Đài|Báo|Hội|Liên đoàn|Liên minh|Mặt trận|Tỉnh đoàn|Bảo hiểm xã hội|Tòa án|Viện kiểm sát|"
    "Bộ Chỉ huy|Cổng|Quỹ|Đảng ủy|Tổ công tác|Tổ"
)
_COLLECTIVE = (
    r"cơ quan|đơn vị|doanh nghiệp|địa phương|thủ trưởng|người đứng đầu|cán bộ|công chức|viên chức|"
    r"chủ sở hữu|chủ thể|người dân|nhà đầu tư|chủ đầu tư|người sử dụng|chủ quản|cá nhân|"
    r"(?:tổ chức|bên|cơ sở)(?=,\s*(?:cá nhân|đơn vị|doanh nghiệp))"
)
_VERBS = (
    "chủ trì|phối hợp|tham mưu|xây dựng|triển khai|tổ chức|thực hiện|ban hành|rà soát|hoàn thiện|"
    "hướng dẫn|kiểm tra|giám sát|đôn đốc|theo dõi|tổng hợp|báo cáo|đề xuất|trình|cung cấp|cập nhật|"
    "quản lý|vận hành|bố trí|cân đối|tăng cường|đẩy mạnh|phát triển|nghiên cứu|chuẩn bị|quán triệt|"
    "tuyên truyền|phổ biến|đào tạo|bồi dưỡng|tập huấn|kết nối|chia sẻ|tích hợp|số hóa|số hoá|"
    "bảo đảm|đảm bảo|nâng cao|nâng cấp|mở rộng|duy trì|khai thác|ứng dụng|công bố|công khai|"
    "chỉ đạo|lãnh đạo|tập trung|tiếp tục|chủ động|khẩn trương|định kỳ|kịp thời|thường xuyên|"
    "nghiêm túc|quy định|quyết định|phê duyệt|thẩm định|hỗ trợ|khuyến khích|huy động|thúc đẩy|"
    "thành lập|kiện toàn|phân công|đầu tư|lựa chọn|tiếp nhận|xử lý|giải quyết|lưu trữ|đánh giá|"
    "lồng ghép|gửi|ký|đăng ký|khắc phục|tháo gỡ|chuyển đổi|chuẩn hóa|chuẩn hoá|tạo lập|thu thập|"
    "bảo vệ|thông báo|tuân thủ|chấp hành|tham gia|vận động|biểu dương|khen thưởng|xác định|cấp|"
    "thiết lập|phối kết hợp|đưa|gắn|tạo|lập|nộp|tiến hành|hình thành|đổi mới|cải thiện|cải cách|"
    "bổ sung|đa dạng hóa|cụ thể hóa|cụ thể hoá|kêu gọi|tư vấn|thu hút|hợp tác|"
    "chú trọng|ưu tiên|quan tâm|"
    "bám sát|rút kinh nghiệm|cử|chuyển|khảo sát|quy hoạch|"
    "giao|bàn giao|kiểm soát|phát huy|sử dụng|áp dụng|căn cứ chức năng|sắp xếp"
)
_END = r"(?![\p{L}\p{M}])"

REGISTER = RegisterData(
    cues=(
        CueData(
            modality="must_not",
            pattern=r"(?<!\p{L})(?:không\s+được(?:\s+phép)?|nghiêm\s+cấm|bị\s+(?:nghiêm\s+)?cấm|"
            r"cấm)" + _END,
        ),
        CueData(
            modality="proposed",
            pattern=r"(?<!\p{L})(?:(?:kiến|kiến\s+nghị|đề\s+xuất)\s+(?:với\s+)?(?=(?:các\s+)?(?:"
            + _HEAD
            + r"|Chính phủ|Quốc hội|Thủ tướng))|đã\s+(?:kiến\s+nghị|đề\s+xuất)|"
            r"(?:kiến\s+nghị|đề\s+xuất)\s*:)",
            after=True,
            speaks=True,
        ),
        CueData(
            modality="requested",
            pattern=r"(?<!\p{L})(?<!(?:theo|bản|hồ\s+sơ|đơn|tờ\s+trình|được|nhận)\s)(?:trân\s+trọng\s+)?"
            r"(?:đề\s+nghị|mong(?:\s+muốn)?|kêu\s+gọi)(?=\s+(?:\p{Lu}|các|cấp|mỗi|từng|"
            r"toàn|bà\s+con)|:)",
            after=True,
            speaks=True,
        ),
        CueData(
            modality="must",
            pattern=r"(?<!\p{L})(?<!theo\s)(?<!bản\s)(?<!có\s)(?<!được\s)(?<!các\s)(?<!những\s)(?<!đáp\sứng\s)"
            r"(?:yêu\s+cầu|giao(?:\s+(?:nhiệm\s+vụ\s+)?cho)?|chỉ\s+đạo|phân\s+công)"
            r"(?=\s+(?:\p{Lu}|các\s|từng\s|mỗi\s|cấp\s|toàn\s|những\s|người\s+đứng)|\s*:)",
            after=True,
            speaks=True,
            own_unit=True,
        ),
        CueData(
            modality="may",
            pattern=r"(?<!\p{L})(?:có\s+thể|được\s+phép|được\s+quyền|có\s+quyền(?!\s+hạn))" + _END,
        ),
        CueData(
            modality="must",
            pattern=r"(?<!\p{L})(?:(?:có|chịu(?:\s+mọi)?)\s+trách\s+nhiệm(?!\s+với)|"
            r"có\s+(?:các\s+)?(?:nhiệm\s+vụ|quyền\s+hạn)|có\s+nghĩa\s+vụ|"
            r"phải|cần(?:\s+phải)?|(?<!vụ\s)(?<!việc\s)(?<!dung\s)được\s+giao(?!\s+(?:tại|trong|theo|;|,|\.)))"
            + _END,
            speaks=True,
        ),
        CueData(
            modality="done",
            pattern=r"(?<!\p{L})đã\s+(?!được\s+(?:giao|phê|ban|cấp|quy|xác|ký|nêu|đề|phân))\p{Ll}+",
            own_unit=True,
        ),
        CueData(
            modality="planned",
            pattern=r"(?<!\p{L})(?:sẽ|dự\s+kiến)" + _END,
            own_unit=True,
        ),
        CueData(modality="planned", pattern=r"(?<!\p{L})phấn\s+đấu" + _END),
        CueData(
            modality="must",
            pattern=rf"(?<!\p{{L}})(?:{_VERBS}){_END}",
            own_unit=True,
            acting=True,
        ),
    ),
    no_duty=(
        r"^[\W\d]*(?:căn\s+cứ\s+(?:luật|nghị|quyết|kế|thông|hiến|chương|chỉ|công|kết|"
        r"pháp|các|đề|văn|tờ|chức\s+năng.{0,80};$)"
        r"|theo\s+đề\s+nghị|xét\s+đề\s+nghị|trên\s+cơ\s+sở\s+đề\s+nghị)",
        r"(?:được\s+hiểu\s+như\s+sau|sau\s+đây\s+gọi\s+(?:tắt\s+)?là|"
        r"(?:có|hết)\s+hiệu\s+lực\s+(?:thi\s+hành|kể\s+từ|từ))",
        r"^[\W\d]*(?:Ví\s+dụ|Ghi\s+chú|Nơi\s+nhận|Trên\s+đây\s+là)|ban\s+hành\s+kèm\s+theo",
        r"^.{0,90}ban\s+hành\s+(?:quyết\s+định|nghị\s+quyết|nghị\s+định|thông\s+tư|luật)",
        r"(?:này\s+(?:quy\s+định|áp\s+dụng|gồm)\s)|đối\s+tượng\s+áp\s+dụng",
    ),
    conditions=r"^[\W\d]*(?:\p{L}\)\W*)?(?:nếu|khi|trường\s+hợp|trong\s+trường\s+hợp)\s[^,]*,",
    narration=(
        r"đã\s+(?:nêu|phát\s+biểu|nghe|tham\s+dự|có\s+mặt|dự|khẳng\s+định|"
        r"nhấn\s+mạnh|cho\s+biết|chủ\s+trì\s+(?:cuộc|buổi|hội)"
        r"|trao\s+đổi|thảo\s+luận|ghi\s+nhận|biểu\s+dương|đánh\s+giá\s+cao|báo\s+cáo|"
        r"làm\s+việc|đến|trả\s+lời|chia\s+sẻ)"
    ),
    cases_before={
        "role": r"(?:vai\s+trò|trách\s+nhiệm)(?:,?\s+\p{L}+){0,4}\s+của\s+$",
        "with": r"(?:phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?|cùng\s+với|cùng)\s+$",
        "of": r"(?:của|thuộc|do|trực\s+thuộc|quy\s+định\s+của|ý\s+kiến)\s+$",
        "for": r"(?:cho|giúp|hỗ\s+trợ|đến|tới|phục\s+vụ|trình|báo\s+cáo|tham\s+mưu|gửi|"
        r"hướng\s+dẫn|đôn\s+đốc"
        r"|kiểm\s+tra|về|lên|trước|quản\s+lý)\s+$",
        "by": r"(?:bởi|thông\s+qua|theo)\s+$",
        "at": r"(?:là|với|tại|ở|trong|từ|giữa|đối\s+với|vào|trên)\s+$",
    },
    generic=(
        rf"(?-i:(?:{_HEAD})(?:,?\s+(?:và\s+)?\p{{Lu}}\p{{L}}*(?:\s+(?!(?:{_VERBS}|có|"
        rf"phải|chịu|đã|sẽ|cần|được|và|là|không)"
        rf"{_END})\p{{Ll}}\p{{L}}*)?|\s+(?:nhân\s+dân|các|tỉnh|thành\s+phố|"
        rf"cấp\s+\p{{L}}+|huyện|xã|phường|nhà\s+nước|"
        r"khu\s+vực|quốc\s+gia|liên\s+quan))+)",
        rf"(?:(?:các|những|mọi|từng|mỗi|toàn\s+bộ)\s+)?(?:{_COLLECTIVE})"
        rf"(?:\s+(?!(?:{_VERBS}|có(?!\s+liên)|phải|chịu|đã|sẽ|cần|được|và|là|không|về|"
        rf"để|cho|với|theo|trong|tại|khi|của)"
        rf"{_END})\p{{Ll}}\p{{L}}*){{0,4}}",
    ),
    imperatives=rf"^\W*(?:\p{{L}}{{1,2}}\)|\d{{1,2}}[.)])?\W*(?:{_VERBS}){_END}",
    list_items=r"\p{L}",
    leads=r"(?:như\s+sau|sau\s+đây|sau|trách\s+nhiệm|nhiệm\s+vụ|yêu\s+cầu|đề\s+nghị|"
    r"giao|kiến\s+nghị|đề\s+xuất|"
    r"tập\s+trung|nội\s+dung|việc)\s*:\W*$",
    pronouns=r"^\W*(?:ông|bà|đồng\s+chí|họ|các\s+đơn\s+vị\s+này|cơ\s+quan\s+này|"
    r"đơn\s+vị\s+này)\s+(?=\p{Ll})",
    continues=r"^\W*(?:đồng\s+thời|bên\s+cạnh\s+đó|ngoài\s+ra|cùng\s+với\s+đó|tiếp\s+theo|"
    r"tiếp\s+đó)",
    plans=r"^\W*(?:theo\s+đó,?\s+)?(?:kế\s+hoạch|chương\s+trình|nghị\s+quyết|đề\s+án|chiến\s+lược)"
    r"(?:\s+(?:số\s+)?[\d/\p{L}-]+)?\s+(?:đặt\s+(?:ra\s+)?mục\s+tiêu|nêu\s+rõ|"
    r"xác\s+định|đề\s+ra|yêu\s+cầu)",
    scope=r"(?:trong|trên)\s+(?P<unit>toàn\s+(?:bộ\s+)?hệ\s+thống\s+chính\s+trị)",
    sections={
        "skip": r"giải\s+thích\s+từ\s+ngữ|phạm\s+vi\s+điều\s+chỉnh|đối\s+tượng\s+áp\s+dụng|"
        r"căn\s+cứ|quan\s+điểm|"
        r"hiệu\s+lực\s+thi\s+hành|mục\s+đích|sự\s+cần\s+thiết|tình\s+hình|thực\s+trạng|bối\s+cảnh",
        "prohibited": r"(?:hành\s+vi|việc)\s+(?:bị\s+)?(?:nghiêm\s+)?cấm|điều\s+cấm",
        "assignments": r"tổ\s+chức\s+thực\s+hiện|phân\s+công|trách\s+nhiệm",
        "tasks": r"nhiệm\s+vụ|giải\s+pháp|tổ\s+chức\s+thực\s+hiện|trách\s+nhiệm|phân\s+công|"
        r"nội\s+dung\s+(?:thực\s+hiện|triển\s+khai)",
        "targets": r"mục\s+tiêu|chỉ\s+tiêu",
    },
    outcome=r"\s(?:để|nhằm)\s",
    product=r"(?:sản\s+phẩm(?:\s+(?:đầu\s+ra|dự\s+kiến))?|kết\s+quả(?:\s+đầu\s+ra)?)\s*:\s*",
    basis=r"(?:theo(?:\s+(?:quy\s+định\s+(?:tại|của)|tinh\s+thần|yêu\s+cầu\s+(?:tại|"
    r"của)))?|thực\s+hiện|căn\s+cứ|trên\s+cơ\s+sở|tại)\s+$",
    targets=r"đạt|chiếm|tối\s+thiểu|ít\s+nhất|trên|từ|tỷ\s+lệ|tỉ\s+lệ|hoàn\s+thành",
)
