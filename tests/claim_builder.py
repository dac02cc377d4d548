"""Records for tests in few words: fictional reports and claims, what a test does not care about filled in."""

from typing import Any

from onrecord.model import Actor, Attribution, Claim, Evidence, Quantity, Report
from onrecord.values import Place, When


def make_report(report_id: str, **fields: Any) -> Report:
    """A report; its text is its id unless given."""
    return Report(**{"report_id": report_id, "source": f"{report_id}.txt", "text": report_id, **fields})


def make_quantity(measure: str, value: float | None, **fields: Any) -> Quantity:
    """A count; ``verbatim`` is the number unless given."""
    return Quantity(**{"measure": measure, "value": value, "verbatim": str(value), **fields})


def make_claim(claim_id: str, report_id: str, **fields: Any) -> Claim:
    """A claim: an attack at an unknown time and place by nobody, unless given.

    Short forms: ``day``, ``origin``, ``origin_kind``, ``stance``, ``killed``, ``town``, ``agent``, ``start``,
    ``quote``.
    """
    day, town, agent = fields.pop("day", None), fields.pop("town", None), fields.pop("agent", None)
    start, quote = fields.pop("start", 0), fields.pop("quote", "words")
    origin, kind = fields.pop("origin", None), fields.pop("origin_kind", None)
    voice = Attribution(
        origin=origin,
        origin_kind=kind or ("monitor" if origin else "unattributed"),
        stance=fields.pop("stance", "asserts"),
    )
    killed = fields.pop("killed", None)
    return Claim(
        **{
            "claim_id": claim_id,
            "report_id": report_id,
            "kind": "attack",
            "occurred": When(edtf=day, start=day, end=day, precision=1 if day else None),
            "place": Place(name=town, precision=1) if town else None,
            "actors": (Actor(text=agent, role="agent"),) if agent else (),
            "quantities": (make_quantity("killed", killed),) if killed is not None else (),
            "attribution": voice,
            "evidence": Evidence(start=start, end=start + len(quote), quote=quote),
            **fields,
        }
    )
