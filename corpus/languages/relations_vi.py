"""Vietnamese: what a document rests on, carries out, amends, replaces and repeals."""

from __future__ import annotations

from corpus.languages.relations import RelationData, Rule

_REPEAL = r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|chấm dứt hiệu lực(?: của)?)"
_REPLACE = r"thay thế"
_AMEND = r"(?:sửa đổi|bổ sung|điều chỉnh|đính chính)"
_PASSIVE = r"{this} (?:đã )?(?:được|bị) "
_BY = r"[^;]{{0,60}}?(?:bởi|bằng|theo|tại) $"
_ACTIVE = r"(?<!được )(?<!bị )"
_GAP = r"(?P<gap>[^;]*)$"
_HERE = r"{this}[^;]{{0,160}}?" + _ACTIVE
_FIRST = r"{start}(?:về việc |việc )?" + _ACTIVE
_ENDS = r"(?:hết hiệu lực|không còn hiệu lực|bị bãi bỏ|được bãi bỏ|chấm dứt hiệu lực)"

_LAW_END = (
    r"(?=\s+(?:ngày|số|năm|được|đã|quy định|hết|bị)\b"
    r"|\s+và (?-i:Luật|Bộ luật|Pháp lệnh|Nghị)|[;.)]|$)"
)

RELATIONS = RelationData(
    rules=(
        Rule(
            type="amends",
            before=(
                r"\b(?:điều|khoản|điểm|cụm từ|chương|mục|từ|tên) (?:này )?(?:đã )?được "
                r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ)[^;]{{0,120}}(?:theo|tại|bởi)[^;]{{0,80}}$"
            ),
            direction="from",
        ),
        Rule(type="repeals", before=_PASSIVE + _REPEAL + _BY, direction="from"),
        Rule(type="replaces", before=_PASSIVE + _REPLACE + _BY, direction="from"),
        Rule(type="amends", before=_PASSIVE + _AMEND + _BY, direction="from"),
        Rule(type="replaces", after=r"^[^;]*?được thay thế (?:bởi|bằng) {this}"),
        Rule(type="repeals", after=rf"^[^;]*?{_ENDS}[^;]*?{{this}}"),
        Rule(type="repeals", before=r"{start}$", after=rf"^[^;]*?{_ENDS}", binding=True),
        Rule(type="replaces", before=_HERE + _REPLACE + _GAP),
        Rule(type="repeals", before=_HERE + _REPEAL + _GAP),
        Rule(type="amends", before=_HERE + _AMEND + _GAP),
        Rule(type="replaces", before=_FIRST + _REPLACE + _GAP, binding=True),
        Rule(type="repeals", before=_FIRST + _REPEAL + _GAP, binding=True),
        Rule(type="amends", before=_FIRST + _AMEND + _GAP, binding=True),
        Rule(type="based_on", opener=r"^\W*(?:căn cứ|trên cơ sở)\b"),
        Rule(
            type="implements",
            before=(
                r"(?:thực hiện|triển khai|thi hành|cụ thể hóa|cụ thể hoá|quy định chi tiết"
                r"|hướng dẫn)(?: (?:có hiệu quả|hiệu quả|nghiêm|nghiêm túc|đồng bộ|thi hành"
                r"|các nội dung của|một số điều của|biện pháp thi hành))* $"
            ),
        ),
        Rule(type="implements", opener=r"^\W*(?:tiếp tục )?(?:triển khai|thực hiện)\b"),
    ),
    nested=(
        r"\b(?:về|ban hành|thực hiện|sửa đổi|bổ sung|triển khai|hướng dẫn|quy định|phê duyệt|bởi"
        r"|theo|tại|thi hành|kèm theo)\b"
    ),
    parts=(
        r"\b(?:điều|khoản|điểm|mục|chương|phụ lục|biểu|cụm từ|từ|một số|nội dung|tên|số thứ tự)\b"
    ),
    named=(
        r"(?-i:Luật sửa đổi, bổ sung một số điều của (?:Bộ luật|các Luật|Luật|Pháp lệnh)"
        r" \p{Lu}[\p{L}\p{M}, ]{2,60}?"
        r"(?: và (?:Bộ luật|Luật|Pháp lệnh) \p{Lu}[\p{L}\p{M}, ]{2,60}?)?"
        rf"|(?:Bộ luật|Luật|Pháp lệnh) \p{{Lu}}[\p{{L}}\p{{M}}, ]{{2,90}}?){_LAW_END}"
        r"|(?-i:Hiến pháp) (?:năm \d{4}|nước (?-i:\p{Lu})[\p{L}\p{M} ]{5,50}?"
        r"(?=\s+(?:ngày|năm|được|đã|quy định)\b|[;,.)]|$))"
    ),
    changes=r"^\W*(?:về việc |về )?(?:sửa đổi|bổ sung|bãi bỏ|thay thế|hủy bỏ|huỷ bỏ|đính chính)",
    joins=r"(?:và|cùng(?: với)?|,)",
    topics=r"\b(?:về|tại)\b",
    retold=(
        r"(?:\b(?:năm|kết quả|sơ kết|tổng kết|tình hình|quá trình|báo cáo)"
        r"|\b(?:theo|tại|trong) (?:chương trình|kế hoạch|đề án|quyết định|nghị quyết)"
        r"[^;.,]{0,60}) $"
    ),
    lists={
        "replaces": r"{start}(?:{this} )?thay thế[^;.]{{0,80}}(?:sau|dưới đây)[^;.]{{0,20}}:\s*$",
        "repeals": (
            rf"{{start}}(?:{{this}} )?{_REPEAL}"
            r"[^;.]{{0,80}}(?:sau|dưới đây)[^;.]{{0,20}}:\s*$"
            rf"|(?:sau|dưới)(?: đây)?\b[^;.]{{{{0,40}}}}{_ENDS}[^;]*:\s*$"
        ),
        "amends": (
            r"{start}(?:{this} )?sửa đổi[^;.]{{0,80}}(?:luật|văn bản|nghị định|quy định)"
            r"[^;.]{{0,20}}sau[^;.]{{0,20}}:\s*$"
        ),
    },
    clause_end=r";|[.!?](?=\s+\p{Lu})",
)
