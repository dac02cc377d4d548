"""CLAIMS -> CLUSTERS: which claims, of one report or of many, are about one and the same event."""

from onrecord.link.cluster import link_claims
from onrecord.link.explain import explain_pair

__all__ = ["explain_pair", "link_claims"]
