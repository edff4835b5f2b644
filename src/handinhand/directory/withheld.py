"""An address that must never leave the database (women's shelters)."""

from typing import Any, Never, NoReturn


class WithheldAddressLeak(RuntimeError):  # noqa: N818 - it is not an error to handle but a bug to stop
    """Somebody tried to show, log, export or index a withheld address."""


class WithheldAddress:
    """Stands where an address would stand. Holds nothing, so that nothing can leak.

    It can be asked whether it is withheld and nothing else: every way to make text, JSON, a copy
    for another process or an attribute of it raises `WithheldAddressLeak`.
    """

    __slots__ = ()
    is_withheld = True

    def _refuse(self, *_: Any) -> NoReturn:
        raise WithheldAddressLeak("Diese Anschrift ist geschützt und wird nirgends ausgegeben.")

    __str__ = __format__ = __reduce_ex__ = __iter__ = _refuse

    def __repr__(self) -> str:
        return "<WithheldAddress>"

    def __getattr__(self, name: str) -> Never:
        if name.startswith("__") or name in {
            "resolve_expression",
            "as_sql",
            "do_not_call_in_templates",
        }:
            raise AttributeError(name)
        self._refuse()
