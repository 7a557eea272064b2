"""Numbers for the tests, built by trying check digits until the sum is right: none is anybody's by intent.

The weights are Skatteetaten's, Brønnøysund's and the banks'; the search is slow and plain, and
shares nothing with the module it tests.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

_FOERSTE = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_ANDRE = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_ORGNR = (3, 2, 7, 6, 5, 4, 3, 2, 1)
_KONTO = _ANDRE

#: What is added to the month: nothing, Nav's and the H-number's 40, 65, and Tenor's 80.
MAANEDSTILLEGG = (0, 40, 65, 80)
DNR_TILLEGG = 40


def _legg_til(sifre: str, vekter: tuple[int, ...], rest: int = 0) -> str | None:
    """With the one digit more that leaves `rest`, or None when no digit does."""
    for siffer in range(10):
        nummer = f"{sifre}{siffer}"
        if sum(int(s) * v for s, v in zip(nummer, vekter, strict=True)) % 11 == rest:
            return nummer
    return None


def med_kontrollsifre(ni_sifre: str, rest: int = 0) -> str | None:
    """Nine digits as a person number whose first check digit leaves `rest`."""
    ti = _legg_til(ni_sifre, _FOERSTE, rest)
    return _legg_til(ti, _ANDRE) if ti else None


def personnummer(foedt: date, individ: int, *, dag: int = 0, maaned: int = 0, rest: int = 0) -> str | None:
    """The number of a birth date; `dag` and `maaned` are what is added to them."""
    return med_kontrollsifre(
        f"{foedt.day + dag:02d}{foedt.month + maaned:02d}{foedt.year % 100:02d}{individ:03d}", rest
    )


def foerste_nummer(foedt: date, individer: range, *, dag: int = 0, maaned: int = 0, rest: int = 0) -> str:
    """The first number that some individual digits of the range give."""
    mulige = (personnummer(foedt, i, dag=dag, maaned=maaned, rest=rest) for i in individer)
    return next(nummer for nummer in mulige if nummer)


def orgnr(aatte_sifre: str) -> str | None:
    """Eight digits with their check digit, or None."""
    return _legg_til(aatte_sifre, _ORGNR)


def kontonummer(ti_sifre: str) -> str | None:
    """Ten digits with their check digit, or None."""
    return _legg_til(ti_sifre, _KONTO)


def sifre(antall: int) -> st.SearchStrategy[str]:
    """Exactly so many digits."""
    return st.text("0123456789", min_size=antall, max_size=antall)


def _gyldige(strategi: st.SearchStrategy[str | None]) -> st.SearchStrategy[str]:
    return strategi.filter(bool).map(str)


PERSONNUMRE = _gyldige(
    st.builds(
        personnummer,
        st.dates(date(1900, 1, 1), date(2039, 12, 31)),
        st.integers(0, 999),
        dag=st.sampled_from((0, DNR_TILLEGG)),
        maaned=st.sampled_from(MAANEDSTILLEGG),
        rest=st.integers(0, 3),
    )
)
ORGNUMRE = _gyldige(sifre(8).map(orgnr))
KONTONUMRE = _gyldige(sifre(10).map(kontonummer))


def ett_siffer_feil(nummer: str) -> list[str]:
    """Every number that differs from this one in a single digit."""
    return [
        nummer[:plass] + siffer + nummer[plass + 1 :]
        for plass in range(len(nummer))
        for siffer in "0123456789"
        if siffer != nummer[plass]
    ]


def naboer_byttet(nummer: str) -> list[str]:
    """Every number with two unlike neighbours in each other's place."""
    return [
        nummer[:i] + nummer[i + 1] + nummer[i] + nummer[i + 2 :]
        for i in range(len(nummer) - 1)
        if nummer[i] != nummer[i + 1]
    ]
