"""A record with every part that the page shows, and one whose every word is hostile."""

from tests.claim_builder import make_claim, make_quantity, make_report

from onrecord import model as m
from onrecord.values import Place, When

OUTLET, HEADLINE = "Corvid Press", "Market struck in Kareth"
WORDS = "Air strikes on a market in Kareth killed at least 12 people on Monday, Tessel Watch said."
COPY = "Air strikes on a market in Kareth killed at least 14 people on Monday, Tessel Watch said."

#: each would leave a mark on the window, reach out, or break the page, were it taken for markup
HOSTILE = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "</style></title></blockquote></article><script>window.ran = 1</script>",
    '"><img src="http://tessel.invalid/x.png" onerror="window.ran = 1">',
    "' onmouseover='window.ran = 1' autofocus onfocus='window.ran = 1' x='",
    '<svg onload="window.ran = 1"><animate onbegin="window.ran = 1" attributeName="x" dur="1s"/></svg>',
    '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe><object data="http://tessel.invalid/"></object>',
    '<a href="javascript:window.ran = 1">here</a> javascript:window.ran=1',
    '<meta http-equiv="refresh" content="0;url=http://tessel.invalid/"><base href="http://tessel.invalid/">',
    '<link rel="stylesheet" href="http://tessel.invalid/x.css"><style>body { display: none }</style>',
    "} body { display: none } * { background: url(http://tessel.invalid/x) } /*",
    "{{ 7 * 191 }} {% for x in () %} {# gone #} ${7 * 191} <%= 7 * 191 %>",
    "<!-- <![CDATA[ ]]> <plaintext> <textarea> <!doctype html> &lt;script&gt; &#60;b&#62;",
    "\u202etpircs\u202c \u2066\u200f \x00 \x1b[31m \x07 \x85 \u2028 \ud800 \ufeff",
    "W" * 900,
    "e" + "\u0301" * 300,
)


def make_record(words: str = WORDS, copy: str = COPY, name: str | None = None) -> m.Record:
    """Two reports of one story and one of another. ``name`` stands for every name and word in it where given."""
    reports = (
        make_report("r-1", text=words, outlet=name or OUTLET, headline=name or HEADLINE, agency=name or "MNA",
                    source=name or "market.txt", published="2020-02-03", flags=(name or "corrected",)),
        make_report("r-2", text=copy, outlet=name, source=name or "copy.txt", published="2020-02-04"),
        make_report("r-3", text=words, source=name or "later.txt"),
    )  # fmt: skip
    claims = tuple(claim_all(f"c-{at}", report, name) for at, report in enumerate(reports, start=1))
    return m.Record(
        reports=reports, claims=claims, events=make_events(name), families=(make_family(words, copy, name),),
        conflicts=(
            m.Conflict(conflict_id="x-1", kind="value", events=("e-1",), note=name or "may be an update", sides=(
                m.Side(value=name or "12", quantity=make_quantity("killed", 12), origins=("o-1",), claims=("c-1",)),
                m.Side(value=name or "14", quantity=make_quantity("killed", 14), origins=("o-2",), claims=("c-2",)),
            )),
        ),
        statuses=(
            m.Status(kind="territory", subject=name or "Kareth", value="contested", from_="2020-02-03",
                   known_at="2020-02-04", origins=("o-1",), claims=("c-1",)),
            m.Status(kind="territory", subject=name or "Kareth", value="held", holder=name or "Northern Front",
                   from_="2020-02-06", to="2020-02-09", known_at="2020-02-07", claims=("c-3",)),
        ),
        series=(
            m.Series(measure="displaced", population=name or "people", since="2019-12-01", points=(
                m.Point(as_of="2020-02-03", value=4300, origin="o-1", claim_id="c-1"),
                m.Point(as_of="2020-02-07", lower=5000, origin="o-1", claim_id="c-2"),
            )),
        ),
        rejected=(m.Rejected(source=name or "photo.txt", reason="binary", message=name or "not a text"),),
    )  # fmt: skip


def claim_all(claim_id: str, report: m.Report, name: str | None) -> m.Claim:
    """The whole text of a report as one claim."""
    voice = m.ChainLink(name=name or "Tessel Watch", kind="monitor", start=0, end=1)
    return make_claim(claim_id, report.report_id, event_id="e-1", evidence=m.Evidence(
        start=0, end=len(report.text), quote=report.text,
    ), attribution=m.Attribution(origin=name or "Tessel Watch", stance="accuses", chain=(voice,)),
        occurred=When(start="2020-02-03", end="2020-02-03", basis=name or "weekday before publication"),
        quantities=(make_quantity("killed", 12, verbatim=name[:5] if name else report.text[51:53]),))  # fmt: skip


def make_events(name: str | None) -> tuple[m.Event, ...]:
    origins = (m.Origin(id="o-1", label=name or "Tessel Watch", kind="monitor"),
               m.Origin(id="o-2", label=name or "Dr Hale", kind="witness"))  # fmt: skip
    day = When(edtf="2020-02-03", start="2020-02-03", end="2020-02-03", precision=1)
    figures = (
        m.Figure(measure="killed", population=name or "people", low=12, best=12, high=14, method=name or "latest count",
               claims=("c-1", "c-2"), origins=("o-1", "o-2")),
        m.Figure(measure="injured", low=30, best=30, method="a lower bound", claims=("c-1",)),
    )  # fmt: skip
    place = Place(name=name or "Kareth", precision=1, lat=1.0, lon=1.0)
    shape = {"corroboration": "contested", "n_reports": 3, "n_families": 2, "n_origins": 2, "origins": origins}
    return (
        m.Event(event_id="e-1", kind="air_strike", summary=name or "Air strike in Kareth.", occurred=day, place=place,
              figures=figures, claims=("c-1", "c-2", "c-3"), includes=("e-2",), **shape),
        m.Event(event_id="e-2", kind="flood", summary=name or "Flood in Orvany.", part_of="e-1", claims=(),
              occurred=When(start="2020-05-10", end="2020-05-10", precision=1), **shape),
        m.Event(event_id="e-3", kind="statement", summary=name or "The mayor spoke.", occurred=day,
                claims=("c-3",), **shape),
        m.Event(event_id="e-4", kind="toll", summary=name or "A count.", occurred=When(), claims=(), **shape),
    )  # fmt: skip


def make_family(words: str, copy: str, name: str | None) -> m.Family:
    aligned = (m.Aligned(from_=(0, len(words)), to=(0, len(copy))),)
    edits = (m.Edit(kind="number", from_=(0, 1), to=(0, 1)),)
    link = m.Link(from_="r-1", to="r-2", containment=0.97, aligned=aligned, edits=edits)
    return m.Family(family_id="f-1", reports=("r-1", "r-2"), root="r-1", agency=name or "MNA", links=(link,))
