"""Classes as services keep them: places, teachers, codes, what is forgotten when."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.cli import sweeper
from quizapp.errors import Refused
from quizapp.services import (
    class_members,
    class_queries,
    classes,
    erasure,
    join_codes,
    personal_export,
    recovery_cards,
    rosters,
)
from quizapp.services.roster_reading import RosterRow
from quizapp.store.classes import ClassMember, ClassTeacher, SchoolClass
from quizapp.store.people import Person
from quizapp.store.reviews import Review, StudiedSet
from tests.app_fixtures import NOW
from tests.class_fixtures import add_learner, make_class, make_teacher
from tests.services.studying import answer, next_card

SECRET = "a secret that is long enough for a test"
SET = "kazakhstan-2022-who-is-who"


def at_once(engine: Engine, *acts: Callable[[Session], object]) -> list[str]:
    """Do acts at the same moment, each in a transaction of its own; who was refused."""
    ready, refused = Barrier(len(acts)), []

    def do(act: Callable[[Session], object]) -> None:
        ready.wait()
        try:
            with Session(engine) as session:
                act(session)
                session.commit()
        except Refused as error:
            refused.append(type(error).__name__)

    threads = [Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def test_two_teachers_who_leave_at_once_leave_one(
    session: Session, engine: Engine
) -> None:
    made = make_class(session)
    other = make_teacher(session, "Omar Haddad")
    session.add(ClassTeacher(class_id=made.id, person_id=other.id, added_at=NOW))
    session.commit()

    def leaves(person_id: int) -> Callable[[Session], object]:
        return lambda own: classes.stop_teaching(
            own, class_=own.get_one(SchoolClass, made.id), person_id=person_id
        )

    refused = at_once(engine, leaves(made.teacher.id), leaves(other.id))

    assert refused == ["LastTeacher"]
    assert len(class_queries.teachers_of(session, class_id=made.id)) == 1


def test_two_windows_that_join_at_once_make_one_place(
    session: Session, engine: Engine, learner: Person
) -> None:
    made = make_class(session, learners=0, sets=[SET])

    def joins(own: Session) -> object:
        return class_members.join(
            own,
            class_=own.get_one(SchoolClass, made.id),
            person=own.get_one(Person, learner.id),
            name="Noor",
            now=NOW,
        )

    refused = at_once(engine, joins, joins)

    assert refused == []
    assert class_members.size(session, class_id=made.id) == 1


def test_who_joins_studies_what_the_class_was_given(session: Session) -> None:
    made = make_class(session, learners=0, sets=[SET])
    row = RosterRow(1, "Blue Fox", "")

    rosters.add_by_card(
        session,
        class_=made.row,
        rows=[row],
        time_zone="UTC",
        secret=SECRET,
        form_id="a form",
        now=NOW,
    )

    studied = session.scalars(select(StudiedSet.set_id)).all()
    assert studied == [made.assignments[0].set_id]


def test_who_comes_back_keeps_the_name_that_the_roster_knew(session: Session) -> None:
    made = make_class(session)
    ada = made.learners[0]
    class_members.rename(session, class_=made.row, person_id=ada.id, name="Ada N.")
    class_members.leave(session, class_=made.row, person_id=ada.id, now=NOW)

    came = class_members.join(
        session, class_=made.row, person=ada, name="Somebody", now=NOW
    )

    place = class_members.place(session, class_=made.row, person_id=ada.id)
    assert came
    assert (place.name, place.left_at) == ("Ada N.", None)


def test_a_class_holds_so_many_and_no_more(
    session: Session, monkeypatch: pytest.MonkeyPatch, learner: Person
) -> None:
    made = make_class(session, learners=3)
    monkeypatch.setattr(class_members, "MOST_LEARNERS", 3)

    with pytest.raises(Refused, match="at most 3 learners"):
        class_members.join(
            session, class_=made.row, person=learner, name="Noor", now=NOW
        )


def test_a_teacher_has_so_many_classes_and_no_more(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_class(session)
    monkeypatch.setattr(classes, "MOST_TAUGHT", 1)

    with pytest.raises(Refused, match="more than 1 classes"):
        classes.make_class(session, teacher=made.teacher, title="Another", now=NOW)


@pytest.mark.parametrize(
    ("keeps_days", "days", "is_forgotten"),
    [
        (None, 3000, False),
        (90, 89, False),
        (90, 91, True),
        (0, 0, False),
        (0, 2, True),
    ],
)
def test_a_class_forgets_who_left_when_its_time_is_over(
    session: Session,
    engine: Engine,
    keeps_days: int | None,
    days: int,
    is_forgotten: bool,
) -> None:
    made = make_class(session, sets=[SET], keeps_days=keeps_days)
    left = add_learner(session, made, "Kim", left_at=NOW)
    answer(session, made.learners[0], next_card(session, made.learners[0], NOW), NOW)
    session.commit()  # lets the sweeper write

    forgotten = sweeper.forget(engine, NOW + timedelta(days=days))

    assert forgotten == int(is_forgotten)
    place = session.get(ClassMember, (made.id, left.id), populate_existing=True)
    assert (place is None) is is_forgotten
    assert class_members.size(session, class_id=made.id) == 3
    assert len(session.scalars(select(Review.id)).all()) == 1


def test_erasing_a_learner_leaves_the_others_as_they_were(session: Session) -> None:
    made = make_class(session, sets=[SET])
    ada, boris, _ = made.learners
    for person in (ada, boris):
        answer(session, person, next_card(session, person, NOW), NOW)

    erasure.erase(session, person_id=ada.id, with_sets=True)
    session.commit()

    answered = session.scalars(select(Review.person_id)).all()
    assert answered == [boris.id]
    assert {one.name for one in class_queries.roster(session, class_id=made.id)} == {
        "Boris Lem",
        "Chinara Abdi",
    }


def test_what_a_learner_takes_along_names_their_classes(session: Session) -> None:
    made = make_class(session, keeps_days=90)

    kept = personal_export.export(session, person_id=made.learners[0].id, now=NOW)

    assert kept["classes"] == [
        {"id": made.id, "title": "Politics 12B", "keeps_days": 90}
    ]
    assert [place["name"] for place in kept["class_member"]] == ["Ada Nowak"]


def test_a_class_whose_only_teacher_is_erased_stays(session: Session) -> None:
    made = make_class(session)

    erasure.erase(session, person_id=made.teacher.id, with_sets=True)
    session.commit()

    assert class_queries.teachers_of(session, class_id=made.id) == []
    assert class_members.size(session, class_id=made.id) == 3


def test_no_two_learners_get_the_same_card_of_one_form(session: Session) -> None:
    made = make_class(session, learners=30)

    codes = {
        recovery_cards.give(
            session, person=person, secret=SECRET, form_id="a form", now=NOW
        )
        for person in made.learners
    }

    assert len(codes) == 30
    assert {len(code) for code in codes} == {recovery_cards.LENGTH}


def test_a_card_cannot_be_told_without_the_secret(session: Session) -> None:
    [ada] = make_class(session, learners=1).learners

    codes = {
        recovery_cards.give(
            session, person=ada, secret=secret, form_id="a form", now=NOW
        )
        for secret in (SECRET, "another secret that is long enough for it")
    }

    assert len(codes) == 2


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("kz4m-7qhx", "KZ4M7QHX"),
        ("oOiIlL01", "00111101"),
        ("  K Z 4 M ", "KZ4M"),
        ("ＫＺ４Ｍ", ""),
        ("", ""),
        ("K" * 5000, "K" * 40),
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str, code: str) -> None:
    assert join_codes.as_typed(typed) == code
