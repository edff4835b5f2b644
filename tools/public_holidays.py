"""Write the public holidays of the state into its folder, by the package `holidays`.

usage: python -m tools.public_holidays      (after an update of the package, or of the law)

A web worker reads a date from the file; the package would be 250 modules of other countries.
"""

import csv
import os
from importlib.metadata import version
from pathlib import Path

FIRST, LAST = 2024, 2050


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import holidays
    from django.conf import settings

    country, region = settings.HOLIDAY_REGION
    known = holidays.country_holidays(
        country, subdiv=region, years=range(FIRST, LAST + 1), language="de"
    )
    path = Path(settings.STATE_DATA_DIR) / "calendar" / "public_holidays.csv"
    with path.open("w", encoding="utf-8", newline="") as lines:
        source = f"Paket holidays {version('holidays')}, {country}-{region}"
        lines.write(
            f"# Gesetzliche Feiertage. Quelle: {source} (python -m tools.public_holidays).\n"
        )
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["day", "name"])
        writer.writerows((day.isoformat(), name) for day, name in sorted(known.items()))


if __name__ == "__main__":
    main()
