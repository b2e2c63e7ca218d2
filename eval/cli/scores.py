"""The commands that score one part of the program: reading, search, the register, the verifier."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.load import find_files
from eval.cli.common import AS_JSON, EXISTING, FOLDER, progress, write
from eval.collection import index_collection, limit, score_retrieval
from eval.identity import identity_text, references_text, score_identity, score_references
from eval.load import load_collection, load_unanswerable
from eval.particulars import particulars_json, particulars_text, score_folder
from eval.refusals import refusals_text, score_refusals
from eval.register import load_gold, register_text, score_deadlines, score_obligations
from eval.relations import relations_text, score_relations
from eval.report import retrieval_json, retrieval_text
from eval.sections import score_sections, sections_json, sections_text
from eval.ways import score_typed, score_ways
from index.embed import make_embedder


@click.command()
@click.argument("folder", metavar="DIR", type=EXISTING)
@click.option("--limit", "queries", type=click.IntRange(min=1), help="Only the first N queries.")
@click.option(
    "--texts",
    type=click.IntRange(min=1),
    help="Only N texts, those judged for the queries first; fewer texts make an easier search.",
)
@click.option("--compare", is_flag=True, help="Also vectors alone, words alone and their fusion.")
@click.option("--typed", is_flag=True, help="Also the questions as people type them.")
@click.option(
    "--refusals", is_flag=True, help="Also answer all questions and queries_unanswerable.jsonl."
)
@AS_JSON
def retrieval(
    folder: Path,
    queries: int | None,
    texts: int | None,
    compare: bool,
    typed: bool,
    refusals: bool,
    as_json: bool,
) -> int:
    """Score retrieval on DIR with its corpus.jsonl, queries.jsonl and qrels.tsv.

    The whole corpus is indexed in a temporary store: on two free cores about ten
    short texts a second.
    """
    collection = limit(load_collection(folder), queries=queries, texts=texts)
    unanswerable = load_unanswerable(folder) if refusals else {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as store:
        parts = Parts(Settings(store=Path(store), chroma_url=""))
        try:
            names = index_collection(collection, parts, progress)
            report = retrieval_json(score_retrieval(collection, parts, names, progress))
            if compare:
                report["ways"] = score_ways(collection, parts.retriever, names, progress)
            if typed:
                report["typed"] = score_typed(collection, parts.retriever, names, progress)
            if refusals:
                found = score_refusals(collection, unanswerable, parts.assistant, progress)
                report["refusals"] = found
        finally:
            parts.store.close()
    text = retrieval_text(report)
    if refusals:
        text += "\n\n" + refusals_text(report["refusals"])
    write(report, text, as_json=as_json)
    return 0


@click.command()
@click.argument("folder", metavar="DIR", type=EXISTING)
@AS_JSON
def particulars(folder: Path, as_json: bool) -> int:
    """Score the reading of dates, numbers and document numbers on DIR's written-out cases.

    DIR holds files such as dates.vi.jsonl, numbers.bn.jsonl and docnumbers.en.jsonl.
    """
    results = score_folder(folder)
    write(particulars_json(results), particulars_text(results), as_json=as_json)
    return 0


@click.command()
@click.argument("gold", metavar="GOLD", type=EXISTING)
@click.argument("folder", metavar="DIR", type=EXISTING)
@AS_JSON
def register(gold: Path, folder: Path, as_json: bool) -> int:
    """Score obligations read from the documents in DIR against the rows of GOLD (.jsonl)."""
    report = score_obligations(*load_gold(gold, folder))
    write(report, register_text(report), as_json=as_json)
    return 0


@click.command()
@click.argument("manifest", type=EXISTING)
@click.option("--root", type=FOLDER, help="The folder of its files; default: the manifest's.")
@AS_JSON
def identity(manifest: Path, root: Path | None, as_json: bool) -> int:
    """Score the number, date, kind, language and issuer read from the files of MANIFEST."""
    report = score_identity(manifest, root)
    write(report, identity_text(report), as_json=as_json)
    return 0


@click.command()
@click.argument("gold", metavar="GOLD", type=EXISTING)
@click.argument("folder", metavar="DIR", type=EXISTING)
@AS_JSON
def deadlines(gold: Path, folder: Path, as_json: bool) -> int:
    """Score dates read from the documents in DIR against the rows of GOLD (.jsonl)."""
    report = score_deadlines(*load_gold(gold, folder))
    write(report, register_text(report), as_json=as_json)
    return 0


@click.command()
@click.argument("gold", type=EXISTING)
@click.argument("folder", metavar="CORPUS_DIR", type=EXISTING)
@AS_JSON
def docrefs(gold: Path, folder: Path, as_json: bool) -> int:
    """Score the references to documents found in the texts of CORPUS_DIR against GOLD."""
    report = score_references(gold, folder)
    write(report, references_text(report), as_json=as_json)
    return 0


@click.command()
@click.argument("golds", metavar="GOLD...", nargs=-1, required=True, type=EXISTING)
@click.option("--root", type=FOLDER, help="The folder of the files named; default: GOLD's own.")
@AS_JSON
def relations(golds: tuple[Path, ...], root: Path | None, as_json: bool) -> int:
    """Score what documents say of others against GOLD's rows (.jsonl).

    Type, direction and object must all be right. A row has a document, as `text` or as
    `file`, and all its `relations` but mere citations.
    """
    report = score_relations(golds, root)
    write(report, relations_text(report), as_json=as_json)
    return 0


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--baselines/--no-baselines",
    default=True,
    help="Also score shared words and the likeness of the best sentence.",
)
@AS_JSON
def claims(file: Path, baselines: bool, as_json: bool) -> int:
    """Score FILE's (source, claim, label) rows with what the verifier finds in them."""
    from eval.claims.baselines import sentence_cosine, token_overlap
    from eval.claims.report import claims_json, claims_text, judge
    from eval.claims.rows import load_claims

    rows = load_claims(file)
    beside = {}
    if baselines:
        settings = Settings()
        embedder = make_embedder(settings.embedding_model, settings.cache)
        beside = {"token_overlap": token_overlap, "sentence_cosine": sentence_cosine(embedder)}
    report = claims_json([judge(claim, beside) for claim in progress(rows, "claims")])
    write(report, claims_text(report), as_json=as_json)
    return 0


@click.command()
@click.argument("folder", metavar="DIR", type=EXISTING)
@click.option(
    "--sentences", default=250, show_default=True, type=click.IntRange(min=1), help="A language."
)
@AS_JSON
def verifier(folder: Path, sentences: int, as_json: bool) -> int:
    """Try the verifier on false and on reworded statements about the documents in DIR."""
    from eval.verifier.trial import pairs_of, sentences_in, trial_json, trial_text

    pairs = list(pairs_of(sentences_in(folder), most=sentences))
    report = trial_json(progress(pairs, "statements"))
    write(report, trial_text(report), as_json=as_json)
    return 0


@click.command()
@click.argument("paths", metavar="PATH...", type=EXISTING, nargs=-1, required=True)
@AS_JSON
def sections(paths: tuple[Path, ...], as_json: bool) -> int:
    """Compare the articles found in files and folders with a plain count of their lines."""
    files = [file for path in paths for file in find_files(path)]
    report = sections_json(score_sections(progress(files, "files")))
    write(report, sections_text(report), as_json=as_json)
    return 1 if any(row["error"] for row in report["documents"]) else 0


COMMANDS = (
    retrieval,
    particulars,
    register,
    identity,
    deadlines,
    docrefs,
    relations,
    claims,
    verifier,
    sections,
)
