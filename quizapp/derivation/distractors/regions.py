"""Countries beside each other, so that a wrong one is a neighbour."""

from quizapp.questions.names.known_places import CAPITALS, PLACES
from quizapp.questions.wording import letters_of, listed

_REGIONS = """
Kazakhstan, Kyrgyzstan, Uzbekistan, Tajikistan, Turkmenistan, Mongolia, Azerbaijan, Armenia, Georgia |
Russia, Ukraine, Belarus, Poland, Lithuania, Latvia, Estonia, Moldova, Finland |
France, Germany, Italy, Spain, Portugal, Belgium, Netherlands, Austria, Switzerland, England, Britain, Prussia |
Czechoslovakia, Hungary, Romania, Bulgaria, Poland, Yugoslavia, Austria, Slovakia, Czechia |
Serbia, Croatia, Bosnia, Slovenia, Albania, Macedonia, Greece, Montenegro, Kosovo, Bulgaria |
Sweden, Norway, Denmark, Finland, Iceland | Scotland, Ireland, Wales, England |
Turkey, Syria, Iraq, Iran, Lebanon, Jordan, Israel, Egypt, Saudi Arabia, Kuwait, Yemen, Qatar |
China, Japan, South Korea, North Korea, Taiwan, Mongolia, Vietnam |
India, Pakistan, Bangladesh, Sri Lanka, Nepal, Afghanistan, Burma |
Thailand, Vietnam, Cambodia, Laos, Malaysia, Indonesia, Philippines, Singapore, Burma |
Egypt, Libya, Tunisia, Algeria, Morocco, Sudan | Nigeria, Ghana, Senegal, Mali, Ivory Coast, Liberia, Sierra Leone, Togo, Benin |
Kenya, Uganda, Tanzania, Rwanda, Burundi, Ethiopia, Somalia, Eritrea |
South Africa, Namibia, Zimbabwe, Zambia, Mozambique, Angola, Botswana, Rhodesia |
Congo, Cameroon, Gabon, Chad, Central African Republic, Angola |
Canada, Mexico, Cuba, Brazil, Argentina | Mexico, Guatemala, Honduras, Nicaragua, Costa Rica, Panama, El Salvador |
Brazil, Argentina, Chile, Peru, Bolivia, Colombia, Venezuela, Ecuador, Paraguay, Uruguay |
Cuba, Haiti, Jamaica, Dominican Republic, Barbados | Australia, New Zealand, Fiji, Samoa, Tonga
"""
_GROUPS = [listed(group, ",") for group in listed(_REGIONS, "|")]
_CAPITAL_OF = {country: capital for capital, country in CAPITALS.items()}
_WRITTEN = {letters_of(name): name for name in PLACES}


def neighbours(country: str) -> list[str]:
    """Countries of the same part of the world, as they are written."""
    letters = letters_of(country)
    found: dict[str, None] = {}
    for group in _GROUPS:
        if letters in {letters_of(one) for one in group}:
            found.update(
                dict.fromkeys(one for one in group if letters_of(one) != letters)
            )
    return list(found)


def capitals_near(country: str) -> list[str]:
    """The capitals of a country's neighbours."""
    found = (_CAPITAL_OF.get(letters_of(one), "") for one in neighbours(country))
    return [_WRITTEN[one] for one in found if one in _WRITTEN]
