"""CLUSTERS OF CLAIMS -> EVENTS, CONFLICTS, STATUSES, SERIES: one record, every figure with the rule that gave it."""

from onrecord.reconcile.changes import compare_records
from onrecord.reconcile.figures import Model
from onrecord.reconcile.reconcile import Reconciled, reconcile

__all__ = ["Model", "Reconciled", "compare_records", "reconcile"]
