"""Passages, and questions with their keys that must be among the drafts on them."""

from typing import NamedTuple


class Row(NamedTuple):
    """A passage and what a teacher would ask about it."""

    passage: str
    prompt: str
    key: str


ROWS = [
    Row("Otto von Bismarck unified Germany in 1871.",
        "In which year did Otto von Bismarck unify Germany?", "1871"),
    Row("Otto von Bismarck unified Germany in 1871.",
        "Who unified Germany in 1871?", "Otto von Bismarck"),
    Row("On 14 July 1789 a crowd stormed the Bastille in Paris.",
        "On what date did a crowd storm the Bastille in Paris?", "14 July 1789"),
    Row("The Treaty of Versailles was signed on 28 June 1919. It cost Germany a "
        "tenth of its land.",
        "On what date was the Treaty of Versailles signed?", "28 June 1919"),
    Row("Cavour resigned in July 1859, but he returned to power in 1860.",
        "In which month and year did Cavour resign?", "July 1859"),
    Row("The Soviet Union has been gone since 1991.",
        "Since when has the Soviet Union been gone?", "1991"),
    Row("Napoleon was defeated at Waterloo by Wellington in 1815.",
        "In which year was Napoleon defeated at Waterloo by Wellington?", "1815"),
    Row("In 1848 Karl Marx and Friedrich Engels published a pamphlet in London.",
        "In which year did Karl Marx and Friedrich Engels publish a pamphlet in London?",
        "1848"),
    Row("Emperor Haile Selassie ruled Ethiopia from 1930 to 1974.",
        "Between which years did Emperor Haile Selassie rule Ethiopia?",
        "1930 to 1974"),
    Row("The strike lasted three weeks. Workers occupied 200 factories in Turin.",
        "How many factories did workers occupy in Turin?", "200"),
    Row("Over 160 people were killed in the clashes of January.",
        "How many people were killed in the clashes of January?", "160"),
    Row("The North Atlantic Treaty Organisation (NATO) was founded in 1949.",
        "What does NATO stand for?", "North Atlantic Treaty Organisation"),
    Row("The North Atlantic Treaty Organisation (NATO) was founded in 1949.",
        "In which year was the North Atlantic Treaty Organisation founded?", "1949"),
    Row("Inflation eroded the savings of the middle class.",
        "What eroded the savings of the middle class?", "inflation"),
    Row("Gandhi responded by leading a march to the sea.",
        "How did Gandhi respond?", "by leading a march to the sea"),
    Row("Russia sent tanks to Hungary in 1956 to crush the revolt.",
        "Which country sent tanks to Hungary in 1956?", "Russia"),
    Row("The Spanish Civil War was won by Franco.",
        "By whom was the Spanish Civil War won?", "Franco"),
    Row("Ukraine's 2014 Revolution of Dignity drove the president from office.",
        "In which year did Ukraine's Revolution of Dignity take place?", "2014"),
    Row("Officials claim that foreign agents paid the rioters in Bishkek in 2010.",
        "According to officials, in which year did foreign agents pay the rioters in "
        "Bishkek?", "2010"),
    Row("Nelson Mandela was imprisoned on Robben Island for 18 years.",
        "For how long was Nelson Mandela imprisoned on Robben Island?", "18 years"),
    Row("Mussolini founded a newspaper in Milan in 1914.",
        "Where did Mussolini found a newspaper in 1914?", "Milan"),
    Row("Britain signed an alliance with Japan in 1902.",
        "With which country did Britain sign an alliance in 1902?", "Japan"),
    Row("Antony Blinken, the US Secretary of State, visited Kyiv in 2022.",
        "Who was US Secretary of State?", "Antony Blinken"),
]  # fmt: skip
