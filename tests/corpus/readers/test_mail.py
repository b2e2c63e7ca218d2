from __future__ import annotations

from email.message import EmailMessage

import pytest

from corpus.errors import UnreadableSource
from corpus.readers.mail import attachments, has_text, read_mail

LETTERS = [
    ("Họp triển khai Kế hoạch 02", "Đề nghị các sở gửi báo cáo trước ngày 30/6/2025.", "Sở Nội vụ"),
    ("পরিকল্পনা ০২ নিয়ে সভা", "৩০ জুন ২০২৫-এর মধ্যে প্রতিবেদন পাঠাতে হবে।", "জেলা পরিষদ"),
    ("Meeting on Plan 02", "Reports are due by 30 June 2025.", "The Registry"),
]


def mail(subject: str, body: str, sender: str = "", *, html: bool = False) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = f"{sender} <office@example.org>"
    message["To"] = "all@example.org"
    message["Date"] = "Thu, 19 Jun 2025 23:30:00 +0700"
    message.set_content(body)
    if html:
        message.add_alternative(
            f"<html><body><p>{body}</p><ul><li>one</li></ul></body></html>", subtype="html"
        )
    return message


@pytest.mark.parametrize(("subject", "body", "sender"), LETTERS)
@pytest.mark.parametrize("html", [False, True])
def test_headers_are_metadata_and_the_body_is_text(
    subject: str, body: str, sender: str, html: bool
) -> None:
    reading = read_mail(mail(subject, body, sender, html=html).as_bytes(), name="a.eml")
    assert reading.metadata == {
        "title": subject,
        "author": f"{sender} <office@example.org>",
        "date": "2025-06-19",
    }
    assert body in reading.text
    [heading] = reading.headings
    assert reading.text[heading.start : heading.end] == subject
    noise = [reading.text[n.start : n.end] for n in reading.noise]
    assert noise[0] == f"From: {sender} <office@example.org>"
    assert len(noise) == 3
    assert (reading.pages[0].start, reading.pages[0].end) == (0, len(reading.text))


def test_offsets_of_a_body_in_html_fit_below_the_headers() -> None:
    message = mail("A", "a")
    message.add_alternative(
        "<html><body><h2>Duties</h2><p>Each office reports on its own work in detail, every month"
        " of the year, in writing and in full, to the committee.</p></body></html>",
        subtype="html",
    )
    reading = read_mail(message.as_bytes(), name="a.eml")
    assert [reading.text[h.start : h.end] for h in reading.headings] == ["A", "Duties"]


def test_quoted_lines_are_no_content() -> None:
    reading = read_mail(mail("A", "Agreed.\n> Shall we?\n").as_bytes(), name="a.eml")
    assert "> Shall we?" in [reading.text[n.start : n.end] for n in reading.noise]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1258", "utf-16"])
def test_declared_and_wrong_charsets_are_read(charset: str) -> None:
    body = "Le projet du comité avance.\n"
    raw = b"Subject: A\r\nContent-Type: text/plain; charset=%s\r\n\r\n" % charset.encode()
    content = raw + body.encode(charset if charset != "utf-16" else "utf-8")
    assert body.strip() in read_mail(content, name="a.eml").text


def test_attachments_keep_their_names_and_bytes() -> None:
    message = mail("A", "b")
    message.add_attachment("Nội dung".encode(), "text", "plain", filename="phụ lục.txt")
    message.add_attachment(b"%PDF", "application", "pdf", filename="../a.pdf")
    message.add_attachment(mail("Inner", "c"))
    found = list(attachments(message.as_bytes(), name="a.eml"))
    assert [(a.name, a.content[:4]) for a in found[:2]] == [
        ("phụ lục.txt", b"N\xe1\xbb\x99"),
        ("../a.pdf", b"%PDF"),
    ]
    assert found[2].name == "attachment-3.eml"
    assert "Inner" in read_mail(found[2].content, name="b.eml").text


def test_a_mail_that_only_carries_files_has_no_text() -> None:
    message = EmailMessage()
    message["Subject"] = "A"
    message.add_attachment(b"x", "text", "plain", filename="a.txt")
    assert not has_text(message.as_bytes(), name="a.eml")
    assert has_text(mail("A", "b").as_bytes(), name="a.eml")


@pytest.mark.parametrize("content", [b"just words\nand more", b"\xff\xfe\x00", b"From: \r\n\r\n"])
def test_what_is_no_mail_says_so(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"a\.eml") as refused:
        read_mail(content, name="a.eml")
    assert refused.value.code == "corrupt"
