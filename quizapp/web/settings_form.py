"""The form of what a person chooses about themselves and their study."""

from datetime import time
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    Field,
    RadioField,
    SelectField,
    StringField,
    TimeField,
)
from wtforms.validators import (
    InputRequired,
    NumberRange,
    Optional,
    ValidationError,
)

from quizapp.scheduling.vacation import MOST_DAYS
from quizapp.services import accounts, details
from quizapp.store.people import Person, Theme
from quizapp.web.form import Form, WholeField, obeys

LATEST_START_H = 12  #: a study day that began after noon would be two

#: What to say about a field that could not be read at all.
UNREADABLE = {
    "time_zone": "Choose one of these.",
    "day_start": "Write a time such as 04:00.",
    "new_per_day": "Write a whole number from 0 to 1000.",
    "reviews_per_day": "Write a whole number from 0 to 9999.",
    "desired_retention": "Write a whole number from 70 to 97.",
    "vacation_from": "Write the day as 2026-07-14.",
    "vacation_to": "Write the day as 2026-07-31.",
    "theme": "Choose one of these.",
}

#: What the form shows just as the person's row has it.
AS_THEY_ARE = (
    "name",
    "time_zone",
    "new_per_day",
    "reviews_per_day",
    "vacation_from",
    "vacation_to",
    "keys_on",
)


class StudyForm(Form):
    """What a person may choose about themselves and their study."""

    name = StringField(
        "Your name",
        [InputRequired("Write the name you go by."), obeys(details.plain_name)],
    )
    time_zone = SelectField("Time zone")
    day_start = TimeField("Day starts at")
    new_per_day = WholeField(
        "New cards a day",
        [NumberRange(0, 1000, "Write a whole number from 0 to 1000.")],
    )
    reviews_per_day = WholeField(
        "Reviews a day",
        [NumberRange(0, 9999, "Write a whole number from 0 to 9999.")],
    )
    desired_retention = WholeField(
        "Desired retention (%)",
        [NumberRange(70, 97, "Write a whole number from 70 to 97.")],
    )
    vacation_from = DateField(
        "First day off",
        [Optional()],
    )
    vacation_to = DateField(
        "Last day off",
        [Optional()],
    )
    theme = RadioField(
        "Theme",
        choices={
            Theme.SYSTEM.value: "As the device",
            Theme.LIGHT.value: "Light",
            Theme.DARK.value: "Dark",
        },
    )
    keys_on = BooleanField("Single-key shortcuts")

    def validate_day_start(self, field: Field) -> None:
        if field.data is None or field.data > time(LATEST_START_H):
            raise ValidationError("Choose a time between midnight and noon.")

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        for name, words in UNREADABLE.items():
            field = self[name]
            is_no_choice = isinstance(field, SelectField) and field.errors
            if (field.errors and field.process_errors) or is_no_choice:
                field.errors = [words]
        return good and self._is_vacation_whole()

    def _is_vacation_whole(self) -> bool:
        first, last = self.vacation_from.data, self.vacation_to.data
        if (first is None) != (last is None):
            self.vacation_to.errors = ["Give both days, or neither."]
            return False
        if first is not None and last is not None and last < first:
            self.vacation_to.errors = ["The last day off is before the first."]
            return False
        if first is not None and last is not None and (last - first).days >= MOST_DAYS:
            self.vacation_to.errors = [f"Take at most {MOST_DAYS} days off at a time."]
            return False
        return True


def as_chosen(person: Person) -> StudyForm:
    hour, minute = divmod(person.day_start_min, 60)
    chosen = {name: getattr(person, name) for name in AS_THEY_ARE}
    form = StudyForm(
        data={
            **chosen,
            "day_start": time(hour, minute),
            "desired_retention": round(person.desired_retention * 100),
            "theme": person.theme.value,
        }
    )
    return offering_zones(form, person)


def offering_zones(form: StudyForm, person: Person) -> StudyForm:
    """Offer all zones, and the person's own if it goes by an older name."""
    zones = {*details.time_zones(), person.time_zone}
    form.time_zone.choices = {zone: zone.replace("_", " ") for zone in sorted(zones)}
    return form


def choices_in(form: StudyForm) -> accounts.Choices:
    """What a form says that was found to be in order."""
    start = form.day_start.data or time(0)
    return accounts.Choices(
        name=form.name.data or "",
        time_zone=form.time_zone.data,
        day_start_min=start.hour * 60 + start.minute,
        new_per_day=form.new_per_day.data or 0,
        reviews_per_day=form.reviews_per_day.data or 0,
        desired_retention=(form.desired_retention.data or 0) / 100,
        vacation_from=form.vacation_from.data,
        vacation_to=form.vacation_to.data,
        theme=Theme(form.theme.data),
        keys_on=form.keys_on.data,
    )
