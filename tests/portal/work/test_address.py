"""The address of the checker: short, readable, stable, and silent on what is delicate."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from handinhand.portal.work import address
from handinhand.portal.work.address import PARTS, WRITTEN, Answers, read
from handinhand.publishing.qr import MAX_ADDRESS
from handinhand.work_access.words import Activity, Status


def asked(query: str) -> Answers:
    return read(QueryDict(query.removeprefix("?")))


def test_an_address_reads_like_the_answers() -> None:
    answers = asked("papier=duldung&ziel=employment&erstaufnahme=nein&hier=2024-05-01")
    assert answers.said == {
        "status": "duldung",
        "activity": "employment",
        "must_live_in_centre": "nein",
        "stay_since": "2024-05-01",
    }
    assert answers.query() == "?papier=duldung&ziel=employment&erstaufnahme=nein&hier=2024-05-01"


def test_identity_and_asylum_are_never_spelled_out() -> None:
    answers = Answers(
        {
            "status": "duldung",
            "origin": "safe_listed",
            "asylum_history": "rejected",
            "self_caused_obstacle": "ja",
        }
    )
    assert answers.query() == "?papier=duldung&land=1&asyl=3&m=1"


def test_what_is_not_known_is_an_answer_too() -> None:
    answers = asked("papier=duldung&land=x")
    assert answers.unknown == {"origin"}
    assert answers.query() == "?papier=duldung&land=x"
    assert answers.with_fact("origin", "other").query() == "?papier=duldung&land=4"


def test_taking_an_answer_back_leaves_the_others() -> None:
    answers = asked("papier=duldung&ziel=study&tag=2024-02-27&ort=13003000")
    assert answers.with_fact("activity", None).query() == (
        "?papier=duldung&tag=2024-02-27&ort=13003000"
    )
    assert ("ziel", "study") not in answers.fields(without=["activity"])
    assert ("ort", "13003000") in answers.fields(without=["activity"])


def test_strange_parts_are_left_out_and_long_ones_cut() -> None:
    answers = asked("papier=" + "a" * 500 + "&boese=1&ziel=")
    assert answers.said == {"status": "a" * address.LONGEST}


def test_the_longest_address_of_an_answer_still_fits_a_code() -> None:
    """Every fact said with its longest word, and a place in the longest script."""
    words = {
        "status": max(Status, key=len),
        "activity": max(Activity, key=len),
        "previous_status": max(Status, key=len),
        "document_note": "employment",
        "asylum_application_on": "2026-02-20",
        "duldung_since": "2026-02-20",
        "stay_since": "2026-02-20",
    }
    said = {fact: words.get(fact, "nein") for fact in PARTS}
    place = asked(Answers(place="ش" * 500).query()).place
    query = Answers(said, frozenset(), "2026-11-23", place).query()
    assert (
        len("https://integration.mecklenburg-vorpommern.example/de-simple/darf-ich-arbeiten/")
        + len(query)
        <= MAX_ADDRESS
    )


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(
    said=st.dictionaries(st.sampled_from(sorted(PARTS)), WORDS.filter(lambda w: w == w.strip())),
    day=st.dates(),
)
def test_what_is_written_is_read_again(said: dict[str, str], day: object) -> None:
    clean = {
        fact: word
        for fact, word in said.items()
        if word != address.UNKNOWN and word not in WRITTEN.get(fact, {}).values()
    }
    answers = Answers(clean, frozenset(), str(day), "Wismar")
    assert asked(answers.query()) == answers


def test_no_two_facts_share_a_part_and_no_two_values_a_number() -> None:
    parts = [*PARTS.values(), address.DAY, address.PLACE]
    assert len(set(parts)) == len(parts)
    for values in WRITTEN.values():
        assert len(set(values.values())) == len(values)
        assert address.UNKNOWN not in values.values()
