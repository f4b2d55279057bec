"""Which states people of the names table belong to, and whose names are transliterations in Arabic."""

from __future__ import annotations

ARAB_PRESS = {
    "EG", "SA", "AE", "QA", "KW", "BH", "OM", "YE", "IQ", "SY", "LB", "JO", "PS", "IL", "IR", "LY", "TN", "DZ", "MA",
    "MR", "SD", "TR",
}  # fmt: skip
"""States whose smaller towns the Arab press names."""
NATIVE = ARAB_PRESS - {"IL", "TR"} | {"AF", "PK", "SO", "DJ", "ER", "KM", "BD"}
"""States whose people have names in Arabic letters, written in one way: no transliteration to be seen through."""
NATIVE_BODIES = {
    "Al-Qaeda", "Arab League", "Gulf Cooperation Council", "Muslim Brotherhood", "Muslim World League", "Houthis",
    "International Union of Muslim Scholars", "Organisation of Islamic Cooperation", "OPEC", "Polisario Front",
    "Islamic Jihad", "Popular Front for the Liberation of Palestine", "Islamic State",
}  # fmt: skip
"""Bodies of no one state whose people have such names."""
STATES_OF_BODIES = {
    "EG": " of Egypt", "IR": " of Iran", "JO": " of Jordan", "DZ": " of Algeria", "IQ": " of Iraq", "SD": " of Sudan",
    "QA": " of Qatar", "PS": " of Palestinian Territories", "SY": " of Syria", "AF": " of Gaza Strip",
}  # fmt: skip
"""How the English names of their ministries end, which have no row of their own."""


def home(part_of: str, owners: dict[str, str]) -> str:
    """The state that a person belongs to by way of bodies; one of NATIVE for the bodies of Arabs."""
    for _ in range(4):
        if part_of in NATIVE_BODIES:
            return "PS"
        if not owners.get(part_of):
            break
        part_of = owners[part_of]
    state = next((code for code, english in STATES_OF_BODIES.items() if part_of.endswith(english)), "")
    return state or part_of
