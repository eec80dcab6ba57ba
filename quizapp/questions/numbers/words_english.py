"""English number words."""

from quizapp.questions.numbers.language import NumberLanguage

ENGLISH = NumberLanguage(
    addends="""
0 zero nil nought naught none nobody; 1 one; 2 two; 3 three; 4 four; 5 five;
6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven; 12 twelve; 13 thirteen;
14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen;
19 nineteen ninteen; 20 twenty; 30 thirty; 40 forty fourty; 50 fifty; 60 sixty;
70 seventy; 80 eighty; 90 ninety ninty
""",
    ordinals="""
1 first; 2 second; 3 third thirds; 4 fourth fourths; 5 fifth fifths;
6 sixth sixths; 7 seventh sevenths; 8 eighth eighths; 9 ninth ninths;
10 tenth tenths; 11 eleventh; 12 twelfth; 13 thirteenth; 14 fourteenth;
15 fifteenth; 16 sixteenth; 17 seventeenth; 18 eighteenth; 19 nineteenth;
20 twentieth twentieths; 30 thirtieth; 40 fortieth; 50 fiftieth; 60 sixtieth;
70 seventieth; 80 eightieth; 90 ninetieth; 100 hundredth hundredths;
1000 thousandth thousandths
""",
    factors="""
12 dozen; 100 hundred; 1000 thousand; 100000 lakh lac; 1000000 million;
10000000 crore; 1000000000 billion milliard; 1000000000000 trillion
""",
    plurals="""
12 dozens; 100 hundreds; 1000 thousands; 100000 lakhs; 1000000 millions;
10000000 crores; 1000000000 billions milliards; 1000000000000 trillions
""",
    parts="""
2 half halves; 4 quarter quarters
""",
    articles="a an",
    ands="and",
    points="point",
    glues="of",
)
