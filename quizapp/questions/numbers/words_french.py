"""French number words."""

from quizapp.questions.numbers.language import NumberLanguage

FRENCH = NumberLanguage(
    addends="""
0 zéro aucun aucune; 2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit;
9 neuf; 10 dix; 11 onze; 12 douze; 13 treize; 14 quatorze; 15 quinze; 16 seize;
20 vingt vingts; 30 trente; 40 quarante; 50 cinquante; 60 soixante; 70 septante;
80 huitante octante; 90 nonante
""",
    ordinals="""
1 premier première unième; 2 deuxième seconde; 3 troisième troisièmes;
4 quatrième quatrièmes; 5 cinquième cinquièmes; 6 sixième sixièmes;
7 septième septièmes; 8 huitième huitièmes; 9 neuvième neuvièmes;
10 dixième dixièmes; 11 onzième; 12 douzième; 13 treizième; 14 quatorzième;
15 quinzième; 16 seizième; 20 vingtième vingtièmes; 30 trentième; 40 quarantième;
50 cinquantième; 60 soixantième; 100 centième centièmes; 1000 millième millièmes
""",
    factors="""
12 douzaine; 100 cent; 1000 mille; 1000000 million; 1000000000 milliard;
1000000000000 billion; 1000000000000000000 trillion
""",
    plurals="""
12 douzaines; 100 cents centaines; 1000 milliers; 1000000 millions;
1000000000 milliards; 1000000000000 billions; 1000000000000000000 trillions
""",
    parts="""
2 demi demie moitié; 3 tiers; 4 quart quarts
""",
    articles="un une",
    ands="et",
    points="virgule",
    glues="de d",
)
