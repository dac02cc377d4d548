"""CLAIMS -> CLUSTERS: which claims, of one report or of many, are about one and the same event."""

from onrecord.link.cluster import link_claims

__all__ = ["link_claims"]
