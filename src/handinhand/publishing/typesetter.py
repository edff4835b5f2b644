"""Sets one document with typst: JSON on stdin, the file on stdout. A process of its own.

typst costs some 60 MB and seconds when it goes wrong, so no web worker loads it. This process
knows no Django, no settings, no database; it ends after one document.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

import typst

FOLDER = Path(__file__).parent
TOO_LONG = 15  # seconds of computing, in case nobody waits for us any more
TOO_MUCH = 1024**3  # bytes; the largest order we take needs some 200 MB
REFUSED = 3  # exit code: typst did not accept the document


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (TOO_LONG, TOO_LONG))
    resource.setrlimit(resource.RLIMIT_AS, (TOO_MUCH, TOO_MUCH))
    order = json.load(sys.stdin.buffer)
    try:
        made = typeset(order)
    except typst.TypstError as error:
        print(error.message, file=sys.stderr)  # noqa: T201 - to our parent
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


def typeset(order: dict[str, Any]) -> bytes:
    """Return the PDF; with `picture`, page number `picture` as PNG."""
    compiler = typst.Compiler(
        FOLDER / "typst" / "document.typ",
        root=FOLDER / "typst",
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[FOLDER / "fonts"],
        ),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(order["data"], ensure_ascii=False)},
    )
    if "picture" in order:
        pages = compiler.compile(format="png", ppi=order["ppi"])
        made = pages[order["picture"] - 1] if isinstance(pages, list) else pages
    else:
        made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=order["made_at"])
    if not isinstance(made, bytes):
        raise TypeError("typst gave no file")
    return made


if __name__ == "__main__":
    sys.exit(main())
