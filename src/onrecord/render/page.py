"""RECORD -> ONE HTML PAGE that needs nothing beside it: no network, no account, works from disk, on a phone, in print.

Report text is hostile: every value goes through the template's escaping, controls are written out, no text becomes
markup, script or style, and the page's own policy lets nothing run or be styled but by its one script and one style
sheet, each named by its hash.
"""

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from onrecord.model import Record
from onrecord.render import charts, shown, wording
from onrecord.render.strip import draw_strip
from onrecord.render.terminal import escape_controls

_TEMPLATES = files("onrecord.render").joinpath("templates")


def render_page(record: Record) -> str:
    """The whole page as one string of HTML. The same record gives the same bytes."""
    script, style = (_TEMPLATES.joinpath(name).read_text(encoding="utf-8") for name in ("page.js", "page.css"))
    template = make_environment().from_string(_TEMPLATES.joinpath("page.html.j2").read_text(encoding="utf-8"))
    events = sorted(record.events, key=shown.order_of)
    witnesses, labels = shown.show_claims(record), shown.label_origins(record)
    return template.render(
        record=record,
        days=shown.show_days(record, events, witnesses),
        conflicts=shown.show_conflicts(record, witnesses, labels),
        statuses=shown.show_statuses(record, witnesses, labels),
        status_axis=charts.make_status_axis(record.statuses),
        series=shown.show_series(record, witnesses, labels),
        families=shown.show_families(record),
        kinds=sorted({event.kind for event in events}),
        summaries={event.event_id: event.summary for event in events},
        reports=sorted(record.reports, key=lambda report: (report.published or "9999", report.source)),
        strip=draw_strip(events),
        words=wording,
        script=script,
        style=style,
        script_hash=hash_source(script),
        style_hash=hash_source(style),
    )


def make_environment() -> Environment:
    """The templates' language: everything escaped, nothing undefined, the words of this project as filters."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(
        clean=escape_controls, time=wording.tell_time, place=wording.tell_place, precision=wording.tell_precision,
        kind=wording.tell_kind, day=wording.tell_day, lineage=wording.tell_lineage, figure=wording.tell_figure,
        spread=wording.tell_spread, counted=wording.tell_counted, point=wording.tell_point, outlet=wording.tell_outlet,
    )  # fmt: skip
    return environment


def hash_source(text: str) -> str:
    """What the page's policy names a script or style by."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
