"""Parts of a template that need not be worked out for every page: they depend on nothing of it."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.base import FilterExpression, Node, NodeList, Parser, TextNode, Token
from django.template.context import Context
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

TURNING = {"share", "language"}  # icons that point the other way in right-to-left text


class FixedNode(Node):
    """Text that depends on the language only. It sees none of the page's variables."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._by_language: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = translation.get_language()
        known = self._by_language.get(language)
        if known is None:
            known = self._by_language[language] = self.nodelist.render(context.new())
        return known


def fixed(parser: Parser, _token: Token) -> FixedNode:
    """Work out what stands between once per language: `{% fixed %}…{% endfixed %}`."""
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return FixedNode(nodelist)


@cache
def icon_markup(name: str) -> SafeString:
    """Return a line icon; it never stands without a word, so it is hidden from screen readers."""
    drawn = (Path(settings.ROOT) / "static" / "icons" / f"{name}.svg").read_text("utf-8").strip()
    turns = " turns" if name in TURNING else ""
    picture = f'<svg class="i{turns}" viewBox="0 0 24 24" aria-hidden="true">{drawn}</svg>'
    return mark_safe(picture)  # nosec B308 B703  # noqa: S308 - our own files


class IconNode(Node):
    def __init__(self, name: FilterExpression) -> None:
        self.name = name

    def render(self, context: Context) -> SafeString:
        return icon_markup(self.name.resolve(context))


def icon(parser: Parser, token: Token) -> Node:
    """Show a line icon. One that is named in the template is text of the template from then on."""
    _, name = token.split_contents()
    if name[0] in "\"'":
        return TextNode(icon_markup(name[1:-1]))
    return IconNode(parser.compile_filter(name))
