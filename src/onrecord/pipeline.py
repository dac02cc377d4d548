"""The whole program on one page: collect -> copies -> extract -> ground -> link -> reconcile -> render.

Each report is read by itself (`read_report`), on any core and in any order; the record is assembled from all the
readings (`assemble_record`), whatever their order. What is rendered from the record is asked for by the command line.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from msgspec.structs import replace
from spacy.language import Language

from onrecord.copies.family import find_families
from onrecord.copies.prose import take_imprint
from onrecord.extract.attribution import find_attributions
from onrecord.extract.claims.find import find_claims
from onrecord.extract.claims.scene import told_sentences
from onrecord.extract.local_places import find_local_places
from onrecord.extract.parse import parse_text
from onrecord.extract.places import find_places
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times
from onrecord.extract.victims import find_victims, quantify_victims
from onrecord.ground.actors import Aliases
from onrecord.ground.claims import ground_claims
from onrecord.ground.family_places import settle_places
from onrecord.ground.local_places import ground_local_places
from onrecord.ground.places import ground_places
from onrecord.ground.publication import date_report
from onrecord.ground.quantities import ground_quantities
from onrecord.ground.times import ground_times
from onrecord.link import link_claims
from onrecord.mentions import PlaceMention, QuantityMention, Reading
from onrecord.model import Family, Judgement, Record, Rejected, Report
from onrecord.reconcile import Model, reconcile
from onrecord.values import Gazetteer

Mention = TypeVar("Mention", QuantityMention, PlaceMention)


class Tools(NamedTuple):
    """What reading needs besides the report: loaded once, by the shell. ``actors`` go before the shipped ones."""

    parser: Language
    gazetteer: Gazetteer
    actors: Aliases = {}


def read_report(report: Report, *, tools: Tools) -> Reading:
    """What one report says, every value with the span that holds it. Other reports have no part in it."""
    doc = parse_text(tools.parser, report.text, breaks=[zone.start for zone in report.zones])
    times = find_times(report.text)
    report = date_report(report, times)
    times = ground_times(times, report.text, report.published)
    quantities = quote_all(ground_quantities(find_quantities(doc, times)), report.text)
    places = quote_all(ground_places(find_places(doc, tools.gazetteer), doc.text, tools.gazetteer), report.text)
    attributions = find_attributions(doc, report)
    victims = find_victims(doc, told_sentences(doc, report), quantities)
    quantities, victims = quantify_victims(quantities, victims, report.text)
    local = ground_local_places(find_local_places(doc, places), places, doc.text, tools.gazetteer)
    sites = quote_all(local, report.text)
    drafts = find_claims(
        doc, report, times=times, places=sites, quantities=quantities, attributions=attributions, victims=victims
    )
    claims = ground_claims(drafts, report, times=times, places=sites, quantities=quantities, actors=tools.actors)
    return Reading(
        report=report, times=times, places=places, quantities=quantities, attributions=attributions, victims=victims,
        claims=claims, imprint=take_imprint(report),
    )  # fmt: skip


def quote_all(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """The mentions with their words as the report has them, where it is in capitals and was parsed in ordinary case."""
    return tuple(
        mention
        if mention.text == text[mention.start : mention.end]
        else replace(mention, text=text[mention.start : mention.end])
        for mention in mentions
    )


def keep_one_copy(reports: Iterable[Report]) -> tuple[list[Report], list[Rejected]]:
    """One report of each content, that with the smallest source; the others are left out with the reason."""
    kept: dict[str, Report] = {}
    repeated = []
    for report in sorted(reports, key=attrgetter("source", "report_id")):
        first = kept.setdefault(report.report_id, report)
        if first is not report:
            message = f"{report.source}: the same content as {first.source}"
            repeated.append(
                Rejected(source=report.source, report_id=report.report_id, reason="same_content", message=message)
            )
    return list(kept.values()), repeated


def assemble_record(
    readings: Iterable[Reading], *, rejected: Iterable[Rejected] = (), judgements: Sequence[Judgement] = ()
) -> Record:
    """One record of what all reports say. ``rejected`` is what was left out before they were read."""
    readings = sorted(readings, key=lambda reading: (reading.report.source, reading.report.report_id))
    reports = [reading.report for reading in readings]
    claims = [claim for reading in readings for claim in reading.claims]
    families = find_families(reports, {reading.report.report_id: reading.imprint for reading in readings})
    claims = settle_places(claims, families)
    clusters = link_claims(claims, reports, families, judgements)
    judged = reconcile(claims, clusters, reports, families, judgements)
    left_out = [*rejected, *(row for reading in readings for row in reading.rejected)]
    return Record(
        reports=_name_families(reports, families),
        families=families,
        claims=judged.claims,
        events=judged.events,
        conflicts=judged.conflicts,
        statuses=judged.statuses,
        series=judged.series,
        rejected=tuple(sorted(left_out, key=_in_place)),
    )


def choose_model(record: Record, judgements: Sequence[Judgement], model: Model) -> Record:
    """The record with its figures by another model: the same reports, claims and events, judged anew."""
    clusters = [event.claims for event in record.events]
    judged = reconcile(record.claims, clusters, record.reports, record.families, judgements, model=model)
    return replace(
        record, claims=judged.claims, events=judged.events, conflicts=judged.conflicts, statuses=judged.statuses,
        series=judged.series,
    )  # fmt: skip


def _name_families(reports: Sequence[Report], families: Sequence[Family]) -> tuple[Report, ...]:
    carried: dict[str, list[str]] = {}
    for family in families:
        for report_id in family.reports:
            carried.setdefault(report_id, []).append(family.family_id)
    return tuple(replace(report, families=tuple(sorted(carried[report.report_id]))) for report in reports)


def _in_place(rejected: Rejected) -> tuple[str, int, int, str, str]:
    span = (-1, -1) if rejected.start is None or rejected.end is None else (rejected.start, rejected.end)
    return (rejected.source, *span, rejected.reason, rejected.message)
