"""Six documents, two in each language, that the tests of search look through."""

from __future__ import annotations

BEES = """SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Số: 41/KH-SNN
Lào Cai, ngày 12 tháng 3 năm 2025

KẾ HOẠCH
Nuôi ong trong rừng cộng đồng

1. Đăng ký
Người nuôi ong phải đăng ký số đàn ong với kiểm lâm địa bàn trước ngày 20/4/2025.
2. Khoảng cách
Các trại ong đặt cách nhau ít nhất 800 mét để tránh lây bệnh.
3. Hỗ trợ
Hộ nghèo được cấp thùng nuôi ong và được tập huấn miễn phí hai ngày.
"""
MARKET = """# Chợ nổi trên sông

Chợ nổi họp vào sáng chủ nhật, từ lúc trời chưa sáng đến chín giờ.

Thuyền bán hàng phải có phao cứu sinh cho mọi người trên thuyền.
"""
BRIDGE = """স্থানীয় সরকার বিভাগ
স্মারক নং: ৫৮/KH-SGT
তারিখ: ৭ আগস্ট ২০২৫

পরিকল্পনা
নদীর উপর ঝুলন্ত সেতু মেরামত

১। কাজের সময়
ঠিকাদার ১৫ নভেম্বর ২০২৫ তারিখের মধ্যে ঝুলন্ত সেতুর সব তক্তা বদলাবে।
২। যান চলাচল
মেরামত চলার সময় সেতুর উপর দিয়ে মোটরসাইকেল চালানো নিষেধ।
"""
WELLS = """# গ্রামের নলকূপ

প্রতিটি গ্রামে দুটি গভীর নলকূপ বসানো হবে এবং পানিতে আর্সেনিক আছে কি না পরীক্ষা করা হবে।

নলকূপ নষ্ট হলে ইউনিয়নের মিস্ত্রি ৪৮ ঘণ্টার মধ্যে তা ঠিক করবেন।
"""
LIBRARY = """DEPARTMENT OF CULTURE
No. 7/TB-SVH
Date: 2 May 2024

NOTICE
Village libraries

1. Opening hours
Every village library opens on four afternoons a week.
2. Loans
Children may borrow three books for fourteen days without a fee.
"""
MUSEUM = """# The river museum

The museum shows forty wooden boats and is free for veterans.

Groups of more than twelve visitors book a guide one week ahead.
"""
FILES = {
    "bees.txt": BEES,
    "market.md": MARKET,
    "bridge.txt": BRIDGE,
    "wells.md": WELLS,
    "library.txt": LIBRARY,
    "museum.md": MUSEUM,
}
