"""The command `handinhand`: every management command, with the settings found by itself."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Run one management command of the checkout this package was installed from."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(with_underscores(sys.argv))


def with_underscores(arguments: list[str]) -> list[str]:
    """Let a command be typed as people write it: `work-access` is `work_access`."""
    program, *rest = arguments
    if rest and not rest[0].startswith("-"):
        rest[0] = rest[0].replace("-", "_")
    return [program, *rest]


if __name__ == "__main__":
    main()
