"""Who came to harm, told by number or in words, and how many people that makes."""

from onrecord.extract.victims.count import count_victims
from onrecord.extract.victims.find import find_victims
from onrecord.extract.victims.quantify import quantify_victims

__all__ = ["count_victims", "find_victims", "quantify_victims"]
