"""What the made annexes say, in three languages; none of it is taken from a real document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The parts that an annex's rows are put together from.

    `above` stands over the two columns of bodies where a heading takes two rows.
    """

    title: str
    headings: tuple[str, str, str, str, str, str]
    above: str
    groups: tuple[str, ...]
    actions: tuple[str, ...]
    objects: tuple[str, ...]
    places: tuple[str, ...]
    bodies: tuple[str, ...]
    products: tuple[str, ...]
    deadlines: tuple[str, ...]
    join: str


VI = Words(
    title="DANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ CỦA TỈNH",
    headings=(
        *("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"),
        *("Sản phẩm", "Thời hạn hoàn thành"),
    ),
    above="Cơ quan thực hiện",
    groups=(
        *("I. Hoàn thiện thể chế", "II. Phát triển hạ tầng số", "III. Xây dựng dữ liệu dùng chung"),
        *("IV. Nâng chất lượng dịch vụ công", "V. Đào tạo cán bộ", "VI. Bảo đảm an toàn thông tin"),
    ),
    actions=(
        *("Rà soát và sửa đổi quy định về", "Xây dựng kế hoạch hằng năm cho", "Đưa vào vận hành"),
        *("Tổ chức tập huấn cho cán bộ về", "Đánh giá mức độ sử dụng", "Chuẩn hóa danh mục của"),
        *("Kết nối thử nghiệm, hiệu chỉnh và mở rộng", "Bố trí người theo dõi thường xuyên"),
    ),
    objects=(
        *("hệ thống quản lý văn bản", "kho dữ liệu hộ tịch", "chữ ký số chuyên dùng"),
        *("mạng truyền số liệu đến xã", "cổng dịch vụ công", "phòng họp trực tuyến"),
        *("bản đồ số về đất đai", "hồ sơ sức khỏe điện tử", "biên lai thu phí điện tử"),
    ),
    places=(
        *("tại các xã, phường sau khi sắp xếp", "ở toàn bộ cơ quan cấp tỉnh (cả đơn vị sự nghiệp)"),
        *("theo hướng dẫn của Bộ, ngành Trung ương; không làm gián đoạn việc tiếp nhận hồ sơ",),
        *("cho người cao tuổi và người khuyết tật", "giai đoạn 2025 - 2030"),
    ),
    bodies=(
        *("Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Tư pháp", "Công an tỉnh", "Sở Y tế"),
        *("Văn phòng UBND tỉnh", "UBND các xã, phường", "Sở Tài chính", "Các sở, ban, ngành"),
    ),
    products=(
        *("Quyết định của UBND tỉnh", "Báo cáo kết quả", "Hệ thống được nghiệm thu"),
        *(
            "100% cán bộ có tài khoản",
            "Kế hoạch được phê duyệt",
            "Tối thiểu 12 lớp, 1.139 học viên",
        ),
    ),
    deadlines=(
        *("30/6/2025", "Quý III/2025", "12/2026", "2027", "Thường xuyên", "Hằng năm"),
        *("Trước ngày 15/11/2025", "2025 - 2030"),
    ),
    join=", ",
)
BN = Words(
    title="প্রদেশের ডিজিটাল রূপান্তরের কাজের তালিকা",
    headings=("ক্রম", "কাজ", "প্রধান সংস্থা", "সহযোগী সংস্থা", "ফলাফল", "সময়সীমা"),
    above="বাস্তবায়ন",
    groups=("I. আইন ও নীতি", "II. তথ্য ভাণ্ডার", "III. জনসেবা"),
    actions=("পর্যালোচনা ও সংশোধন করা", "পরীক্ষামূলকভাবে চালু করা", "কর্মীদের শেখানো", "মান যাচাই করা"),
    objects=(
        *("নথি ব্যবস্থাপনা পদ্ধতি", "জন্মনিবন্ধনের তথ্য", "ডিজিটাল স্বাক্ষর", "ভূমির ডিজিটাল মানচিত্র"),
        *("অনলাইন সেবার পোর্টাল", "স্বাস্থ্য কার্ড"),
    ),
    places=("সব কমিউন ও ওয়ার্ডে", "প্রাদেশিক দপ্তরগুলিতে, অধীন ইউনিটসহ", "২০২৫-২০৩০ পর্বে"),
    bodies=(
        *("বিজ্ঞান ও প্রযুক্তি বিভাগ", "স্বরাষ্ট্র বিভাগ", "বিচার বিভাগ", "প্রাদেশিক পুলিশ", "স্বাস্থ্য বিভাগ"),
        *("গণ কমিটির কার্যালয়", "কমিউনের গণ কমিটি"),
    ),
    products=("গণ কমিটির সিদ্ধান্ত", "ফলাফলের প্রতিবেদন", "চালু পদ্ধতি", "১২টি শ্রেণি, ১,১৩৯ জন"),
    deadlines=("৩০ জুন ২০২৫", "তৃতীয় ত্রৈমাসিক ২০২৫", "১৫/১১/২০২৫", "২০২৭ সাল", "৩১ ডিসেম্বর ২০২৬"),
    join=", ",
)
EN = Words(
    title="LIST OF TASKS FOR THE DIGITAL PROVINCE",
    headings=("No.", "Task", "Lead agency", "Coordinating units", "Product", "Deadline"),
    above="Bodies",
    groups=("I. Rules", "II. Shared data", "III. Public services"),
    actions=(
        "Review and amend the rules on",
        "Bring into service",
        "Train staff in",
        "Check the use of",
    ),
    objects=(
        *("the document system", "the register of births", "digital signatures"),
        *("the digital map of land", "the portal for online services", "health cards"),
    ),
    places=(
        *("in all communes and wards", "in provincial offices (their units included)"),
        *("during the period 2025 - 2030; services must not be interrupted",),
    ),
    bodies=(
        *("Department of Science and Technology", "Department of Home Affairs"),
        *("Department of Justice", "Provincial Police", "Department of Health"),
        *("Office of the People's Committee", "Commune People's Committees"),
    ),
    products=(
        "Decision of the Committee",
        "Report on results",
        "System in use",
        "12 courses, 1,139 staff",
    ),
    deadlines=("30 June 2025", "Q3/2025", "by 15 November 2025", "2027", "Ongoing", "Every year"),
    join=", ",
)
WORDS: Mapping[str, Words] = {"vi": VI, "bn": BN, "en": EN}
