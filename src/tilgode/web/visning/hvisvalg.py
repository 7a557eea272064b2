"""What a what-if form asks to try, read from the address; and the address that asks for it.

Dates may be written as on the other pages, amounts as people write them (`12345,6`, `12.345,60`).
Border: reads and checks the address only; what a change means is `core.forklaring.tenkt`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeVar
from urllib.parse import urlencode

from tilgode.core.forklaring import Aarsaksdel
from tilgode.core.forklaring.tenkt import Tenktvalg
from tilgode.values.beloep import OERE_PER_KRONE
from tilgode.values.periode import Periode
from tilgode.web.valg import UgyldigValg, les_dato

T = TypeVar("T")

#: The periods of the form; each has a field for the first and one for the last day.
PERIODER = ("ferie", "sykmelding", "egenmelding", "gradperiode", "tidligere_arbeid")
#: What a cause says of Nav's facts, as fields of the form: (fact, field).
_FRA_AARSAK: dict[str, tuple[tuple[str, str], ...]] = {
    "FERIE_I_PERIODEN": (("fom", "ferie_fra"), ("tom", "ferie_til")),
    "FEIL_GRAD": (("grad", "grad"), ("fom", "gradperiode_fra"), ("tom", "gradperiode_til")),
    "UNDER_20_PROSENT": (("grad", "grad"),),
    "REFUSJON_OPPHOERT": (("siste_dag", "refusjon_til"),),
    "ETTER_SLUTT": (("siste_dag", "slutt"),),
    "TILLEGG_UTELATT": (("maanedsinntekt_oere", "inntekt"),),
    "GRUNNLAG_MAANEDER": (("maanedsinntekt_oere", "inntekt"),),
    "GRUNNLAG_AORDNINGEN": (("maanedsinntekt_oere", "inntekt"),),
}


class Feltfeil(UgyldigValg):
    """A value that cannot be used, and the field it was written in."""

    def __init__(self, felt: str, feil: UgyldigValg) -> None:
        super().__init__(feil.slag, feil.verdi)
        self.felt = felt


def les_tenktvalg(felt: Mapping[str, str]) -> Tenktvalg:
    """The choice of the form; raises Feltfeil for a value that cannot be used."""
    perioder = {navn: _periode(felt, navn) for navn in PERIODER}
    ferie = perioder["ferie"]
    return Tenktvalg(
        ferie=() if ferie is None else (ferie,),
        grad=_les(felt, "grad", _grad),
        gradperiode=perioder["gradperiode"],
        sykmelding=perioder["sykmelding"],
        inntekt_oere=_les(felt, "inntekt", les_oere),
        egenmelding=perioder["egenmelding"],
        uten_egenmelding=felt.get("uten_egenmelding") == "1",
        refusjon_til=_les(felt, "refusjon_til", les_dato),
        fritak_fra=_les(felt, "fritak_fra", les_dato),
        uten_fritak=felt.get("uten_fritak") == "1",
        slutt=_les(felt, "slutt", les_dato),
        tidligere_arbeid=perioder["tidligere_arbeid"],
    )


def _les(felt: Mapping[str, str], navn: str, les: Callable[[str], T | None]) -> T | None:
    """A field's value; raises Feltfeil with the field's name."""
    try:
        return les(felt.get(navn, ""))
    except UgyldigValg as feil:
        raise Feltfeil(navn, feil) from feil


def _periode(felt: Mapping[str, str], navn: str) -> Periode | None:
    """From both fields; one of them alone is one day."""
    fra, til = (_les(felt, f"{navn}_{ende}", les_dato) for ende in ("fra", "til"))
    if fra is None and til is None:
        return None
    foerste, siste = fra or til, til or fra
    if foerste is None or siste is None or siste < foerste:
        raise Feltfeil(f"{navn}_til", UgyldigValg("periode", felt.get(f"{navn}_til", "")))
    return Periode(foerste, siste)


def _grad(tekst: str) -> int | None:
    tekst = tekst.strip().removesuffix("%").strip()
    if not tekst:
        return None
    if not (tekst.isdecimal() and len(tekst) <= 3 and int(tekst) <= 100):
        raise UgyldigValg("grad", tekst)
    return int(tekst)


def les_oere(tekst: str) -> int | None:
    """An amount in kroner as people write it, in øre; None when empty. Raises UgyldigValg."""
    rent = tekst.replace("\u00a0", "").replace(" ", "").replace("−", "-").removesuffix("kr")
    if not rent:
        return None
    if "," in rent:
        rent = rent.replace(".", "").replace(",", ".")
    try:
        beloep = Decimal(rent)
    except InvalidOperation as feil:
        raise UgyldigValg("beloep", tekst) from feil
    if not beloep.is_finite() or abs(beloep) >= Decimal(10) ** 10:
        raise UgyldigValg("beloep", tekst)
    oere = beloep * OERE_PER_KRONE
    if oere != int(oere):
        raise UgyldigValg("beloep", tekst)
    return int(oere)


def hvis_adresse(aarsak: Aarsaksdel) -> str:
    """The query string that tries what a cause says; empty for a cause that is no change of the form."""
    fakta = dict(aarsak.fakta)
    felt = {
        navn: _som_felt(navn, fakta[faktum])
        for faktum, navn in _FRA_AARSAK.get(aarsak.kode, ())
        if faktum in fakta
    }
    if aarsak.kode == "FRITAK_IKKE_KJENT":
        felt["uten_fritak"] = "1"
    if aarsak.kode == "AGP_EGENMELDING" and "fom" in fakta:
        if fakta.get("egenmelding") == "UKJENT_FOR_NAV":
            felt["uten_egenmelding"] = "1"
        else:
            felt |= {"egenmelding_fra": str(fakta["fom"]), "egenmelding_til": str(fakta.get("tom", ""))}
    return urlencode(felt)


def _som_felt(navn: str, verdi: str | int) -> str:
    if navn == "inntekt":
        kroner, oere = divmod(int(verdi), OERE_PER_KRONE)
        return f"{kroner},{oere:02d}"
    return str(verdi)


def vist_i_felt(navn: str, verdi: str) -> str:
    """What a field shows: a date as people write it, anything else (also what is no date) as it was sent."""
    if navn in ("grad", "inntekt"):
        return verdi
    try:
        dag = les_dato(verdi)
    except UgyldigValg:
        return verdi
    return "" if dag is None else dag.strftime("%d.%m.%Y")
