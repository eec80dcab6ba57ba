"""The statements of reports, built once: what the reviews of one person add up to.

A review counts unless it was undone, and with the last grade it was given.
"""

from sqlalchemy import bindparam, func, select

from quizapp.store.reviews import Amendment, Change, Review

_UNDONE = (
    select(Amendment.review_id)
    .where(
        Amendment.person_id == bindparam("person"), Amendment.change == Change.UNDONE
    )
    .scalar_subquery()
)

#: A row a study day from ``:first`` on: how many reviews of ``:person`` stand.
REVIEWS_BY_DAY = (
    select(Review.study_day, func.count().label("reviews"))
    .where(
        Review.person_id == bindparam("person"),
        Review.study_day >= bindparam("first"),
        Review.id.not_in(_UNDONE),
    )
    .group_by(Review.study_day)
)
