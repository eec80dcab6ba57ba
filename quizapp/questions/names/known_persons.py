"""Persons who share a surname, and the spellings of first names.

Kept small on purpose: those whom history lessons take for one another.
"""

from quizapp.questions.wording import listed, word_set, words

#: Persons who share a surname, or are easily written for one another.  A star: the one
#: meant by the surname alone; a plus: the president or premier of the name.
_PERSONS = """
Theodore Roosevelt+, Franklin D. Roosevelt+, Eleanor Roosevelt, George H. W. Bush+,
George W. Bush+, Jeb Bush, Barbara Bush, John F. Kennedy+, Robert F. Kennedy, Ted Kennedy,
Jacqueline Kennedy, Bill Clinton+, Hillary Clinton, John Adams+, John Quincy Adams+,
Samuel Adams, Andrew Johnson+, Lyndon B. Johnson+, Boris Johnson+, Samuel Johnson,
Andrew Jackson*+, Stonewall Jackson, Jesse Jackson, Michael Jackson, William Henry Harrison+,
Benjamin Harrison+, Woodrow Wilson*+, Harold Wilson+, Winston Churchill*+, Randolph Churchill,
Neville Chamberlain*+, Austen Chamberlain, Joseph Chamberlain, Karl Marx*, Groucho Marx,
Eleanor Marx, Friedrich Engels, Charles Darwin*, George Darwin, Erasmus Darwin,
Richard Dawkins, Charles Dickens, Mary Shelley, Percy Shelley, Mary Stuart, Marie Antoinette,
Marie Curie, Pierre Curie, Mahatma Gandhi*, Indira Gandhi+, Rajiv Gandhi+,
Sonia Gandhi, Fidel Castro*+, Raul Castro+, Hafez al-Assad+, Bashar al-Assad+,
Napoleon Bonaparte*, Louis Bonaparte, Joseph Bonaparte, Lucien Bonaparte, Justin Trudeau+,
Pierre Trudeau+, Marine Le Pen, Jean-Marie Le Pen, Alexander von Humboldt, Wilhelm von Humboldt,
Thomas Mann*, Heinrich Mann, Klaus Mann, Golo Mann, Thomas Cromwell, Oliver Cromwell*,
Richard Cromwell, Francis Bacon, Roger Bacon, Zulfikar Ali Bhutto+, Benazir Bhutto+,
Corazon Aquino+, Benigno Aquino+, Juan Peron*+, Eva Peron, Isabel Peron+, Emmeline Pankhurst*,
Sylvia Pankhurst, Christabel Pankhurst, James Mill, John Stuart Mill*, Adam Smith, Ian Smith+,
John Smith, Winston Smith, Joseph Smith, Helmut Schmidt*+, Carl Schmitt, Max Weber*, Alfred Weber,
Kim Il-sung, Kim Jong-il, Kim Jong-un, Park Chung-hee, Park Geun-hye, Soong Ching-ling,
Soong Mei-ling, Deng Xiaoping*, Deng Yingchao, Zhou Enlai*, Mao Zedong*, Chiang Kai-shek*,
Chiang Ching-kuo, Sun Yat-sen, Hu Yaobang, Hu Jintao, Zhu De, Li Keqiang, Li Peng,
Vladimir Lenin, Vladimir Putin, Grigori Rasputin, Joseph Stalin, Leon Trotsky, Nikita Khrushchev,
Leonid Brezhnev, Mikhail Gorbachev*, Raisa Gorbacheva, Boris Yeltsin, Georgy Zhukov,
Georgy Malenkov, Nikolai Bukharin, Nikolai Bulganin, Volodymyr Zelensky*, Olena Zelenska,
Alexander Kerensky, Nursultan Nazarbayev*, Dariga Nazarbayeva*, Kassym-Jomart Tokayev,
Mustafa Kemal Ataturk, Mustafa Barzani, Lech Walesa*, Danuta Walesa, Lech Kaczynski,
Jaroslaw Kaczynski, Martin Luther, Martin Luther King*, Rodney King, Charles de Gaulle*,
Charles de Montalembert, Ibn Khaldun, Ibn Battuta, Ibn Sina, Ibn Rushd, Adolf Hitler*,
Heinrich Himmler, Heinrich Heine, Otto von Bismarck*, Herbert von Bismarck, Paul von Hindenburg,
William Pitt, William Gladstone, Benjamin Disraeli*, Isaac Disraeli, Robert Peel, John Locke,
David Hume, Thomas Hobbes, Thomas More, Thomas Paine, Thomas Jefferson, Jefferson Davis,
Angela Davis, Karl Popper, Karl Liebknecht, Wilhelm Liebknecht, Rosa Luxemburg, Rosa Parks,
George Orwell, George Washington*, Booker T. Washington, Abraham Lincoln, Ulysses S. Grant,
Robert E. Lee, Harriet Tubman, Margaret Thatcher, Golda Meir, Simon Bolivar, Che Guevara,
Ho Chi Minh, Pol Pot, Nelson Mandela*, Winnie Mandela, Desmond Tutu, Jawaharlal Nehru,
Arthur Miller, Henry Miller, Alexandre Dumas, Johann Strauss, Richard Strauss,
Leo Strauss, Aldous Huxley, Thomas Huxley, Julian Huxley, Henry Ford, Gerald Ford+,
Gordon Brown+, John Brown, Tony Blair, Angela Merkel, Alexandra Fyodorovna
"""

#: First names; ending on a slash: men's before, women's after.
_FIRST_NAMES = """
Abraham Adam Adolf Albert Alexander Alexandre Alfred Andrew Antonio Arthur August Austen
Benjamin Bernard Bill Boris Carl Carlos Charles Christian Christopher Clement Daniel David Edgar
Edmund Eduard Edward Edwin Emil Eric Erich Ernest Ernst Eugene Ferdinand Fidel Francis Franklin
Franz Frederick Friedrich Georg George Gerald Gerhard Gustav Hans Harold Harry Heinrich Helmut
Henri Henry Herbert Hermann Ivan Jack Jacob Jacques James Jan Jean Jeremy Jerome Johann
Johannes John Joseph Josef Juan Jules Julius Karl Klaus Konrad Konstantin Kurt Lech Leon Leonid
Leopold Louis Ludwig Lyndon Manuel Mark Martin Matthew Max Maximilian Michael Mikhail Mohammed
Muhammad Napoleon Neville Nicholas Nicolas Nikita Nikolai Oliver Oscar Otto Pablo Patrick Paul
Pedro Peter Philip Philippe Pierre Pyotr Randolph Raymond Rene Richard Robert Roger Rudolf
Rupert Samuel Sergei Sigmund Simon Stanley Stephen Theodore Thomas Victor Viktor Vladimir Walter
Werner Wilhelm William Winston Woodrow Nursultan Jawaharlal Mustafa Bashar Hafez Heiner Nelson
Barack Benito Muammar Osama Saddam Hosni Robert Lech Emmanuel Jimmy Ronald Donald Joe Gordon Tony Volodymyr Deng Xi Fidel Che Hugo Vaclav
Alexei Dmitri Aleksandr Dwight Calvin Herbert Lyndon Ulysses Anthony Stanley Ramsay Konrad Willy Olaf Giuseppe Camillo
/ Alexandra Alice Angela Anna Anne Annie Barbara Beatrice Carla Carol Caroline Catherine
Charlotte Christina Clara Clementine Dariga Diana Dorothy Edith Eleanor Elena Elisabeth Elizabeth
Ella Emily Emma Emmeline Eva Florence Frances Francesca Georgina Golda Hannah Harriet Helen Helene
Henrietta Hillary Indira Ingrid Irene Isabel Isabella Jacqueline Jane Jeanne Joan Johanna
Josephine Julia Julie Karla Katharina Katherine Laura Louisa Louise Margaret Maria Marie Marina
Martha Mary Matilda Michelle Monica Nadezhda Natalia Nicole Olga Olena Olympe Paula Pauline
Petra Raisa Rosa Rosalind Sarah Sofia Sophia Sophie Susan Sylvia Tatiana Theresa Ursula
Valentina Victoria Viktoria Virginia Wilhelmina
"""

#: The same first name; rulers are called by it in several languages.
_RULERS = """
Alexander Aleksandr Alexandre Alessandro; Alfonso Alphonse; Catherine Katharina Katherine
Yekaterina Ekaterina; Charles Karl Carl Carlos Carlo; Christian Kristian; Constantine Konstantin
Constantin; Edward Eduard; Elizabeth Elisabeth Isabel; Ferdinand Fernando; Francis Franz Francois
Francesco; Frederick Friedrich Frederic Fredrik Frederik; George Georg; Henry Heinrich Henri
Enrique; Ivan Iwan; James Jakob Jacob Jacques; John Johann Jean Juan Giovanni; Joseph Josef; Leopold
Leopoldo; Louis Ludwig Luis; Margaret Margarethe Margarete Margrethe; Mary Maria Marie; Maximilian
Maximilien; Napoleon Napoleone; Nicholas Nikolai Nicolas Nikolaus Nikolay; Otto Otho; Paul Paulus Pavel
Pablo; Peter Pyotr Pjotr Pedro Pierre; Philip Philipp Philippe Felipe; Pius Pio; Sigismund Sigmund; Sophia
Sophie Sofia; Theodore Fyodor Feodor; Victoria Viktoria; William Wilhelm Willem Guillaume
"""

#: The same first name in full and for short.
_SHORT = """
Abraham Abe; Alexander Alex Aleksandr; Andrew Andy; Anthony Tony; Barbara Babs; Benjamin Ben; Catherine Kate Katie;
Charles Charlie; Daniel Dan; David Dave; Donald Don; Edward Ted Teddy Ed Ned; Elizabeth Liz Betty Elisabeth; Eugene
Gene; Franklin Frank; Frederick Fred; George Georg; Gerald Gerry; Harold Harry Hal; Henry Hal; James Jim Jimmy;
John Jack; Joseph Joe Josef; Leon Leo Lev; Mahatma Mohandas; Margaret Maggie Meg Peggy; Michael Mike Mikhail; Nicholas Nick;
Patrick Pat; Peter Pete; Philip Phil; Richard Dick Rick; Robert Bob Bobby; Ronald Ron; Samuel Sam; Stephen Steve
Steven; Theodore Teddy Ted; Thomas Tom; William Bill Will Willy; Winston Winnie
"""

#: Persons known by one name: the rest may go.
_ONE_NAME = """
napoleon michelangelo leonardo raphael rembrandt galileo dante petrarch montezuma saladin
"""

#: The number of a ruler with a byname.
_BYNAMES = """
Catherine the Great: 2; Ivan the Terrible: 4; Ivan the Great: 3; Peter the Great: 1; Frederick the Great: 2;
Suleiman the Magnificent: 1; William the Conqueror: 1; Richard the Lionheart: 1
"""

#: Families named first.
FAMILY_FIRST = frozenset(
    [
        "mao",
        "zhou",
        "deng",
        "xi",
        "hu",
        "li",
        "jiang",
        "zhu",
        "sun",
        "chiang",
        "kim",
        "park",
        "ho",
        "ngo",
        "lee",
        "chou",
        "teng",
        "liu",
        "wang",
        "zhang",
        "lin",
        "soong",
        "syngman",
    ]
)

_men, _women = _FIRST_NAMES.split("/")
MEN = word_set(_men.casefold())
WOMEN = word_set(_women.casefold())
FIRST_NAMES = MEN | WOMEN
#: Every spelling of a ruler's first name, to the one we compare.
RULERS = {
    name: group[0]
    for part in listed(_RULERS, ";")
    for group in [words(part)]
    for name in group
}
#: Each first name, to the places of the groups it is in.
SHORT: dict[str, frozenset[int]] = {}
for _place, _group in enumerate(listed(_SHORT, ";")):
    for _name in words(_group):
        SHORT[_name] = SHORT.get(_name, frozenset()) | {_place}
ONE_NAME = frozenset(_ONE_NAME.split())
BYNAMES = {
    tuple(word for word in words(name) if word != "the"): int(number)
    for name, _, number in (part.partition(":") for part in listed(_BYNAMES, ";"))
}
#: Persons as written, without the signs.
PERSONS = tuple(part.rstrip("*+") for part in listed(_PERSONS, ","))
FOREMOST = frozenset(part.rstrip("*+") for part in listed(_PERSONS, ",") if "*" in part)
PRESIDENTS = frozenset(
    part.rstrip("*+") for part in listed(_PERSONS, ",") if "+" in part
)
