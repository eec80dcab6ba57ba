"""In which century persons lived whom everyone knows: nobody meets one of another."""

from quizapp.questions.wording import letters_of, listed, plain

#: Century in which they were at work (BC negative), then how texts call them.
_LIVED = """
-18: Hammurabi | -14: Akhenaten, Tutankhamun, Nefertiti | -13: Ramesses
-7: Ashurbanipal | -6: Nebuchadnezzar, Cyrus, Cambyses, Solon, Cleisthenes, Confucius, Buddha
-5: Darius, Xerxes, Themistocles, Pericles, Alcibiades, Leonidas, Lysander, Miltiades, Socrates,
Herodotus, Thucydides, Sophocles, Euripides, Aeschylus, Aristides, Cimon, Cleon, Nicias, Mardonius
-4: Plato, Aristotle, Xenophon, Demosthenes, Alexander the Great, Philip II of Macedon, Epaminondas
-3: Ashoka, Chandragupta, Hannibal, Hamilcar, Scipio Africanus, Archimedes, Pyrrhus, Qin Shi Huang
-2: Polybius, Tiberius Gracchus, Gaius Gracchus, Jugurtha, Cato
-1: Caesar, Cæsar, Julius Caesar, Pompey, Crassus, Cicero, Brutus, Cassius, Octavian, Augustus,
Mark Antony, Antony, Cleopatra, Spartacus, Vercingetorix, Sulla, Marius, Virgil, Horace, Sallust, Livy
1: Tiberius, Caligula, Claudius, Nero, Vespasian, Titus, Domitian, Seneca, Ovid, Arminius, Boudica,
Tacitus, Plutarch, Suetonius, Jesus, Agrippina | 2: Trajan, Hadrian, Marcus Aurelius, Galen
3: Diocletian, Aurelian, Zenobia | 4: Constantine, Julian, Theodosius, Augustine | 5: Attila, Alaric,
Theodoric, Clovis | 6: Justinian, Theodora, Belisarius | 7: Muhammad, Heraclius | 8: Charles Martel,
Charlemagne | 9: Alfred the Great | 11: William the Conqueror, Avicenna, Robert Guiscard
12: Saladin, Averroes, Maimonides, Frederick Barbarossa, Thomas Becket, Richard the Lionheart
13: Genghis Khan, Temujin, Kublai Khan, Aquinas, Thomas Aquinas, Marco Polo
14: Dante, Petrarch, Boccaccio, Tamerlane, Timur, Ibn Battuta, Ibn Khaldun, Wyclif, Wycliffe
15: Columbus, Christopher Columbus, Joan of Arc, Jan Hus, Gutenberg, Lorenzo de' Medici, Vasco da Gama
16: Machiavelli, Michelangelo, Raphael, Titian, Erasmus, Copernicus, Luther, Martin Luther, Calvin,
John Calvin, Zwingli, Henry VIII, Elizabeth I, Charles V, Philip II, Suleiman, Babur, Akbar, Montezuma,
Moctezuma, Atahualpa, Cortés, Pizarro, Thomas Cromwell, Thomas More, Shakespeare
17: Galileo, Kepler, Descartes, Hobbes, Thomas Hobbes, Locke, John Locke, Newton, Isaac Newton,
Richelieu, Cardinal Richelieu, Mazarin, Louis XIV, Oliver Cromwell, Charles I, Wallenstein,
Gustavus Adolphus, Aurangzeb, Shah Jahan | 18: Voltaire, Rousseau, Montesquieu, Diderot, Kant,
Peter the Great, Catherine the Great, Frederick the Great, Maria Theresa, George Washington,
Washington, Thomas Jefferson, Benjamin Franklin, Adam Smith, James Watt, Robespierre, Danton, Marat,
Marie Antoinette, Louis XVI, Edmund Burke, Thomas Paine, Lafayette
19: Napoleon, Napoleon Bonaparte, Bonaparte, Metternich, Talleyrand, Wellington, Nelson, Bolívar,
Simón Bolívar, Bismarck, Otto von Bismarck, Cavour, Garibaldi, Mazzini, Darwin, Charles Darwin, Marx,
Karl Marx, Engels, Gladstone, Disraeli, Queen Victoria, Abraham Lincoln, Lincoln, Ulysses Grant,
Robert E. Lee, Napoleon III, Cixi | 20: Lenin, Vladimir Lenin, Stalin, Joseph Stalin, Trotsky,
Leon Trotsky, Hitler, Adolf Hitler, Mussolini, Benito Mussolini, Churchill, Winston Churchill,
Franklin D. Roosevelt, Theodore Roosevelt, Woodrow Wilson, Truman, Harry Truman, Eisenhower, Kennedy,
John F. Kennedy, Nixon, Reagan, Ronald Reagan, Thatcher, Margaret Thatcher, De Gaulle,
Charles de Gaulle, Gandhi, Mahatma Gandhi, Nehru, Mao, Mao Zedong, Deng Xiaoping, Chiang Kai-shek,
Tito, Khrushchev, Nikita Khrushchev, Brezhnev, Gorbachev, Mikhail Gorbachev, Boris Yeltsin, Atatürk,
Nasser, Castro, Fidel Castro, Che Guevara, Nelson Mandela, Mandela, Martin Luther King, Kwame Nkrumah,
Ho Chi Minh, Pol Pot, Sukarno, Franco, Hirohito, Einstein, Freud, Keynes
21: Barack Obama, Donald Trump, Joe Biden, Vladimir Putin, Angela Merkel, Emmanuel Macron, Xi Jinping,
Volodymyr Zelensky, Boris Johnson, Tony Blair, George W. Bush, Theresa May
"""


def _known() -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in listed(_LIVED.replace("\n", " ; "), "|"):
        century = 0
        for piece in entry.split(";"):
            head, colon, rest = piece.partition(":")
            if colon:
                century = int(head)
            for name in listed(rest if colon else piece, ","):
                found[letters_of(name)] = century
    return found


_CENTURIES = _known()


def century_of(name: str) -> int | None:
    """The century of a person known under this name, or ``None``."""
    return _CENTURIES.get(letters_of(plain(name) or name))


def may_have_met(one: str, other: str, year: int | None) -> bool:
    """Whether two persons may be of one time; what is not known is taken to be.

    Of *other* nothing known, the *year* told beside it stands for its time.
    """
    first, second = century_of(one), century_of(other)
    if first is None:
        return True
    if second is None:
        if year is None:
            return True
        second = (year - 1) // 100 + 1 if year > 0 else year // 100
    return abs(first - second) <= 1
