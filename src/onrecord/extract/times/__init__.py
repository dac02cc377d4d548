"""REPORT TEXT -> EXPRESSIONS OF TIME: their spans and TIMEX3 types, without values."""

from onrecord.extract.times.find import find_times

__all__ = ["find_times"]
