"""TWO CLAIMS -> WHY they are one event or two: the words behind the score that joined them or kept them apart."""

from onrecord.errors import RecordError
from onrecord.link.carried import fold_copies
from onrecord.link.cluster import BAR
from onrecord.link.compare import compare_sayings
from onrecord.link.stories import group_stories
from onrecord.model import Record
from onrecord.model.comparison import Explanation


def explain_pair(claim_ids: tuple[str, str], record: Record) -> Explanation:
    """What each feature says of two claims. An error where the record holds no such claims.

    The record's reports weigh the words, as when it was built.
    """
    sayings = fold_copies(record.claims, record.reports, record.families, frozenset())
    saying_of = {claim_id: saying for saying in sayings for claim_id in saying.claims}
    unknown = [claim_id for claim_id in claim_ids if claim_id not in saying_of]
    if unknown:
        raise RecordError(f"the record holds no claim {', '.join(unknown)}")
    first, second = sorted((saying_of[claim_id] for claim_id in claim_ids), key=lambda saying: saying.claims)
    if first is second:
        return Explanation(comparisons=(), bar=BAR)
    stories = group_stories(record.reports, [saying.claim for saying in sayings], record.families)
    comparisons = compare_sayings(first, second, stories.likeness_of)
    return Explanation(comparisons=comparisons, bar=BAR)
