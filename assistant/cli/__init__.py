"""The command line `assistant`: ingest, ask, search, documents, show, remove, serve, and the
register's commands."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import ValidationError

from assistant import wire
from assistant.cli.accounts import keys, people, share
from assistant.cli.audit import audit
from assistant.cli.backup import backup, restore
from assistant.cli.common import FOLDER, LANGUAGES, common, make_parts, note_change, print_json
from assistant.cli.register import deadlines, entries, obligations, record, targets
from assistant.errors import AnswerError, UnknownDocument
from assistant.hosts import is_loopback
from assistant.types import Answer, Explanation
from corpus.errors import CorpusError
from corpus.types import Document, Language
from index.errors import IndexingError
from index.types import Filter

_WIDEST = 80


def main() -> None:
    """Runs the command line; exits 0 (done), 1 (some inputs failed) or 2 (wrong usage)."""
    run(cli)


def run(command: click.Command) -> None:
    """Runs a click command with the contract's exit codes: a message, never a traceback."""
    try:
        code = command.main(standalone_mode=False)
    except click.exceptions.Abort:
        code = _fail("interrupted; run the same command again to go on")
    except click.ClickException as error:
        error.show(sys.stderr)
        code = 2
    except (AnswerError, CorpusError, IndexingError) as error:
        code = _fail(str(error))
    except ValidationError as error:
        code = _fail(_setting(error))
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:  # the last resort: users never see a traceback
        if os.environ.get("ASSISTANT_DEBUG"):
            raise
        code = _fail(
            f"unexpected {type(error).__name__}: {error}; set ASSISTANT_DEBUG=1 to see where, and"
            " report it"
        )
    sys.exit(code if isinstance(code, int) else 0)


def _setting(error: ValidationError) -> str:
    first = error.errors()[0]
    name = "_".join(str(part) for part in first["loc"]).upper()
    return f"the setting ASSISTANT_{name} is wrong: {first['msg']}; correct or unset it"


def _fail(message: str) -> int:
    click.echo(f"Error: {message}", err=True)
    return 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--store", type=FOLDER, help="The store's folder.")
@click.version_option(package_name="policy-assistant")
def cli(store: Path | None) -> None:
    """Cited, verified answers from policy documents in Vietnamese, Bengali and English."""


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True, help="Go on with what appears or changes, until Ctrl-C.")
@common
def ingest(paths: tuple[Path, ...], watch: bool, store: Path | None, as_json: bool) -> int:
    """Read files and folders into the store; safe to repeat, to interrupt and to resume."""
    from assistant.ingesting import Report

    report = Report(quiet=as_json)
    parts = make_parts(store)
    (report.follow if watch else report.once)(parts.ingestion, paths)
    note_change(parts, paths=[str(path) for path in paths], totals=report.totals)
    if as_json:
        print_json(report.json())
    else:
        click.echo(report.summary())
    return 1 if report.totals.get("failed") else 0


@cli.command()
@click.argument("question")
@click.option("--language", type=LANGUAGES, help="Language of the answer; default: the question's.")
@click.option("--document", "documents", multiple=True, help="Only this document; repeatable.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="What was in force on DATE.")
@click.option("--after", multiple=True, help="A question asked before this one; repeatable.")
@click.option("--explain", is_flag=True, help="Show how the answer came about.")
@common
def ask(
    question: str,
    language: str | None,
    documents: tuple[str, ...],
    as_of: datetime.datetime | None,
    after: tuple[str, ...],
    explain: bool,
    store: Path | None,
    as_json: bool,
) -> int:
    """Answer a question from the documents, every statement with its quote."""
    answer = make_parts(store).assistant.ask(
        question,
        language=Language(language) if language else None,
        documents=documents,
        as_of=as_of.date() if as_of else None,
        history=after,
        explained=explain,
    )
    if as_json:
        print_json(wire.answer_json(answer))
    else:
        click.echo(_answer_text(answer))
    for warning in [] if as_json else answer.warnings:
        click.echo(warning, err=True)
    return 0


def _answer_text(answer: Answer) -> str:
    lines = [answer.text]
    cited = answer.citations or answer.nearest
    if cited:
        lines.append("")
    for citation in cited:
        mark = f"[{citation.number}]" if answer.citations else " ~ "
        parts = [p for p in citation.section[-2:] if p not in citation.title]
        where = " › ".join(_short(part) for part in (citation.title, *parts))
        part = f"{citation.cited_as}, " if citation.cited_as not in ("", *citation.section) else ""
        place = f"{part}p. {citation.page}, {citation.start}–{citation.end}"
        state = citation.validity
        if state not in (None, "in_force"):
            place += f", {str(state).replace('_', ' ')}"
        lines.append(f"{mark} {where} ({citation.document_id}, {place})")
        lines.append(f"    “{' '.join(citation.quote.split())}”")
    if answer.explanation:
        lines += ["", *_explained(answer.explanation)]
    return "\n".join(lines)


def _explained(explanation: Explanation) -> Iterator[str]:
    yield f"question as understood: {explanation.question}"
    for name, values in explanation.constraints.items():
        if values:
            yield f"  {name}: {', '.join(values)}"
    if explanation.documents is not None:
        yield f"  documents that satisfy them: {', '.join(explanation.documents)}"
    if explanation.refused_for:
        yield f"  refused for want of: {explanation.refused_for}"
    yield "candidates:"
    for c in explanation.candidates:
        scores = ", ".join(f"{name} {value:.2f}" for name, value in c.scores.items())
        yield f"  {c.document_id} {c.start}–{c.end}: {c.verdict} ({scores})"
    for s in explanation.statements:
        why = f": {s.why}" if s.why else ""
        yield f"statement {'passed' if s.supported else 'fell'} with {s.score:.2f}{why}"


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"


@cli.command()
@click.argument("query")
@click.option("--k", default=10, show_default=True, type=click.IntRange(1, 200))
@click.option("--language", type=LANGUAGES, help="Only passages in this language.")
@common
def search(query: str, k: int, language: str | None, store: Path | None, as_json: bool) -> int:
    """Rank the passages of the store for a query."""
    parts = make_parts(store)
    where = Filter(language=Language(language) if language else None)
    hits = parts.retriever.search(query, k=k, where=where)
    titles = parts.store.catalogue.titles()
    rows = [wire.hit_json(hit, titles[hit.passage.document_id]) for hit in hits]
    if as_json:
        print_json({"hits": rows})
    for row in [] if as_json else rows:
        click.echo(f"{row['rank']}. {row['title']} ({row['document_id']}, p. {row['page']},")
        click.echo(f"   {row['start']}–{row['end']}, score {row['score']:.3f})")
        click.echo(f"   {' '.join(row['text'].split())}")
    return 0


@cli.command()
@common
def documents(store: Path | None, as_json: bool) -> int:
    """List the documents of the store."""
    opened = make_parts(store).store
    catalogue, standings = opened.catalogue, opened.standings()
    counts = catalogue.passage_counts()
    rows = [wire.document_json(d, counts.get(d.id, 0), standings) for d in catalogue.documents()]
    if as_json:
        print_json({"documents": rows})
    for row in [] if as_json else rows:
        number = f"{row['number']}: " if row["number"] else ""
        click.echo(f"{row['document_id']}  {row['language']}  {number}{row['title']}")
        methods = ", ".join(f"{n} {method}" for method, n in row["page_methods"].items())
        click.echo(f"    pages: {methods}; legibility: {row['legibility']}")
        if mark := _mark(row):
            click.echo(f"    {mark}")
        for warning in row["warnings"]:
            click.echo(f"    {warning}")
    return 0


@cli.command()
@click.argument("document_id")
@click.option(
    "--text", is_flag=True, help="The stored text, exactly; offsets count its characters."
)
@common
def show(document_id: str, text: bool, store: Path | None, as_json: bool) -> int:
    """Show one document: what it calls itself, its relations, sections, how it was read."""
    opened = make_parts(store).store
    catalogue = opened.catalogue
    document = _document(catalogue.document(document_id), document_id)
    row = wire.show_json(
        document, catalogue.passage_count(document_id), opened.standings(), catalogue.paths()
    )
    if as_json:
        print_json({**row, "text": document.text} if text else row)
    elif text:
        click.echo(document.text, nl=False)
    else:
        for name in ("document_id", "title", "number", "kind", "issuer", "date", "language"):
            click.echo(f"{name}: {row[name] if row[name] is not None else '–'}")
        if mark := _mark(row):
            click.echo(mark)
        for link in row["relations"]:
            here = f" ({link['document_id']})" if link["document_id"] else ""
            click.echo(f"  {link['type']} {link['direction']} {link['number']}{here}")
        for version in row["versions"]:
            click.echo(f"  version {version['document_id']}{' *' if version['current'] else ''}")
        for section in row["sections"]:
            click.echo(f"  {section['start']:>8}  {' › '.join(section['path'])}")
    return 0


@cli.command()
@click.argument("document_id")
@common
def remove(document_id: str, store: Path | None, as_json: bool) -> int:
    """Remove one document with its passages, vectors and file."""
    parts = make_parts(store)
    if not parts.store.remove(document_id):
        _document(None, document_id)
    note_change(parts, document_id=document_id)
    if as_json:
        print_json({"document_id": document_id, "status": "removed"})
    else:
        click.echo(f"removed {document_id}")
    return 0


def _mark(row: wire.Json) -> str:
    """What a document is among the others, where that is not simply in force."""
    if row["duplicate_of"]:
        return f"duplicate of {row['duplicate_of']}"
    if row["validity"] in (None, "in_force"):
        return ""
    by = f" by {row['superseded_by']}" if row["superseded_by"] else ""
    return f"{row['status'] if row['status'] == 'old_version' else row['validity']}{by}"


def _document(document: Document | None, document_id: str) -> Document:
    if document is None:
        raise UnknownDocument(
            f"there is no document {document_id!r}; assistant documents lists the ids"
        )
    return document


@cli.command()
@click.option("--host", help="Address to bind to; default: this computer alone.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.")
@click.option("--store", type=FOLDER, help="The store's folder.")
def serve(host: str | None, port: int | None, store: Path | None) -> int:
    """Serve answers over HTTP, with the page at /."""
    import uvicorn

    parts = make_parts(store)
    settings = parts.settings
    address = host or settings.host
    if not is_loopback(address) or settings.hosts:
        parts.accounts.check_exist(address, settings.hosts)
    # The service is made by name: api may import assistant, never the reverse.
    os.environ["ASSISTANT_STORE"] = str(settings.store)
    os.environ["ASSISTANT_HOST"] = address
    uvicorn.run(
        "api.app:create_from_settings",
        factory=True,
        host=address,
        port=settings.port if port is None else port,
        log_level="info",
        access_log=False,  # the service writes a line a request itself
    )
    return 0


@cli.command()
@click.option("--store", type=FOLDER, help="The store's folder.")
def mcp(store: Path | None) -> int:
    """Serve the store to other assistants as tools (Model Context Protocol, over stdio)."""
    try:
        from assistant.mcp_server import make_server
    except ModuleNotFoundError as error:
        raise click.UsageError(
            f"the package {error.name!r} is not installed; pip install 'policy-assistant[mcp]'"
        ) from error
    make_server(make_parts(store)).run("stdio")
    return 0


for _command in (
    obligations,
    deadlines,
    targets,
    record,
    entries,
    keys,
    people,
    share,
    audit,
    backup,
    restore,
):
    cli.add_command(_command)
