"""Electronic mail (EML): who wrote what to whom; what is attached is for `archive` to unpack."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from corpus.errors import UnreadableSource
from corpus.readers.clean import clean_value
from corpus.readers.draft import DraftPage, Line, assemble
from corpus.readers.html import read_html
from corpus.readers.text import decode
from corpus.types import Heading, Page, Reading, Span

_HEADERS = ("From", "To", "Cc", "Date")
_SUFFIXES = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that a mail carries; `name` is as its sender called it."""

    name: str
    content: bytes


def read_mail(content: bytes, *, name: str) -> Reading:
    """Read a mail: its subject as heading, its other headers as noise, then its text.

    Metadata: title (the subject), author and date (ISO, the sender's day).
    """
    message = _parsed(content, name=name)
    body, warnings = _body(message, name=name)
    subject = _header(message, "Subject")
    head = [Line(text=subject, level=1)] if subject else []
    head += [
        Line(text=f"{key}: {value}", noise=True)
        for key in _HEADERS
        if (value := _header(message, key))
    ]
    reading = assemble([DraftPage(lines=(*head, Line(text="")))])
    metadata = {"title": subject, "author": _header(message, "From"), "date": _day(message)}
    return _joined(
        reading,
        body,
        metadata={key: value for key, value in metadata.items() if value},
        warnings=warnings,
    )


def attachments(content: bytes, *, name: str) -> Iterator[Attachment]:
    """Give the attached files of a mail in their order, mails forwarded as files too."""
    for number, part in enumerate(_parsed(content, name=name).iter_attachments(), start=1):
        kind = part.get_content_type()
        called = clean_value(part.get_filename() or "")
        called = called or f"attachment-{number}{_SUFFIXES.get(kind, '')}"
        if kind == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else part
            data = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
            called = called if called.lower().endswith(".eml") else f"{called}.eml"
        else:
            data = _payload(part)
        yield Attachment(name=called, content=data)


def has_text(content: bytes, *, name: str) -> bool:
    """Tell whether a mail says something itself, besides what is attached."""
    try:
        return bool(_body(_parsed(content, name=name), name=name)[0].text.strip())
    except UnreadableSource:
        return False


def _parsed(content: bytes, *, name: str) -> EmailMessage:
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        known = [key for key in ("From", "Subject", "Date", "To") if message.get(key)]
    except Exception as error:  # the parser raises many kinds on broken headers
        raise _damaged(name, str(error)) from error
    if not known or not isinstance(message, EmailMessage):
        raise _damaged(name, "it has no mail headers")
    return message


def _damaged(name: str, reason: str) -> UnreadableSource:
    return UnreadableSource(
        "corrupt", f"{name!r} is no mail that can be read ({reason}); save it again as EML."
    )


def _header(message: EmailMessage, key: str) -> str:
    try:
        return clean_value(str(message.get(key, "")))
    except Exception:  # noqa: BLE001 - as above; a mail is read without its broken header
        return ""


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError):
        return ""


def _body(message: EmailMessage, *, name: str) -> tuple[Reading, tuple[str, ...]]:
    """Give the text of a mail: its HTML where it has one, since lists and tables live there."""
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        return Reading(text="", pages=()), ()
    content = _payload(part)
    if not content.strip():
        return Reading(text="", pages=()), ()
    charset = part.get_content_charset() or "utf-8"
    try:
        text, warnings = content.decode(charset), tuple[str, ...]()
    except (LookupError, UnicodeDecodeError):
        text, warnings = decode(content, name=name)
    if part.get_content_type() == "text/html":
        try:
            return read_html(text.encode(), name=name), warnings
        except UnreadableSource:
            return Reading(text="", pages=()), warnings
    lines = tuple(Line(text=line, noise=line.startswith(">")) for line in text.splitlines())
    return assemble([DraftPage(lines=lines)]), warnings


def _payload(part: MIMEPart) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _joined(
    head: Reading, body: Reading, *, metadata: dict[str, str], warnings: tuple[str, ...]
) -> Reading:
    """Put the body below the head: its offsets move by what stands before it."""
    text = "\n\n".join(part for part in (head.text, body.text) if part)
    by = len(text) - len(body.text)
    return Reading(
        text=text,
        pages=(Page(start=0, end=len(text), number=1),),
        headings=head.headings
        + tuple(Heading(start=h.start + by, end=h.end + by, level=h.level) for h in body.headings),
        noise=head.noise + tuple(Span(start=n.start + by, end=n.end + by) for n in body.noise),
        metadata=metadata,
        warnings=warnings,
    )
