"""Every value of the law that changes on a day, with its source (section 2 of the spec).

Rules ask these and never compare days themselves; so the days on which anything can change are
exactly the days written here and in `statuses.py`. A row marked K or U says so in `sure`.
"""

from datetime import date
from typing import Any

from handinhand.core.timeline import Certainty, InForce, Timeline
from handinhand.work_access.words import AsylumHistory, Origin, PermissionKind

K, U = Certainty.KNOWN, Certainty.UNSURE
FIRST_DAY = date(2015, 10, 24)  # Asylverfahrensbeschleunigungsgesetz; earlier law is not covered
CHECKED_UNTIL = date(2026, 8, 19)
PROMOTION_LAW = date(2019, 8, 1)  # Ausländerbeschäftigungsförderungsgesetz
CENTRE_LAW = date(2019, 8, 21)  # Zweites Gesetz zur besseren Durchsetzung der Ausreisepflicht
SKILLED_LAW = date(2020, 3, 1)  # Fachkräfteeinwanderungsgesetz
RETURN_LAW = date(2024, 2, 27)  # Rückführungsverbesserungsgesetz
SKILLED_LAW_2 = date(2024, 3, 1)  # Gesetz zur Weiterentwicklung der Fachkräfteeinwanderung
GEAS = date(2026, 6, 12)  # reform of the Common European Asylum System

# --- Gestattung -----------------------------------------------------------------------------
CENTRE_BAN = Timeline(
    "ban in reception centre without exception",
    InForce(FIRST_DAY, True, "§ 61 Abs. 1 AsylG idF AsylVfBeschlG (ab 24.10.2015)"),
    InForce(CENTRE_LAW, False, "§ 61 Abs. 1 S. 2 AsylG idF 21.08.2019 (BGBl. I 2019 S. 1294)"),
)
CENTRE_MONTHS = Timeline(
    "months in centre, Gestattung, from the application (from 2026-06-12: from registration)",
    InForce(CENTRE_LAW, 9, "§ 61 Abs. 1 S. 2 AsylG idF 21.08.2019 (BGBl. I 2019 S. 1294)"),
    InForce(RETURN_LAW, 6, "§ 61 Abs. 1 S. 2 AsylG idF 27.02.2024 (BGBl. 2024 I Nr. 54)"),
    InForce(GEAS, 3, "§ 61 Abs. 1 S. 2 AsylG idF 12.06.2026 (§ 87e AsylG)"),
)
SIX_MONTH_GROUP_MONTHS = Timeline(
    "months in centre for the six-month group",
    InForce(GEAS, 6, "§ 61 Abs. 1 S. 3 AsylG idF 12.06.2026"),
)
CENTRE_SAFE_STATE_BAN = Timeline(
    "people from safe states are banned in the centre",
    InForce(CENTRE_LAW, True, "§ 61 Abs. 1 S. 2 AsylG idF 21.08.2019, § 29a AsylG"),
    InForce(GEAS, False, "§ 61 Abs. 1 S. 2 AsylG idF 12.06.2026: no exception for origins"),
)
CENTRE_NEEDS_FORMAL_APPLICATION = Timeline(
    "the months in the centre run from the formal application only",
    InForce(CENTRE_LAW, True, "§ 61 Abs. 1 S. 2 AsylG idF 21.08.2019 (Stellung des Asylantrags)"),
    InForce(GEAS, False, "§ 61 Abs. 1 S. 2 AsylG idF 12.06.2026 (Registrierung)"),
)
OUTSIDE_MONTHS = Timeline(
    "months of permitted stay outside the centre, Gestattung",
    InForce(FIRST_DAY, 3, "§ 61 Abs. 2 AsylG"),
)
OUTSIDE_ENTITLED_AFTER: Timeline[int | None] = Timeline(
    "months from the application after which work outside the centre must be permitted",
    InForce(FIRST_DAY, None, "§ 61 Abs. 2 S. 1 AsylG (kann)", K),
    InForce(CENTRE_LAW, 9, "§ 61 Abs. 2 S. 5, Abs. 1 S. 2 AsylG idF 21.08.2019", K),
    InForce(RETURN_LAW, 6, "§ 61 Abs. 2 S. 5, Abs. 1 S. 2 AsylG idF 27.02.2024", K),
    InForce(GEAS, 0, "§ 61 Abs. 2 S. 1 AsylG idF 12.06.2026"),
)
OUTSIDE_SAFE_STATE_BAN_IS_CLEAR = Timeline(
    "the ban for safe states outside the centre is certain",
    InForce(FIRST_DAY, True, "§ 61 Abs. 2 S. 4 AsylG idF AsylVfBeschlG (ab 24.10.2015)"),
    InForce(GEAS, False, "§ 61 Abs. 2 S. 4 gegen S. 5 AsylG idF 12.06.2026", U),
)
ANKUNFTSNACHWEIS_IS_GESTATTET = Timeline(
    "the stay is gestattet from the Ankunftsnachweis on",
    InForce(FIRST_DAY, False, "§ 55 Abs. 1 AsylG aF; § 87c AsylG (rückwirkend)", U),
    InForce(date(2016, 8, 6), True, "§ 55 Abs. 1 S. 1 AsylG idF 06.08.2016"),
)
ACCELERATED_BAN = Timeline(
    "no permission in the accelerated procedure",
    InForce(FIRST_DAY, False, "§ 61 AsylG: keine Regel zum beschleunigten Verfahren"),
    InForce(GEAS, True, "§ 61 Abs. 1 S. 5 AsylG idF 12.06.2026; Art. 17 RL (EU) 2024/1346", K),
)
COOPERATION_BAN = Timeline(
    "no permission after a breach of the duty to cooperate",
    InForce(FIRST_DAY, False, "§ 61 AsylG: keine Regel zur Mitwirkung"),
    InForce(GEAS, True, "§ 61 Abs. 1 S. 4 AsylG idF 12.06.2026 (soll nicht)"),
)

# --- Safe states ------------------------------------------------------------------------------
_FIRST_STATES = frozenset({Origin.SAFE_LISTED})
_WITH_GE_MD = _FIRST_STATES | {Origin.GE_MD}
_GE_MD = date(2023, 12, 23)
SAFE_STATES = Timeline(
    "safe states (Anlage II AsylG)",
    InForce(FIRST_DAY, _FIRST_STATES, "Anlage II zu § 29a AsylG (AL BA GH XK ME MK SN RS)"),
    InForce(_GE_MD, _WITH_GE_MD, "Anlage II zu § 29a AsylG (+ GE MD), BGBl. 2023 I Nr. 382"),
)
DULDUNG_BAN_STATES = Timeline(
    "safe states for the ban in the Duldung",
    InForce(FIRST_DAY, _FIRST_STATES, "§ 60a Abs. 6 S. 1 Nr. 3 AufenthG, Anlage II AsylG"),
    InForce(_GE_MD, _WITH_GE_MD, "§ 60a Abs. 6 S. 1 Nr. 3 AufenthG, BGBl. 2023 I Nr. 382"),
    InForce(
        date(2026, 8, 3),
        _WITH_GE_MD | {Origin.EU_LIST},
        "§ 60a Abs. 6 S. 1 Nr. 3, § 104 Abs. 18 Nr. 2 AufenthG (Text gesehen ab 03.08.2026)",
    ),
)
_NO_STATES: frozenset[Origin] = frozenset()
DULDUNG_UNCLEAR_STATES = Timeline(
    "states for which the ban in the Duldung is not certain (day of the change unknown)",
    InForce(FIRST_DAY, _NO_STATES, "§ 60a Abs. 6 S. 1 Nr. 3 AufenthG"),
    InForce(GEAS, frozenset({Origin.EU_LIST}), "§ 60a Abs. 6 S. 1 Nr. 3, § 104 Abs. 18", U),
    InForce(date(2026, 8, 3), _NO_STATES, "§ 104 Abs. 18 Nr. 2 AufenthG"),
)
SAFE_LISTED_KEY_DAY = Timeline(
    "last day of an application that is not banned, first safe states",
    InForce(FIRST_DAY, date(2015, 8, 31), "§ 61 Abs. 2 S. 4 AsylG"),
)
GE_MD_KEY_DAY = Timeline(
    "last day of an application that is not banned, Georgia and Moldova",
    InForce(_GE_MD, date(2023, 8, 30), "§ 87d AsylG"),
)
DULDUNG_BAN_HISTORIES = Timeline(
    "histories that are banned in the Duldung, for people from safe states",
    InForce(
        FIRST_DAY,
        frozenset({AsylumHistory.REJECTED}),
        "§ 60a Abs. 6 S. 1 Nr. 3 AufenthG idF bis 31.12.2019",
    ),
    InForce(
        date(2020, 1, 1),
        frozenset({AsylumHistory.REJECTED, AsylumHistory.WITHDRAWN, AsylumHistory.NEVER_APPLIED}),
        "§ 60a Abs. 6 S. 1 Nr. 3 AufenthG idF 01.01.2020, § 104 Abs. 16",
    ),
)

# --- Duldung ----------------------------------------------------------------------------------
DULDUNG_CENTRE_MONTHS = Timeline(
    "months of Duldung in the centre",
    InForce(CENTRE_LAW, 6, "§ 61 Abs. 1 S. 2 AsylG idF 21.08.2019 (BGBl. I 2019 S. 1294)"),
)
DULDUNG_CENTRE_MONTHS_SHORT = Timeline(
    "months of Duldung in the centre with passport or for training",
    InForce(CENTRE_LAW, 6, "§ 61 Abs. 1 S. 2 AsylG idF 21.08.2019: keine Verkürzung"),
    InForce(GEAS, 3, "§ 61 Abs. 1 S. 7 AsylG idF 12.06.2026"),
)
DULDUNG_KEEPS_ASYLUM_PERMISSION = Timeline(
    "work permitted during the asylum procedure stays permitted in the centre without a wait",
    InForce(FIRST_DAY, False, "§ 61 Abs. 1 AsylG: keine Regel"),
    InForce(GEAS, True, "§ 61 Abs. 1 letzter Satz AsylG idF 12.06.2026"),
)
DULDUNG_KIND = Timeline(
    "how far the office is bound, Duldung",
    InForce(
        FIRST_DAY, PermissionKind.DISCRETION, "§ 4 Abs. 2 AufenthG aF, § 4a Abs. 4, § 32 BeschV"
    ),
    InForce(RETURN_LAW, PermissionKind.SHOULD, "§ 60a Abs. 5b AufenthG, § 61 Abs. 1 AsylG"),
)
REMOVAL_STEPS_MATTER = Timeline(
    "near removal takes the 'should' away",
    InForce(FIRST_DAY, False, "§ 32 BeschV: kein Ausschluss"),
    InForce(RETURN_LAW, True, "§ 60a Abs. 5b AufenthG", U),
)
DULDUNG_SELF_EMPLOYMENT_IS_BANNED = Timeline(
    "self-employment with a Duldung is surely banned",
    InForce(FIRST_DAY, True, "§ 4 Abs. 3 AufenthG aF, § 21 Abs. 6 AufenthG"),
    InForce(SKILLED_LAW, False, "§ 4a Abs. 4, § 60a Abs. 5b AufenthG (Erwerbstätigkeit)", U),
)

DULDUNG_FOR_TRAINING = Timeline(
    "a Duldung given for a training carries the permission for it",
    InForce(date(2016, 8, 6), True, "§ 60a Abs. 2 S. 4 AufenthG idF 06.08.2016"),
    InForce(date(2020, 1, 1), True, "§ 60c Abs. 1 S. 3 AufenthG"),
)

# --- Bundesagentur (BA) -----------------------------------------------------------------------
DULDUNG_BA_MONTHS = Timeline(
    "months of stay before the BA may approve, Duldung",
    InForce(FIRST_DAY, 3, "§ 32 Abs. 1 BeschV"),
)
NO_BA_MONTHS = Timeline(
    "months of stay after which no job needs the BA",
    InForce(FIRST_DAY, 48, "§ 32 Abs. 2 Nr. 5, Abs. 3 BeschV"),
)
AGENCY_WORK_MONTHS: Timeline[int | None] = Timeline(
    "months of stay before agency work may be approved (none: never before 48 months)",
    InForce(FIRST_DAY, None, "§ 40 Abs. 1 Nr. 2 AufenthG, § 32 BeschV aF", K),
    InForce(date(2015, 10, 28), 15, "§ 32 Abs. 3, 5 BeschV idF 28.10.2015"),
    InForce(date(2019, 8, 6), 0, "§ 32 BeschV idF 06.08.2019"),
)
PRIORITY_CHECK_MONTHS = Timeline(
    "months of stay during which the BA checks priority in M-V (Vorrangprüfung)",
    InForce(FIRST_DAY, 15, "§ 32 Abs. 1, 3, 5 BeschV idF 24.10.2015"),
    InForce(
        date(2016, 8, 6),
        15,
        "§ 32 Abs. 1, 5 BeschV; Anlage zu § 32 BeschV (BGBl. I 2016 S. 1953): M-V ohne Bezirk",
    ),
    InForce(date(2019, 8, 6), 0, "§ 32 Abs. 3 BeschV idF 06.08.2019, Abs. 5 aufgehoben"),
)
BA_SILENCE_WEEKS = Timeline(
    "weeks after which silence of the BA counts as yes",
    InForce(FIRST_DAY, 2, "§ 36 Abs. 2 BeschV"),
)

# --- Permits ----------------------------------------------------------------------------------
TITLES_ALLOW_WORK = Timeline(
    "a residence permit allows work unless the law says otherwise",
    InForce(FIRST_DAY, False, "§ 4 Abs. 2, 3 AufenthG aF"),
    InForce(SKILLED_LAW, True, "§ 4a Abs. 1 AufenthG"),
)
SECTION_24_WORKS_BY_LAW = Timeline(
    "people with temporary protection may be employed by law",
    InForce(FIRST_DAY, False, "§ 24 Abs. 6 AufenthG aF"),
    InForce(date(2022, 6, 1), True, "§ 24 Abs. 6 AufenthG weggefallen zum 01.06.2022, § 4a Abs. 1"),
)
STUDENT_DAYS = Timeline(
    "full working days a year beside studies",
    InForce(FIRST_DAY, 120, "§ 16b Abs. 3 AufenthG idF bis 29.02.2024 (zuvor § 16 Abs. 3)"),
    InForce(SKILLED_LAW_2, 140, "§ 16b Abs. 3 AufenthG idF 01.03.2024"),
)
TRAINING_HOURS = Timeline(
    "hours a week beside training (§ 16a)",
    InForce(FIRST_DAY, 10, "§ 16a Abs. 3 AufenthG aF (zuvor § 17 Abs. 2, § 16b Abs. 2)"),
    InForce(SKILLED_LAW_2, 20, "§ 16a Abs. 3 AufenthG idF 01.03.2024"),
)
TRAINING_MUST_BE_QUALIFIED = Timeline(
    "a job beside training needs qualified training",
    InForce(FIRST_DAY, True, "§ 16a Abs. 3 AufenthG aF (zuvor § 17 Abs. 2, § 16b Abs. 2)"),
    InForce(SKILLED_LAW_2, False, "§ 16a Abs. 3 AufenthG idF 01.03.2024"),
)
TRAINING_PERMIT_HOURS = Timeline(
    "hours a week beside training (§ 16g)",
    InForce(SKILLED_LAW_2, 20, "§ 16g Abs. 3a AufenthG"),
)
CHANCENKARTE_HOURS = Timeline(
    "hours a week with the Chancenkarte, on average",
    InForce(date(2024, 6, 1), 20, "§ 20a Abs. 2 Nr. 1 AufenthG"),
)
BLUE_CARD_CHANGE_IS_FREE = Timeline(
    "holders of a Blue Card change the job without permission",
    InForce(FIRST_DAY, False, "§ 19a Abs. 4 AufenthG aF (ab 01.03.2020 § 18b Abs. 2 S. 4)"),
    InForce(date(2023, 11, 18), True, "§ 18g Abs. 4 AufenthG"),
)
BLUE_CARD_MONTHS = Timeline(
    "months after which a Blue Card allows any job",
    InForce(FIRST_DAY, 24, "§ 19a Abs. 4 AufenthG aF (ab 01.03.2020 § 18b Abs. 2 S. 4)"),
)
INSURED_MONTHS = Timeline(
    "months of insured work after which a permit needs no BA",
    InForce(FIRST_DAY, 24, "§ 9 Abs. 1 Nr. 1 BeschV"),
)
STAY_MONTHS = Timeline(
    "months of stay after which a permit needs no BA",
    InForce(FIRST_DAY, 36, "§ 9 Abs. 1 Nr. 2 BeschV"),
)
QUALIFIED_MONTHS_19D = Timeline(
    "months of qualified work after which § 19d allows all work",
    InForce(FIRST_DAY, 24, "§ 19d Abs. 2 AufenthG (zuvor § 18a Abs. 2)"),
)
ORDERED_CARD_COUNTS = Timeline(
    "work is allowed as the ordered card says",
    InForce(FIRST_DAY, False, "§ 81 Abs. 5a AufenthG: erster Tag nicht gesichert", U),
    InForce(date(2021, 4, 28), True, "§ 81 Abs. 5a AufenthG"),
)

# --- Courses ----------------------------------------------------------------------------------
ASYLUM_COURSE_CONDITIONS = Timeline(
    "courses during the asylum procedure have conditions",
    InForce(FIRST_DAY, True, "§ 44 Abs. 4 S. 2 Nr. 1 AufenthG aF"),
    InForce(date(2022, 12, 31), False, "§ 44 Abs. 4 S. 2 Nr. 1 AufenthG idF 31.12.2022"),
)
EARLIER_ARRIVALS = Timeline(
    "last day of arrival for the course of registered or employed people",
    InForce(
        PROMOTION_LAW,
        date(2019, 7, 31),
        "§ 44 Abs. 4 S. 2 Nr. 1 Buchst. b AufenthG idF 01.08.2019",
    ),
)
ADMISSION_IS_STOPPED = Timeline(
    "BAMF admits nobody to the integration course by § 44 (4)",
    InForce(FIRST_DAY, False, "§ 44 Abs. 4 AufenthG"),
    InForce(
        date(2026, 2, 9), True, "BAMF-Trägerrundschreiben 02/26 zu § 44 Abs. 4, § 44a AufenthG"
    ),
)
JOB_COURSE_EXISTS = Timeline(
    "the job language course exists",
    InForce(FIRST_DAY, False, "ESF-BAMF-Programm; § 45a AufenthG ab 24.10.2015 ohne DeuFöV", U),
    InForce(date(2016, 7, 1), True, "§ 45a AufenthG, DeuFöV"),
)
JOB_COURSE_WITH_DULDUNG = Timeline(
    "the job language course is open with a Duldung",
    InForce(FIRST_DAY, False, "§ 4 Abs. 1 DeuFöV aF"),
    InForce(PROMOTION_LAW, True, "§ 45a Abs. 2 AufenthG, § 4 Abs. 1 DeuFöV idF 01.08.2019"),
)
JOB_COURSE_DULDUNG_MONTHS = Timeline(
    "months of Duldung before the job language course",
    InForce(PROMOTION_LAW, 6, "§ 4 Abs. 1 S. 1 Nr. 5 DeuFöV idF 01.08.2019"),
)


def timelines() -> tuple[Timeline[Any], ...]:
    """Return every timeline of this module, in the order of the text."""
    return tuple(value for value in globals().values() if isinstance(value, Timeline))
