"""Section 3.1: documents that allow all work and self-employment, on every day."""

from collections.abc import Mapping

from handinhand.work_access import values
from handinhand.work_access.case import Case, Setting
from handinhand.work_access.rule import Group, decides
from handinhand.work_access.words import Outcome, Status

_S = Status
# Before § 4a (1) AufenthG (2020-03-01) each paragraph said so itself.
_OWN_SENTENCE: Mapping[Status, str] = {
    _S.AE_25_1: "§ 25 Abs. 1 S. 4 AufenthG aF",
    _S.AE_25_2_REFUGEE: "§ 25 Abs. 2 S. 2, Abs. 1 S. 4 AufenthG aF",
    _S.AE_25_2_SUBSIDIARY: "§ 25 Abs. 2 S. 2, Abs. 1 S. 4 AufenthG aF",
    _S.AE_23_2: "§ 23 Abs. 2 S. 5 AufenthG aF",
    _S.AE_25A: "§ 25a Abs. 4 AufenthG aF",
    _S.AE_25B: "§ 25b Abs. 5 S. 2 AufenthG aF",
    _S.AE_FAMILIE: "§ 27 Abs. 5 AufenthG aF",
    _S.NIEDERLASSUNGSERLAUBNIS: "§ 9 Abs. 1 S. 2 AufenthG aF",
    _S.DAUERAUFENTHALT_EU: "§ 9a Abs. 1 S. 2, § 9 Abs. 1 S. 2 AufenthG aF",
    _S.ARBEITSPLATZSUCHE_20: "§ 16 Abs. 5, § 17 Abs. 3 AufenthG aF",
}
# Not titles of the AufenthG, or with a sentence that stands beside § 4a (1).
_ALWAYS: Mapping[Status, str] = {
    _S.AE_104C: "§ 104c Abs. 3 S. 2, § 4a Abs. 1 AufenthG",
    _S.EU_CITIZEN: "§ 2 FreizügG/EU",
    _S.EU_FAMILY: "§ 3 Abs. 1, § 2 Abs. 1 FreizügG/EU",
    _S.BREXIT_AGREEMENT: "§ 16 FreizügG/EU",
}
FREE = frozenset(_OWN_SENTENCE) | frozenset(_ALWAYS)


def _source(case: Setting) -> str:
    if case.status in _ALWAYS:
        return _ALWAYS[case.status]
    by_default = values.TITLES_ALLOW_WORK.at(case.law_day)
    return by_default.source if by_default.value else _OWN_SENTENCE[case.status]


@decides(Outcome.ALLOWED, _source, otherwise=True)
def document_allows_all_work(case: Case) -> bool:  # noqa: ARG001
    """The document allows every employment and self-employment; Croatians since 2015-07-01 too."""
    return True


FREE_ACCESS = Group("3.1", "Freier Zugang zum Arbeitsmarkt", (document_allows_all_work,))
