"""What keeps the structure true in year five."""

import ast
import re
from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = Path(settings.ROOT)
PACKAGE = ROOT / "src" / "handinhand"
CONTEXTS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_context_says_in_six_lines_what_it_answers_and_is_on_the_map(context: str) -> None:
    doc = ast.get_docstring(ast.parse((PACKAGE / context / "__init__.py").read_text("utf-8")))
    assert doc
    assert len(doc.splitlines()) <= 6
    assert f"`{context}`" in (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_no_migration_imports_our_code() -> None:
    guilty = [
        path.name
        for path in PACKAGE.glob("*/migrations/*.py")
        if re.search(r"^(from|import) handinhand", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert guilty == []


def test_no_file_is_longer_than_it_can_be_read() -> None:
    long_code = [p for p in PACKAGE.rglob("*.py") if len(p.read_text("utf-8").splitlines()) > 400]
    long_pages = [p for p in TEMPLATES if len(p.read_text("utf-8").splitlines()) > 80]
    assert long_code + long_pages == []


def test_every_template_is_used_and_can_be_read() -> None:
    code = "".join(path.read_text("utf-8") for path in [*PACKAGE.rglob("*.py"), *TEMPLATES])
    for path in TEMPLATES:
        name = str(path.relative_to(ROOT / "templates"))
        get_template(name)
        # The files of one mail are named together, without their ending (core.mail).
        used = {name, re.sub(r"_(subject\.txt|message\.(txt|html))$", "", name)}
        is_named = any(f'"{one}"' in code for one in used)
        assert is_named or replaces_one_of_allauth(name), f"{name} is used nowhere"


def replaces_one_of_allauth(name: str) -> bool:
    return (Path(allauth.__file__).parent / "templates" / name).exists()


def test_every_component_starts_with_its_inputs() -> None:
    bare = [
        path.name
        for path in (ROOT / "templates" / "components").glob("*.html")
        if not path.read_text("utf-8").startswith("{# ")
    ]
    assert bare == []


def test_styles_use_logical_properties_only() -> None:
    sheets = "".join(path.read_text("utf-8") for path in (ROOT / "static" / "css").rglob("*.css"))
    wrong = r"(margin|padding|border)-(left|right)|text-align:\s*(left|right)|[^-](left|right):"
    assert re.findall(wrong, sheets) == []


def test_every_command_and_setting_of_ours_is_in_the_operations_guide() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text("utf-8")
    commands = [path.stem for path in PACKAGE.glob("*/management/commands/[a-z]*.py")]
    settings_files = (ROOT / "config" / "settings").glob("*.py")
    read = r"(?:text|texts|number|is_on|folder|environ\.get|environ)[\[(]\"([A-Z_]+)\""
    text = "".join(path.read_text("utf-8") for path in settings_files if path.stem != "test")
    names = re.findall(read, text)
    missing = [name for name in [*commands, *names] if f"`{name}`" not in guide]
    assert missing == []
