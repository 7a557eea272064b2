"""The sentences of findings and of what was not checked, filled from their facts.

Border: words only; no figure is computed.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from tilgode.core.innlesing.rapport import Filtype
from tilgode.core.innlesing.tolking import masker
from tilgode.core.lekkasje import kontroll_av
from tilgode.core.lekkasje.typer import Behov, Faktaverdi, Funn, IkkeKontrollert, Kontroll
from tilgode.params.formatering import Spraak, dato, kr, prosent, tall
from tilgode.reports.tekstkatalog import Tekstkatalog

#: So many persons are named in a sentence; the rest are counted.
NEVNES = 5
#: How a sentence written for several days reads for one.
ENTALL: dict[Spraak, tuple[tuple[str, str], ...]] = {
    "nb": (("arbeidsdager", "arbeidsdag"), ("omsorgsdager", "omsorgsdag"), ("dager", "dag")),
    "nn": (
        ("(arbeids|omsorgs)?dagar er ikkje kravde", r"\1dag er ikkje kravd"),
        ("dagar er betalte", "dag er betalt"),
        ("(arbeids|omsorgs)?dagar", r"\1dag"),
    ),
    "en": (("(working |care )?days are", r"\1day is"), ("(working |care )?days", r"\1day")),
}


def navn(t: Tekstkatalog, kontroll: Kontroll) -> str:
    """The check's name."""
    return t(f"{kontroll.noekkel}_navn")


def funnsetning(t: Tekstkatalog, funn: Funn) -> str:
    """What is found and what to do, with what is lost when some of it is."""
    noekkel = funn.kontroll.lower()
    valgt = f"{noekkel}_{funn.variant}" if funn.variant else f"{noekkel}_funn"
    verdier = {fakta: _vis(fakta, verdi, t) for fakta, verdi in funn.fakta}
    tekst = _entall(t(valgt, **verdier), t.spraak)
    if funn.tapt_oere and funn.oere:
        tekst += " " + t("tapt_hale", oere=kr(funn.tapt_oere, t.spraak))
    return tekst


def _entall(tekst: str, spraak: Spraak) -> str:
    """One day in the singular."""
    for flertall, entall in ENTALL[spraak]:
        tekst = re.sub(rf"(?<![\d\u00a0,.])1 {flertall}", f"1 {entall}", tekst)
    return tekst


def _vis(fakta: str, verdi: Faktaverdi, t: Tekstkatalog) -> str:
    if isinstance(verdi, date):
        return dato(verdi, t.spraak)
    if fakta == "ytelse":
        return t(f"ytelse_{str(verdi).lower()}")
    if isinstance(verdi, Fraction):
        return prosent(verdi, t.spraak)
    if fakta == "aar":
        return str(verdi)
    if isinstance(verdi, int):
        return kr(verdi, t.spraak) if fakta.endswith("_oere") else tall(verdi, t.spraak)
    return "" if verdi is None else masker(verdi)  # some systems use the fødselsnummer in their keys


def hvem(t: Tekstkatalog, funn: Funn) -> str:
    """The person, or the whole employer."""
    return funn.person or t("hele_virksomheten")


def mangler(t: Tekstkatalog, ikke: IkkeKontrollert) -> str:
    """What the check lacked."""
    if ikke.grunn:
        return t(f"grunn_{ikke.grunn}", personer=_personer(ikke.personer, t.spraak))
    return "; ".join(_behov(t, behov) for behov in ikke.mangler)


def _personer(personer: tuple[str, ...], spraak: Spraak) -> str:
    nevnt = ", ".join(personer[:NEVNES])
    rest = len(personer) - NEVNES
    return nevnt if rest <= 0 else f"{nevnt} (+{tall(rest, spraak)})"


def _behov(t: Tekstkatalog, behov: Behov) -> str:
    if behov.filer:
        filer = ", ".join(f.value for f in behov.filer)
        return t("trenger_fil" if len(behov.filer) == 1 else "trenger_en_av", filer=filer)
    if behov.opplysning:
        return t("trenger_opplysning", navn=behov.opplysning)
    return t("trenger_grunn", koder=", ".join(behov.grunn))


def rettelse(t: Tekstkatalog, ikke: IkkeKontrollert) -> str:
    """What would let the check run."""
    if ikke.grunn:
        return t(f"rett_{ikke.grunn}")
    return " ".join(dict.fromkeys(_rett(t, behov) for behov in ikke.mangler))


def _rett(t: Tekstkatalog, behov: Behov) -> str:
    if Filtype.OPPGJOER in behov.filer:
        return t("rett_oppgjoer")
    if behov.filer:
        return t("rett_fil", type=behov.filer[0].value)
    if behov.opplysning:
        return t("rett_opplysning")
    return t("rett_grunn")


def hjemler(kontroll: Kontroll) -> str:
    """The provisions, short."""
    return ", ".join(str(h) for h in kontroll.hjemler)


def kontrollnavn(t: Tekstkatalog, funn: Funn) -> str:
    """The name of the check that made a finding."""
    return navn(t, kontroll_av(funn))
