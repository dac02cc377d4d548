"""Who came to harm, told by number or in words."""

from onrecord.extract.victims.find import find_victims
from onrecord.extract.victims.quantify import quantify_victims

__all__ = ["find_victims", "quantify_victims"]
