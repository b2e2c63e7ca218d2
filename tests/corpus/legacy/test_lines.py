from __future__ import annotations

from corpus.legacy import bijoy_write, tcvn3, vni
from corpus.legacy.encodings import Encoding
from corpus.legacy.lines import convert_lines

VI = ["KẾ HOẠCH", "Sở Nội vụ hướng dẫn các đơn vị thực hiện từ quý II năm 2026.", "Lý do:"]
BN = ["পরিকল্পনা", "১। উপজেলা পর্যায়ের দপ্তরসমূহ তথ্য হালনাগাদ করিয়া প্রকাশ করিবে।", "১২।"]
EN = ["Annex", "The department reports twice a year and keeps a record.", "See page 3."]


def test_whole_documents() -> None:
    assert convert_lines([*map(tcvn3.encode, VI), *EN]) == ([*VI, *EN], {Encoding.TCVN3})
    assert convert_lines([*map(vni.encode, VI), *EN]) == ([*VI, *EN], {Encoding.VNI})
    assert convert_lines([*map(bijoy_write.encode, BN), *EN]) == ([*BN, *EN], {Encoding.BIJOY})


def test_paragraphs_in_unicode_stay() -> None:
    modern = "Có lý do thì ghi rõ; đã kiểm tra và lưu trữ."
    texts, found = convert_lines([modern, *map(vni.encode, VI[:2]), modern])
    assert texts == [modern, *VI[:2], modern]
    assert found == {Encoding.VNI}


def test_documents_without_proof_are_not_touched() -> None:
    lines = [*VI, *BN, *EN, "café", "naïve"]
    assert convert_lines(lines) == (lines, set())
