"""Parts against their whole: whether 3 + 7 + 8 + 5 make the 23 (rule 7). Shown, never mended."""

from collections.abc import Iterable, Sequence

from onrecord.model import Claim, Quantity


def check_parts(whole: Quantity, parts: Sequence[Quantity]) -> str | None:
    """The check in words; ``None`` where there is nothing to check: no exact whole or no exact parts."""
    numbers = [part.value for part in parts if part.value is not None]
    if whole.value is None or len(numbers) < len(parts) or not numbers:
        return None
    total = sum(numbers)
    shown = " + ".join(f"{n:,}" for n in sorted(numbers, reverse=True))
    if total == whole.value:
        return f"parts add up: {shown} = {whole.value:,}"
    if total > whole.value:
        return f"parts exceed the whole: {shown} = {total:,}, more than {whole.value:,}"
    return f"parts named: {shown} of {whole.value:,}"


def parts_by_whole(claims: Iterable[Claim]) -> dict[tuple[str, str], list[Quantity]]:
    """(claim id of the whole, measure) -> the parts that one report names, smallest claim id first."""
    found: dict[tuple[str, str], list[Quantity]] = {}
    for claim in sorted(claims, key=lambda c: c.claim_id):
        for quantity in claim.quantities:
            if quantity.part_of:
                found.setdefault((quantity.part_of, quantity.measure), []).append(quantity)
    return found
