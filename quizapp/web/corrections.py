"""Putting a key right: wrong answers, a preview of who that touches, the history."""

import json

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, validators

from quizapp.database import db
from quizapp.errors import Refused
from quizapp.questions.question import Question as Content
from quizapp.questions.schema.question_schema import dump_question
from quizapp.services import corrected_content, corrections, question_versions
from quizapp.services.corrected_content import CorrectionRefused
from quizapp.services.correction_history import history
from quizapp.services.wrong_answers import accepting, wrong_answers
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.web import access, answer_beside_key, card_page, notice, study_pages
from quizapp.web.correction_changes import changes_in
from quizapp.web.correction_form import FormField, as_sent, fields_of
from quizapp.web.form import Form, WholeField
from quizapp.web.moment import now
from quizapp.web.quiz_times import own_time
from quizapp.web.row_ids import LARGEST_ID

bp = Blueprint("corrections", __name__)

#: Attempts that a preview names; more are counted.
SCORES_SHOWN = 200


class SeenForm(Form):
    """What every form here carries: the version that its page showed."""

    seen = WholeField(validators=[validators.NumberRange(1, LARGEST_ID)])


class ApplyForm(SeenForm):
    """A correction that was looked at: the question as a set file writes it, in JSON."""

    content = HiddenField(validators=[validators.Length(2, 200_000)])


@bp.get("/questions/<int:question_id>/answers")
@access.signed_in
def answers(question_id: int) -> ResponseReturnValue:
    """A question, what was answered instead of its key, and what was put right."""
    return _answers_page(_question(question_id))


@bp.post("/questions/<int:question_id>/answers/preview")
@access.signed_in
def preview(question_id: int) -> ResponseReturnValue:
    """Who a correction would touch.  Changes nothing.

    The correction is an answer to ``accept``, a version to go ``back`` to, or what
    the form says.
    """
    question = _question(question_id)
    _seen(question)
    try:
        content = _wanted(question)
        found = corrections.preview(
            db.session(), person=access.me(), question=question, content=content
        )
    except CorrectionRefused as error:
        return _answers_page(question, problems=error.problems), 422
    except Refused as error:
        return _answers_page(question, problems=[("", str(error))]), 422
    return render_template(
        "corrections/preview.html",
        page="library",
        question=question,
        before=question_versions.content_of(db.session(), question),
        found=found,
        scores=found.scores[:SCORES_SHOWN],
        more=max(0, len(found.scores) - SCORES_SHOWN),
        content=json.dumps(dump_question(content), ensure_ascii=False),
    )


@bp.post("/questions/<int:question_id>/answers/apply")
@access.signed_in
def apply(question_id: int) -> ResponseReturnValue:
    """Put the key right.  Sent again, it changes nothing more."""
    question, form = _question(question_id), ApplyForm.from_request()
    if not form.validate():
        raise Refused(_INCOMPLETE)
    session = db.session()
    seen = form.seen.data or 0
    before = question_versions.content_of(session, question, seen)
    correction = corrections.apply(
        session,
        person=access.me(),
        question=question,
        seen_version=seen,
        content=corrected_content.whole_content(
            before, _plain(form.content.data or "")
        ),
        now=now(),
    )
    db.session.commit()
    corrections.catch_up(session, correction=correction, now=now())
    db.session.commit()
    return redirect(url_for(".answers", question_id=question_id, done=1), 303)


_INCOMPLETE = "The page came back incomplete. Open the question again."


def _question(question_id: int) -> Question:
    return corrections.find_correctable(
        db.session(), person=access.me(), question_id=question_id
    )


def _seen(question: Question) -> None:
    """Refuse a form whose page showed what the question does not say any more."""
    form = SeenForm.from_request()
    if not form.validate():
        raise Refused(_INCOMPLETE)
    if form.seen.data != question.version:
        raise Refused(
            "This question was changed in another window since. Open it again to see "
            "what it says now."
        )


def _wanted(question: Question) -> Content:
    content = question_versions.content_of(db.session(), question)
    if "accept-answer" in request.form:
        gap = request.form.get("gap", "0")
        accepted = accepting(
            content,
            request.form["accept-answer"],
            int(gap) if gap in {str(number) for number in range(100)} else 0,
        )
        if accepted is None:
            raise Refused("This answer cannot be a right one here.")
        return accepted
    if "back" in request.form:
        version = request.form.get("back", type=int) or 0
        if not 0 < version < question.version:
            raise Refused(_INCOMPLETE)
        return question_versions.content_of(db.session(), question, version)
    return corrected_content.changed_content(content, changes_in(content, request.form))


def _plain(text: str) -> dict[str, object]:
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(_INCOMPLETE) from error
    if not isinstance(plain, dict):
        raise Refused(_INCOMPLETE)
    return plain


def _answers_page(
    question: Question, problems: "corrected_content.Problems" = ()
) -> str:
    session = db.session()
    content = question_versions.content_of(session, question)
    fields = fields_of(content)
    is_sent = "explanation" in request.form
    if is_sent:
        fields = as_sent(fields, request.form, dict(problems))
    return render_template(
        "corrections/answers.html",
        page="library",
        question=question,
        set=session.get_one(QuestionSet, question.set_id),
        content=content,
        kind_label=study_pages.topic_label(content.topic),
        key=answer_beside_key.key_lines(content),
        evidence=card_page.evidence(question.id, question.version),
        groups=wrong_answers(session, question_id=question.id, content=content),
        fields=fields,
        has_key=len(fields) > 1 + len(content.evidence),
        is_open=is_sent,
        problems=_untold(problems, fields if is_sent else []),
        history=history(session, question=question),
        say_time=own_time(),
        notices=notice.done(_DONE if request.args.get("done") else ""),
    )


_DONE = "Put right. What it changed stands below."


def _untold(
    problems: "corrected_content.Problems", fields: list[FormField]
) -> list[str]:
    """What is said above the form: all that no field says."""
    told = {one.error for one in fields}
    return [words for _, words in problems if words not in told]
