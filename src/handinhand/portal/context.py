"""What the frame of every page needs."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The current page in another language."""

    code: str
    name: str
    address: str
    is_current: bool
    is_right_to_left: bool


def page_frame(request: HttpRequest) -> dict[str, object]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "language": language,
        "direction": "rtl" if language in settings.LANGUAGES_BIDI else "ltr",
        "languages": list(_links(request, language)),
        "state_name": settings.STATE_NAME,
    }


def _links(request: HttpRequest, current: str) -> Iterator[LanguageLink]:
    first, _, rest = request.path.lstrip("/").partition("/")
    rest = rest if first in dict(settings.LANGUAGES) else ""
    query = f"?{request.GET.urlencode()}" if request.GET and request.method == "GET" else ""
    for code, name in settings.LANGUAGES:
        yield LanguageLink(
            code, name, f"/{code}/{rest}{query}", code == current, code in settings.LANGUAGES_BIDI
        )
