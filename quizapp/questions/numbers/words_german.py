"""German number words."""

from quizapp.questions.numbers.language import NumberLanguage

GERMAN = NumberLanguage(
    addends="""
0 null kein keine keiner keinen niemand; 1 eins; 2 zwei zwo; 3 drei; 4 vier;
5 fünf fuenf; 6 sechs; 7 sieben; 8 acht; 9 neun; 10 zehn; 11 elf;
12 zwölf zwoelf; 13 dreizehn; 14 vierzehn; 15 fünfzehn fuenfzehn; 16 sechzehn;
17 siebzehn; 18 achtzehn; 19 neunzehn; 20 zwanzig; 30 dreißig; 40 vierzig;
50 fünfzig fuenfzig; 60 sechzig; 70 siebzig; 80 achtzig; 90 neunzig;
1.5 anderthalb
""",
    ordinals="""
1 erst; 2 zweit; 3 dritt; 4 viert; 5 fünft fuenft; 6 sechst; 7 siebt siebent;
8 acht; 9 neunt; 10 zehnt; 11 elft; 12 zwölft zwoelft; 13 dreizehnt;
14 vierzehnt; 15 fünfzehnt; 16 sechzehnt; 17 siebzehnt; 18 achtzehnt;
19 neunzehnt; 20 zwanzigst; 30 dreißigst; 40 vierzigst; 50 fünfzigst;
60 sechzigst; 70 siebzigst; 80 achtzigst; 90 neunzigst; 100 hundertst;
1000 tausendst
""",
    ordinal_endings="e er en es em",
    factors="""
12 dutzend; 100 hundert; 1000 tausend; 1000000 million; 1000000000 milliarde;
1000000000000 billion bio; 1000000000000000 billiarde;
1000000000000000000 trillion
""",
    plurals="""
100 hunderte hunderten; 1000 tausende tausenden; 1000000 millionen;
1000000000 milliarden; 1000000000000 billionen; 1000000000000000 billiarden;
1000000000000000000 trillionen
""",
    parts="""
2 halb halbe halben halber halbes hälfte; 3 drittel dritteln; 4 viertel vierteln;
5 fünftel; 6 sechstel; 7 siebtel; 8 achtel; 9 neuntel; 10 zehntel;
100 hundertstel
""",
    articles="ein eine einen einem einer eines",
    ands="und",
    points="komma",
    glues="von",
    mores="2 einhalb",
)
