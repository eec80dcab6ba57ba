"""The page that says what became of an answer."""

from dataclasses import dataclass

from flask import render_template

from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.questions.answer import Answer, decode
from quizapp.questions.marking.dates import given_date
from quizapp.questions.question import Ask, DateQuestion, Question
from quizapp.services import amendments
from quizapp.services.amendments import Standing
from quizapp.services.cards import StudyCard, content_at, find_card
from quizapp.services.policies import clock_of
from quizapp.services.set_names import SetNames
from quizapp.services.study import FreshReview
from quizapp.store.reviews import Review
from quizapp.web import access, answer_beside_key, card_page, study_pages, study_urls
from quizapp.web.card_page import Progress
from quizapp.web.moment import now
from quizapp.web.study_pages import Feedback, Points, Scope


def feedback_page(review: Review, scope: Scope) -> str:
    """Verdict, key and evidence of an answer, and the way to grade it otherwise.

    Raises:
        NotFound: it was given in a quiz, which may not show them yet.
    """
    if review.attempt_id:
        raise NotFound("This answer belongs to a quiz. See its results there.")
    session = db.session()
    found = find_card(
        session,
        person=access.learner(),
        question_id=review.question_id,
        retired_too=True,
    )
    standing = amendments.standing(session, review=review)
    shown = _Shown(review, found, standing)
    return _page(shown, scope, card_page.carried_progress(scope))


def fresh_page(review: FreshReview, answered: StudyCard, scope: Scope) -> str:
    """The same right after the answer, with the card as the answer found it.

    What else would have to be asked of the database is known then.
    """
    progress = card_page.carried_progress(scope)
    if _is_first_today(answered, review):
        progress = Progress(progress.done + 1, max(progress.total, progress.done + 1))
    return _page(_Shown(review, answered, amendments.FRESH), scope, progress)


def _page(shown: "_Shown", scope: Scope, progress: Progress) -> str:
    review = shown.review
    card = card_page.card_view(
        shown.card,
        review.ask,
        scope,
        progress,
        undo_id=review.id if shown.standing.is_last else None,
        answers=review.number - 1,
    )
    view = shown.feedback(scope)
    return render_template("study/feedback.html", card=card, feedback=view)


def _is_first_today(card: StudyCard, review: FreshReview) -> bool:
    """Whether the answer is the card's first of the day: progress counts cards."""
    return card.memory is None or card.memory.last_day < review.study_day


@dataclass(frozen=True, slots=True)
class _Shown:
    """An answer on its way to the page."""

    review: Review | FreshReview
    card: StudyCard
    standing: Standing

    def feedback(self, scope: Scope) -> Feedback:
        review, content = self.review, self._content()
        given = decode(review.answer)
        unjudged = self._is_unjudged(given)
        buttons = self._buttons()
        grade = self.standing.grade or review.grade
        options = self._options(content, given)
        # By a corrected key, if it was corrected.
        marked = self.standing.marking or review
        headline = answer_beside_key.headline(
            content, marked.verdict, given, marked.reason
        )
        is_told = headline == marked.reason.removesuffix(".") or any(
            option.why == marked.reason for option in options
        )
        return Feedback(
            verdict="" if unjudged else marked.verdict,
            headline=headline,
            reason="" if unjudged or is_told else marked.reason,
            your_answer=answer_beside_key.answer_lines(content, given),
            key=answer_beside_key.key_lines(content),
            options=options,
            rows=self._rows(content, given),
            timeline=self._timeline(content, given),
            explanation=content.explanation,
            evidence=card_page.evidence(review.question_id, self._version()),
            grade=None if unjudged else int(grade),
            grades=buttons,
            when=next((one.when for one in buttons if one.grade == grade), ""),
            grade_url=self._url("grade"),
            continue_url=scope.url,
            undo_url=self._url("undo"),
            is_undone=self.standing.is_undone,
        )

    def _content(self) -> Question:
        return content_at(db.session(), self.card, self._version())

    def _version(self) -> int:
        """The version whose key says what is right: as asked, or as corrected."""
        return self.standing.key_version or self.review.question_version

    def _is_unjudged(self, given: Answer) -> bool:
        """Whether the learner still has to say how good the answer was."""
        written = self.review.ask is Ask.WRITTEN and given is not None
        return written and self.standing.grade is None

    def _url(self, act: str) -> str:
        return study_urls.review(self.review.id, act) if self.standing.is_last else ""

    def _buttons(self) -> list[study_pages.GradeButton]:
        if not self.standing.is_last:
            return []
        person, review = access.learner(), self.review
        offers = (
            amendments.offers_after(review, person=person, card=self.card)
            if isinstance(review, FreshReview)
            else amendments.regrade_offers(db.session(), review=review)
        )
        moment = now()
        return study_pages.grade_buttons(
            offers,
            now=moment,
            clock=clock_of(person),
            shown=card_page.shown_before_exam(self.card, offers, person, moment),
        )

    def _rows(self, content: Question, given: Answer) -> list[answer_beside_key.Row]:
        if given is None:
            return []
        among = SetNames(db.session(), self.card.set_id)
        return answer_beside_key.rows(content, given, among=among)

    def _options(
        self, content: Question, given: Answer
    ) -> list[answer_beside_key.OptionLine]:
        if self.review.ask is not Ask.CHOICE:
            return []
        seed = card_page.layout_of(self.review.question_id, self.review.number - 1)
        return answer_beside_key.option_lines(content, given, seed=seed)

    def _timeline(self, content: Question, given: Answer) -> Points | None:
        if self.review.ask is not Ask.TIMELINE or not isinstance(content, DateQuestion):
            return None
        return Points(given_date(content, given), content.answer)
