"""Causes with their effects as the parse of one sentence shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_phrases import (
    Stretch,
    clause,
    is_verb,
    noun_phrase,
    phrase_from,
    subject_of,
    tidy,
    whole,
)
from quizapp.derivation.findings.cues import (
    BEFORE_CLAUSES,
    BEFORE_NOUNS,
    CAUSE_NOUNS,
    PHRASAL,
    RESULT_NOUNS,
    SET_PHRASES,
    THEREFORE,
    TO_DO,
    VERBS,
    Needs,
    VerbCue,
    is_event,
)
from quizapp.derivation.findings.kinds import Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "i", "we", "you", "him", "her", "them"}
)


#: Prepositions that seldom belong to a verb of causing.
_OF_NOUNS = frozenset({"of", "at", "between", "among", "about", "over", "against"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Cause and effect as stretches of words; ``anchor`` is the word that ties them."""

    cause: Stretch
    effect: Stretch
    cue: Stretch
    anchor: "Token"
    tier: int
    confidence: float
    why: str
    relation: Relation = Relation.CAUSE


def pairs_by_verb(sentence: "Parse") -> Iterator[Pair]:
    """ "X led to Y", "Y resulted from X", "Y was caused by X", ", causing Y"."""
    for verb in sentence:
        if not is_verb(verb):
            continue
        for cue, end, effect in _readings(verb):
            if cue.backward:
                yield from _backward(verb, cue, end, effect)
            elif _is_passive(verb):
                yield from _passive(verb, cue)
            else:
                yield from _active(verb, cue, end, effect)
            break


def _readings(verb: "Token") -> "Iterator[tuple[VerbCue, Token, Stretch | None]]":
    """What the verb says, the last word of its cue, and what follows that."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            for (one, noun, tie), cue in SET_PHRASES.items():
                if one == lemma and child.lemma_.lower() == noun:
                    for prep in (*child.children, *verb.children):
                        if prep.lower_ == tie and prep.i > child.i:
                            yield cue, prep, _object_of(prep)
    for child in verb.children:
        phrasal = PHRASAL.get((lemma, child.lower_))
        if phrasal is None or child.i < verb.i:
            continue
        if child.dep_ == "prt":
            yield phrasal, child, _objects(verb, child) or _object_of(child)
        elif child.lower_ == "out":
            of = next((one for one in child.children if one.lower_ == "of"), None)
            if of is not None:
                yield phrasal, of, _object_of(of)
        else:
            yield phrasal, child, _object_of(child)
    if lemma in TO_DO and _has_infinitive(verb):
        yield TO_DO[lemma], verb, _objects(verb, verb)
    if lemma in VERBS:
        yield VERBS[lemma], verb, _objects(verb, verb)


def _has_infinitive(verb: "Token") -> bool:
    return any(
        child.dep_ in {"xcomp", "ccomp"}
        and any(one.dep_ == "aux" and one.lower_ == "to" for one in child.children)
        and (_is_passive(verb) or child.left_edge.i > verb.i)
        for child in verb.children
    )


def _object_of(prep: "Token") -> Stretch | None:
    for child in prep.children:
        if child.dep_ in {"pobj", "pcomp"}:
            found = noun_phrase(child)
            return None if found is None else _with_next(prep, found)
    return None


def _with_next(prep: "Token", found: Stretch) -> Stretch:
    """With "at forced labour" where the parse hung it on the verb: "from anger at …"."""
    last = found.last
    for other in prep.head.children:
        if other.i == last + 1 and other.dep_ == "prep" and other.lower_ in _OF_NOUNS:
            last = other.right_edge.i
    longer = tidy(prep.doc, Stretch(found.first, last))
    return found if longer is None else longer


def _objects(verb: "Token", cue: "Token") -> Stretch | None:
    """From the first to the last complement behind the cue."""
    parts = [
        child
        for child in verb.children
        if child.i > verb.i
        and child.dep_ in {"dobj", "ccomp", "xcomp", "dative", "oprd"}
        and child.left_edge.i > verb.i
    ]
    if not parts:
        return None
    first = min(one.left_edge.i for one in parts)
    last = _with_infinitive(verb, max(one.right_edge.i for one in parts))
    head = parts[0] if first > cue.i else None
    return tidy(verb.doc, Stretch(first, last), head)


def _with_infinitive(verb: "Token", last: int) -> int:
    """As far as "to almost double overnight", where "to" is read as a preposition."""
    for child in verb.children:
        if child.i != last + 1:
            continue
        goal = next((one for one in child.children if one.dep_ == "pobj"), None)
        is_deed = child.lower_ == "to" and goal is not None and goal.tag_ == "VB"
        if is_deed or (child.dep_ == "advmod" and verb.doc[last].tag_ == "VB"):
            last = child.right_edge.i
    return last


def _is_passive(verb: "Token") -> bool:
    if any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def _is_person(token: "Token") -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in {
        "he",
        "she",
        "they",
        "who",
        "i",
        "we",
    }


def _fits(verb: "Token", cue: VerbCue, subject: "Token | None") -> bool:
    if cue.needs is Needs.EVENT:
        return any(
            child.dep_ in {"dobj", "nsubjpass"} and is_event(child.lemma_.lower())
            for child in verb.children
        )
    if cue.needs is Needs.THING:
        return (
            subject is not None
            and not _is_person(subject)
            and subject.ent_type_ not in {"GPE", "NORP", "ORG"}
        )
    return True


def _doubt(stretch: Stretch, token: "Token") -> float:
    """Less sure where a side is a mere pronoun."""
    return (
        0.35
        if len(stretch) == 1 and token.doc[stretch.first].lower_ in _PRONOUNS
        else 1.0
    )


def _source(verb: "Token") -> "tuple[Stretch, Token] | None":
    """What does the verb, with its head: its subject, or the clause it closes."""
    subject = subject_of(verb)
    if (
        subject is not None
        and verb.dep_ == "relcl"
        and subject.lower_ in {"which", "that", "who"}
    ):
        noun = verb.head
        governor = noun.head
        set_off = verb.doc[subject.left_edge.i - 1].text in {",", "–", "—"}
        if (
            set_off
            and noun.dep_ in {"dobj", "pobj", "attr"}
            and subject.lower_ == "which"
        ):
            while not is_verb(governor) and governor.head != governor:
                governor = governor.head
            if (
                is_verb(governor)
                and noun.dep_ != "pobj"
                and not is_event(noun.lemma_.lower())
            ):
                found = clause(governor, whole(verb))
                return None if found is None else (found, governor)
        found = tidy(verb.doc, Stretch(noun.left_edge.i, verb.left_edge.i - 1), noun)
        return None if found is None else (found, noun)
    if subject is not None and subject.lower_ == "which" and verb.dep_ != "relcl":
        return None
    if subject is not None:
        found = noun_phrase(subject)
        return None if found is None else (found, subject)
    governor = verb.head
    if verb.dep_ in {"xcomp", "conj"} and is_verb(governor) and governor != verb:
        return _source(governor)
    if verb.dep_ == "acl":
        if verb.doc[verb.left_edge.i - 1].text in {",", "–", "—"}:
            above = governor
            while not is_verb(above) and above.head != above:
                above = above.head
            if is_verb(above) and above.i < verb.i:
                found = clause(above, whole(verb))
                return None if found is None else (found, above)
        found = tidy(
            verb.doc, Stretch(governor.left_edge.i, verb.left_edge.i - 1), governor
        )
        return None if found is None else (found, governor)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_verb(governor):
        found = clause(governor, whole(verb))
        return None if found is None else (found, governor)
    return None


def _active(
    verb: "Token", cue: VerbCue, end: "Token", effect: Stretch | None
) -> Iterator[Pair]:
    if effect is None or (source := _source(verb)) is None:
        return
    cause, head = source
    if not _fits(verb, cue, head) or _moves(cue, verb, end, head):
        return
    yield Pair(
        cause,
        effect,
        Stretch(verb.i, end.i),
        verb,
        cue.tier,
        cue.confidence * _doubt(cause, verb) * _doubt(effect, verb),
        f"“{verb.doc[verb.i : end.i + 1].text}” ties a cause to its effect",
    )


def _moves(cue: VerbCue, verb: "Token", end: "Token", subject: "Token") -> bool:
    """ "The road led to Rome", "he led to victory": going, not causing."""
    if verb.lemma_ == "lead" and end.lower_ == "to":
        goal = next((one for one in end.children if one.dep_ == "pobj"), None)
        return goal is not None and (
            goal.ent_type_ in {"GPE", "LOC", "FAC"}
            or subject.lemma_ in {"road", "path", "street", "stairs", "door", "route"}
        )
    return False


def _passive(verb: "Token", cue: VerbCue) -> Iterator[Pair]:
    agent = next(
        (
            one
            for one in verb.children
            if one.dep_ == "agent" or (one.dep_ == "prep" and one.lower_ == "by")
        ),
        None,
    )
    if agent is None or (cause := _object_of(agent)) is None:
        return
    subject = subject_of(verb)
    if (
        subject is not None
        and subject.lower_ in {"which", "that", "who"}
        and verb.dep_ == "relcl"
    ):
        subject = None
    if subject is None and verb.dep_ in {"acl", "relcl"}:
        subject = verb.head
        effect = tidy(
            verb.doc, Stretch(subject.left_edge.i, verb.left_edge.i - 1), subject
        )
    elif subject is None and verb.dep_ == "conj" and is_verb(verb.head):
        subject = subject_of(verb.head)
        effect = noun_phrase(subject) if subject is not None else None
    elif subject is not None:
        effect = noun_phrase(subject)
        if cue.needs is Needs.INFINITIVE:
            effect = clause(verb, whole(agent))
    elif verb.dep_ == "advcl" and verb.tag_ == "VBN":
        effect = _doer(verb.head, verb.right_edge.i + 1)
    else:
        return
    head = next((one for one in agent.children if one.dep_ in {"pobj", "pcomp"}), None)
    if effect is None or (
        cue.needs is not Needs.INFINITIVE and not _fits(verb, cue, head)
    ):
        return
    if (
        subject is not None
        and cue.needs is Needs.EVENT
        and not is_event(subject.lemma_.lower())
    ):
        return
    yield Pair(
        cause,
        effect,
        Stretch(verb.i, max(verb.i, agent.i) if agent.i == verb.i + 1 else verb.i),
        verb,
        cue.tier,
        cue.confidence * _doubt(effect, verb),
        f"“{verb.text} by” ties an effect to its cause",
    )


def _doer(verb: "Token", after: int) -> Stretch | None:
    """The subject, also where "the unrest points to" is read as one noun."""
    subject = subject_of(verb)
    if subject is not None:
        return noun_phrase(subject)
    doc, first = verb.doc, max(after, verb.left_edge.i)
    names = [one for one in verb.children if one.dep_ == "compound" and one.i < verb.i]
    if not (_points(verb) and names):
        return None
    return tidy(doc, Stretch(first, verb.i - 1), names[-1])


def _points(token: "Token") -> bool:
    return (
        token.lower_ in {"point", "points", "pointed"}
        and token.i + 1 < len(token.doc)
        and token.doc[token.i + 1].lower_ == "to"
    )


def pairs_by_pointing(sentence: "Parse") -> Iterator[Pair]:
    """ "X points to deeper causes, including A, B and C"."""
    for verb in sentence:
        if not _points(verb) or verb.i + 1 >= sentence.end:
            continue
        to = verb.doc[verb.i + 1]
        causes = next((one for one in to.children if one.dep_ == "pobj"), None)
        if causes is None or causes.lemma_.lower() not in CAUSE_NOUNS:
            continue
        if not any(one.lower_ in {"including", "such"} for one in causes.subtree):
            continue
        before = [
            one.right_edge.i for one in verb.children if one.dep_ in {"advcl", "punct"}
        ]
        effect = _doer(
            verb, max((one for one in before if one < verb.i), default=-1) + 1
        )
        cause = noun_phrase(causes)
        if effect is None or cause is None:
            continue
        yield Pair(
            cause,
            effect,
            Stretch(verb.i, to.i),
            verb,
            1,
            0.78 * _doubt(effect, verb),
            f"“{verb.text} to” names causes",
        )


def _backward(
    verb: "Token", cue: VerbCue, end: "Token", cause: Stretch | None
) -> Iterator[Pair]:
    if cause is None or (source := _source(verb)) is None:
        return
    effect, head = source
    if verb.lemma_ == "die":
        first = min(head.left_edge.i, effect.first)
        joined = tidy(verb.doc, Stretch(first, end.i - 1), None)
        if joined is None or subject_of(verb) is None:
            return
        effect = joined
    yield Pair(
        cause,
        effect,
        Stretch(verb.i, end.i),
        verb,
        cue.tier,
        cue.confidence * _doubt(effect, verb),
        f"“{verb.doc[verb.i : end.i + 1].text}” ties an effect to its cause",
    )


def _cue_at(words: list[str], place: int, cues: "dict[tuple[str, ...], object]") -> int:
    """How many words of the longest cue stand at *place*, or 0."""
    return max(
        (
            len(cue)
            for cue in cues
            if words[place] == cue[0] and tuple(words[place : place + len(cue)]) == cue
        ),
        default=0,
    )


#: Connectives whose noun is part of the cause: "fear of attack".
_KEEPS_NOUN = (["for", "fear"], ["for", "lack"], ["for", "want"], ["on", "suspicion"])


def pairs_by_preposition(sentence: "Parse") -> Iterator[Pair]:
    """ "because of X", "owing to X", "X was due to Y", "in response to X"."""
    words = [token.lower_ for token in sentence]
    doc, base, end = sentence.doc, sentence.start, sentence.end
    for place in range(len(words)):
        long = _cue_at(words, place, dict(BEFORE_NOUNS))
        if not long:
            continue
        cue = BEFORE_NOUNS[tuple(words[place : place + long])]
        first, last = base + place, base + place + long - 1
        if words[place] == "following" and doc[first].dep_ in {
            "amod",
            "compound",
            "nsubj",
            "pobj",
            "dobj",
        }:
            continue
        phrase = phrase_from(doc, last + 1, end)
        if phrase is None or phrase.i <= last:
            continue
        cause = noun_phrase(phrase)
        if cause is not None and words[place : place + 2] in _KEEPS_NOUN:
            cause = Stretch(first + 1, cause.last)
        governor = _governor(doc[first], doc[last])
        if cause is None or governor is None:
            continue
        hole = Stretch(first, max(cause.last, phrase.right_edge.i))
        effect = _side(governor, hole)
        if effect is None:
            continue
        words_of = doc[first : last + 1].text
        yield Pair(
            cause,
            effect,
            Stretch(first, last),
            _verb_over(governor),
            cue.tier,
            cue.confidence * _doubt(effect, governor),
            f"“{words_of.lower()}” names a cause",
            cue.relation,
        )


def _governor(first: "Token", last: "Token") -> "Token | None":
    """The word that a connective of several words hangs on."""
    for token in (first, *(first.doc[first.i + 1 : last.i + 1])):
        if not first.i <= token.head.i <= last.i and token.head.i != token.i:
            above: Token = token.head
            return above
    return None


def _verb_over(token: "Token") -> "Token":
    while not is_verb(token) and token.head != token:
        token = token.head
    return token


def _side(governor: "Token", hole: Stretch) -> Stretch | None:
    """The effect beside a cause: what *governor* says without it."""
    if not is_verb(governor):
        noun = governor
        while (
            not is_verb(noun)
            and noun.head != noun
            and noun.dep_ not in {"nsubj", "nsubjpass"}
        ):
            noun = noun.head
        if noun.dep_ in {"nsubj", "nsubjpass"} or not is_verb(noun):
            return tidy(
                noun.doc,
                Stretch(noun.left_edge.i, min(noun.right_edge.i, hole.first - 1)),
                noun,
            )
        governor = noun
    subject = subject_of(governor)
    if governor.lemma_ == "be" and subject is not None and subject.lower_ != "it":
        between = {
            one.dep_
            for one in governor.children
            if one.i < hole.first and one.i > governor.i
        }
        if not between & {"attr", "acomp"} and hole.first > governor.i:
            if subject.lower_ in {"which", "that"} and governor.dep_ == "relcl":
                return tidy(
                    governor.doc,
                    Stretch(governor.head.left_edge.i, governor.left_edge.i - 1),
                    governor.head,
                )
            return noun_phrase(subject)
    if governor.dep_ == "xcomp" and subject is None and is_verb(governor.head):
        return clause(governor.head, hole)
    if governor.dep_ == "aux" or governor.dep_ == "auxpass":
        governor = governor.head
    return clause(governor, hole)


def pairs_by_conjunction(sentence: "Parse") -> Iterator[Pair]:
    """ "Y because X", "given that X, Y", "since", "as", "so … that"."""
    for verb in sentence:
        if verb.dep_ not in {"advcl", "ccomp", "pcomp"} or not is_verb(verb):
            continue
        mark = next(
            (one for one in verb.children if one.dep_ == "mark" and one.i < verb.i),
            None,
        )
        if mark is None:
            continue
        read = _conjunction(verb, mark)
        if read is None:
            continue
        first, last, tier, confidence, relation = read
        cause = _from_verb(verb, last)
        above = verb.head.head if verb.dep_ == "pcomp" else verb.head
        governor = _verb_over(above)
        hole = Stretch(first, verb.right_edge.i)
        effect = _side(governor, hole) if is_verb(governor) else None
        if cause is None or effect is None:
            continue
        if relation is Relation.CAUSE and mark.lower_ == "that" and first == last:
            cause, effect = effect, cause
        yield Pair(
            cause,
            effect,
            Stretch(first, last),
            governor,
            tier,
            confidence * _doubt(effect, verb),
            f"“{verb.doc[first : last + 1].text.lower()}” opens a reason",
            relation,
        )


def _from_verb(verb: "Token", after: int) -> Stretch | None:
    return tidy(
        verb.doc, Stretch(max(after + 1, verb.left_edge.i), verb.right_edge.i), verb
    )


def _conjunction(
    verb: "Token", mark: "Token"
) -> tuple[int, int, int, float, Relation] | None:
    doc = verb.doc
    words = [token.lower_ for token in doc[max(0, mark.i - 3) : mark.i + 1]]
    for long in range(len(words), 0, -1):
        cue = BEFORE_CLAUSES.get(tuple(words[-long:]))
        if cue is not None:
            return mark.i - long + 1, mark.i, cue.tier, cue.confidence, Relation.CAUSE
    two = tuple(token.lower_ for token in doc[mark.i : mark.i + 2])
    if two == ("because", "of"):
        return None
    governor = _verb_over(verb.head)
    if mark.lower_ == "since":
        perfect = any(
            one.dep_ == "aux" and one.lemma_ == "have" for one in governor.children
        )
        return None if perfect else (mark.i, mark.i, 2, 0.68, Relation.CAUSE)
    if mark.lower_ == "as" and _is_state(verb) and not _compares(mark):
        return mark.i, mark.i, 2, 0.55, Relation.CAUSE
    if mark.lower_ == "that":
        if (
            mark.i
            and doc[mark.i - 1].lower_ == "so"
            and any(one.tag_ == "MD" for one in verb.children)
        ):
            return mark.i - 1, mark.i, 3, 0.75, Relation.PURPOSE
        if mark.i > 1 and words[-3:-1] == ["in", "order"]:
            return mark.i - 2, mark.i, 3, 0.85, Relation.PURPOSE
        degree = any(
            one.lower_ in {"so", "such"}
            and one.dep_ in {"advmod", "predet", "det", "amod"}
            for one in doc[max(0, mark.i - 9) : mark.i]
        )
        return (
            (mark.i, mark.i, 1, 0.7, Relation.CAUSE)
            if degree and verb.dep_ in {"advcl", "ccomp"}
            else None
        )
    return None


def _is_state(verb: "Token") -> bool:
    return (
        verb.lemma_
        in {
            "be",
            "have",
            "lack",
            "need",
            "want",
            "fear",
            "believe",
            "know",
            "hope",
            "see",
            "consider",
            "think",
            "feel",
            "remain",
            "depend",
            "own",
            "refuse",
        }
        and any(one.dep_ in {"nsubj", "nsubjpass"} for one in verb.children)
        and not any(one.dep_ == "aux" and one.lemma_ == "be" for one in verb.children)
    )


def _compares(mark: "Token") -> bool:
    before = mark.doc[max(mark.i - 3, 0) : mark.i]
    return any(
        one.lower_ in {"as", "so", "such", "same", "just", "known", "described"}
        for one in before
    )


def pairs_by_adverb(sentence: "Parse") -> Iterator[Pair]:
    """ "X, and as a result Y", "X; therefore Y", "X, so Y" within one sentence."""
    words = [token.lower_ for token in sentence]
    doc, base = sentence.doc, sentence.start
    for place in range(3, len(words)):
        long = _cue_at(words, place, dict(THEREFORE))
        if not long or (
            place + long < len(words)
            and words[place + long]
            in {"of", "that", "far", "to", "long", "many", "much", "called"}
        ):
            continue
        cue = THEREFORE[tuple(words[place : place + long])]
        first, last = base + place, base + place + long - 1
        before = doc[first - 1]
        if not (
            before.text in {",", ";", ":"} or before.lower_ in {"and", "was", "were"}
        ):
            continue
        if words[place] == "so" and (
            before.text not in {",", ";"} and words[place - 2] != ","
        ):
            continue
        effect_verb = _first_verb(sentence, last + 1)
        cause_verb = _verb_before(sentence, first, effect_verb)
        if effect_verb is None or cause_verb is None:
            continue
        cause = clause(cause_verb, Stretch(first, sentence.end - 1))
        start = last + 1
        if before.lower_ in {"was", "were"}:
            continue
        effect = tidy(doc, Stretch(start, effect_verb.right_edge.i), effect_verb)
        if cause is None or effect is None:
            continue
        yield Pair(
            cause,
            effect,
            Stretch(first, last),
            effect_verb,
            cue.tier,
            cue.confidence,
            f"“{doc[first : last + 1].text.lower()}” points back to a cause",
        )


def _first_verb(sentence: "Parse", start: int) -> "Token | None":
    """The head verb of the clause that begins at *start*."""
    for token in sentence.doc[start : sentence.end]:
        if (
            is_verb(token)
            and token.dep_ not in {"aux", "auxpass"}
            and token.tag_ != "VBG"
        ):
            while (
                is_verb(token.head) and token.head.i > token.i and token.head != token
            ):
                token = token.head
            return token
    return None


def _verb_before(sentence: "Parse", end: int, effect: "Token | None") -> "Token | None":
    if effect is None:
        return None
    token = effect
    while token.head != token and (token.i >= end or not is_verb(token)):
        token = token.head
    if token.i < end and is_verb(token):
        return token
    for place in range(end - 1, sentence.start - 1, -1):
        one = sentence.doc[place]
        if (
            is_verb(one)
            and one.dep_ in {"ROOT", "ccomp", "conj"}
            and subject_of(one) is not None
        ):
            return one
    return None


def pairs_by_noun(sentence: "Parse") -> Iterator[Pair]:
    """ "the cause of X was Y", "X was the result of Y"."""
    for noun in sentence:
        lemma = noun.lemma_.lower()
        is_cause, is_result = lemma in CAUSE_NOUNS, lemma in RESULT_NOUNS
        if not (is_cause or is_result) or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        top = noun
        if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "among"}:
            outer = noun.head.head
            if outer.lemma_ in {"one", "some", "many"}:
                top = outer
            elif outer.lemma_ == "be":
                top = noun
        verb = top.head
        tie = next(
            (
                one
                for one in noun.children
                if one.dep_ == "prep"
                and one.lower_ in {"of", "for", "behind", "in"}
                and one.i > noun.i
            ),
            None,
        )
        if (
            verb.lemma_ not in {"be", "include"}
            or tie is None
            or (about := _object_of(tie)) is None
        ):
            continue
        if tie.lower_ == "in" and lemma != "factor":
            continue
        other: Token | None = None
        if top.dep_ in {"attr", "prep"} or (
            top.dep_ == "pobj" and top.head.head == verb
        ):
            other = subject_of(verb)
        elif top.dep_ == "nsubj":
            other = next(
                (
                    one
                    for one in verb.children
                    if one.dep_ in {"attr", "ccomp", "acomp", "dobj"} and one != top
                ),
                None,
            )
        if other is None or other.lower_ in {"there", "what"}:
            continue
        if other.lower_ in {"which", "that"} and verb.dep_ == "relcl":
            other_words = tidy(
                verb.doc,
                Stretch(verb.head.left_edge.i, verb.left_edge.i - 1),
                verb.head,
            )
        else:
            other_words = noun_phrase(other)
        if other_words is None:
            continue
        cause, effect = (other_words, about) if is_cause else (about, other_words)
        if lemma in {"product", "effect", "outcome", "factor", "origin", "root"}:
            sure = 0.6
        else:
            sure = 0.88
        yield Pair(
            cause,
            effect,
            Stretch(noun.i, tie.i),
            verb,
            1,
            sure * _doubt(other_words, noun),
            f"“{noun.text} {tie.text}” names a {'cause' if is_cause else 'result'}",
        )
