"""PARSED REPORT -> WHO SAYS WHAT: source, cue and content of every attribution, with its source resolved."""

from onrecord.extract.attribution.find import find_attributions
from onrecord.extract.attribution.lookup import attribution_at, voices_at

__all__ = ["attribution_at", "find_attributions", "voices_at"]
