"""Since when does each residence status exist (section 1.2 of the spec)?"""

from collections.abc import Mapping
from datetime import date

from handinhand.core.timeline import InForce, Timeline
from handinhand.work_access.values import CENTRE_LAW, FIRST_DAY, SKILLED_LAW_2
from handinhand.work_access.words import Status

_S = Status
_EXISTS = {
    _S.AUFENTHALTSGESTATTUNG: (FIRST_DAY, "§ 55 AsylG"),
    _S.ANKUNFTSNACHWEIS: (date(2016, 2, 5), "§ 63a AsylG idF 05.02.2016"),
    _S.DULDUNG: (FIRST_DAY, "§ 60a AufenthG"),
    _S.DULDUNG_60B: (CENTRE_LAW, "§ 60b AufenthG"),
    _S.AUSBILDUNGSDULDUNG: (date(2016, 8, 6), "§ 60a Abs. 2 S. 4 AufenthG, § 60c ab 01.01.2020"),
    _S.BESCHAEFTIGUNGSDULDUNG: (date(2020, 1, 1), "§ 60d AufenthG"),
    _S.AE_16G: (SKILLED_LAW_2, "§ 16g AufenthG"),
    _S.AE_19D: (FIRST_DAY, "§ 19d AufenthG (bis 29.02.2020 § 18a)"),
    _S.AE_22: (FIRST_DAY, "§ 22 AufenthG"),
    _S.AE_23_1: (FIRST_DAY, "§ 23 Abs. 1 AufenthG"),
    _S.AE_23_2: (FIRST_DAY, "§ 23 Abs. 2, 4 AufenthG"),
    _S.AE_23A: (FIRST_DAY, "§ 23a AufenthG"),
    _S.AE_24: (FIRST_DAY, "§ 24 AufenthG"),
    _S.AE_25_1: (FIRST_DAY, "§ 25 Abs. 1 AufenthG"),
    _S.AE_25_2_REFUGEE: (FIRST_DAY, "§ 25 Abs. 2 S. 1 Alt. 1 AufenthG"),
    _S.AE_25_2_SUBSIDIARY: (FIRST_DAY, "§ 25 Abs. 2 S. 1 Alt. 2 AufenthG"),
    _S.AE_25_3: (FIRST_DAY, "§ 25 Abs. 3 AufenthG"),
    _S.AE_25_4: (FIRST_DAY, "§ 25 Abs. 4, 4a, 4b AufenthG"),
    _S.AE_25_5: (FIRST_DAY, "§ 25 Abs. 5 AufenthG"),
    _S.AE_25A: (FIRST_DAY, "§ 25a AufenthG"),
    _S.AE_25B: (FIRST_DAY, "§ 25b AufenthG"),
    # No new ones after 2025-12-30; those issued run on, so there is no last day here.
    _S.AE_104C: (date(2022, 12, 31), "§ 104c AufenthG"),
    _S.AE_FAMILIE: (FIRST_DAY, "§§ 28 bis 36a AufenthG"),
    _S.NIEDERLASSUNGSERLAUBNIS: (FIRST_DAY, "§ 9 AufenthG"),
    _S.DAUERAUFENTHALT_EU: (FIRST_DAY, "§ 9a AufenthG"),
    _S.EU_CITIZEN: (FIRST_DAY, "§ 2 FreizügG/EU"),
    _S.EU_FAMILY: (FIRST_DAY, "§ 3 FreizügG/EU"),
    _S.BREXIT_AGREEMENT: (date(2021, 1, 1), "§ 16 FreizügG/EU"),
    _S.FACHKRAFT: (FIRST_DAY, "§§ 18a, 18b AufenthG (bis 29.02.2020 § 18)"),
    _S.BLAUE_KARTE: (FIRST_DAY, "§ 18g AufenthG (zuvor § 18b Abs. 2, § 19a)"),
    _S.AUSBILDUNG_16A: (FIRST_DAY, "§ 16a AufenthG (bis 29.02.2020 §§ 17, 16b)"),
    _S.STUDIUM_16B: (FIRST_DAY, "§ 16b AufenthG (bis 29.02.2020 § 16)"),
    _S.ARBEITSPLATZSUCHE_20: (FIRST_DAY, "§ 20 AufenthG (bis 29.02.2020 § 16 Abs. 5, § 17 Abs. 3)"),
    _S.CHANCENKARTE_20A: (date(2024, 6, 1), "§ 20a AufenthG ab 01.06.2024"),
    _S.FIKTION_81_3: (FIRST_DAY, "§ 81 Abs. 3 S. 1 AufenthG"),
    _S.FIKTION_81_3_DULDUNG: (FIRST_DAY, "§ 81 Abs. 3 S. 2 AufenthG"),
    _S.FIKTION_81_4: (FIRST_DAY, "§ 81 Abs. 4 AufenthG"),
    _S.ANERKENNUNG_OHNE_TITEL: (FIRST_DAY, "§ 25 Abs. 1 S. 3 AufenthG"),
    _S.OHNE_TITEL: (FIRST_DAY, "§ 50 AufenthG"),
}
IN_FORCE: Mapping[Status, Timeline[Status]] = {
    status: Timeline(f"status {status}", InForce(day, status, source))
    for status, (day, source) in _EXISTS.items()
}


def exists_on(status: Status, day: date) -> bool:
    return IN_FORCE[status].covers(day)
