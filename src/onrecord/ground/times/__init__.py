"""EXPRESSIONS OF TIME -> VALUES: TIMEX3 values, and the days meant as EDTF with start, end, clock and precision."""

from onrecord.ground.times.ground import ground_times

__all__ = ["ground_times"]
