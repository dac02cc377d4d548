"""The stages on real machines: one core or many, from paths to a record on disk.

Numpy's algebra keeps to one thread: the work is shared out by reports. Its own threads cost more than the matrices of a
report are worth, and could differ in the last digit from machine to machine. It heeds this when it is first loaded.
"""

import os

for _setting in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_setting, "1")
