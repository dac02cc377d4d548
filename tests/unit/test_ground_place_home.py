"""Where a report is at home."""

from onrecord.ground.place_home import Home, list_datelines
from onrecord.values import Entry


def entry(name: str, lat: float) -> Entry:
    return Entry(place_id=f"p-{name}", label=name, lat=lat, lon=20.0, kind="city", country="VN", admin1=None)


def test_home_is_where_most_of_the_other_names_lie() -> None:
    kareth, orvany, far = entry("Kareth", 10.0), entry("Orvany", 10.2), entry("Sel Marra", 40.0)
    home = Home([(kareth, 1.0), (orvany, 2.0), (far, 2.5)])
    assert home.without(far) in (kareth, orvany)
    assert home.without(kareth) == far  # Orvany alone is told of less
    assert Home([(kareth, 1.0)]).without(kareth) is None


def test_a_dateline_stands_at_the_head_of_a_line_or_sentence() -> None:
    text = "Fair opens. KARETH, Varenia (MNA) — A fair opened.\nORVANY - Rain fell. In KARETH it was dry."
    assert [text[start : start + 6] for start, _ in list_datelines(text)] == ["KARETH", "ORVANY"]
