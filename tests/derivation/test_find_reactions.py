"""Who did or said what about what happened."""

from quizapp.derivation.cutting import cut
from quizapp.derivation.findings.kinds import Actor, ActorKind, Mention
from quizapp.derivation.findings.reactions import find_reactions
from quizapp.derivation.span import Span


def _reactions(text: str, name: str) -> list[tuple[str, str]]:
    start = text.index(name)
    mention = Mention(Span(start, start + len(name)), 0, "name", "named")
    actor = Actor(0, name, ActorKind.BODY)
    return [
        (one.act.of(text), "" if one.about is None else one.about.of(text))
        for one in find_reactions(cut(text), (actor,), (mention,))
    ]


def test_what_an_actor_did_about_something_is_found() -> None:
    cases = {
        "The United Nations condemned the invasion.": (
            "United Nations",
            [("condemned the invasion", "the invasion")],
        ),
        "The European Union imposed sanctions on the regime.": (
            "European Union",
            [("imposed sanctions on the regime", "")],
        ),
        "The Senate called for a ceasefire.": (
            "Senate",
            [("called for a ceasefire", "a ceasefire")],
        ),
        "The Senate did not recognise the government.": ("Senate", []),
        "The Senate met in the old palace.": ("Senate", []),
    }

    wrong = [
        (text, found)
        for text, (name, said) in cases.items()
        if (found := _reactions(text, name)) != said
    ]

    assert wrong == []
