"""Registering persons, their employments and their pay from files.

The fødselsnummer is encrypted on its way in and is never written in a message or the audit trail.
Border: facts from files; looking at them is in `services` and `queries`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from operator import itemgetter

from django.db import transaction
from django.utils import timezone

from tilgode.apps.felles.fakta import Faktatype, Kandidat, Kandidater, Verdier, lagre_fakta
from tilgode.apps.felles.feilsamler import Feilsamler, arbeidsgiver_for
from tilgode.apps.felles.kryptering import blindindekser, krypter
from tilgode.apps.felles.masse import reserver_id, sett_inn
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.organisasjon.models import Arbeidsgiver, Underenhet
from tilgode.apps.organisasjon.queries import Ansvarsregister
from tilgode.apps.person.models import Arbeidsforhold, Arbeidsforholdtilstand, Loennslinje, Person
from tilgode.apps.person.oppslag import Ansettelse, ansettelser
from tilgode.core.innlesing.rader import AnsattRad, LoennRad
from tilgode.core.innlesing.radtabell import Radtabell, Verdikolonne
from tilgode.core.innlesing.rapport import Filfeil
from tilgode.values.identer import Foedselsnummer, UgyldigIdent

#: Lines of pay that are stored in one go.
BUNKE = 100_000


def _tilstandsnoekkel(verdier: Verdier) -> tuple[int, date | None]:
    """Employment and first valid day; the state from the start keeps its identity when the start moves."""
    arbeidsforhold, startdato, gyldig_fom = verdier[0], verdier[1], verdier[2]
    return (arbeidsforhold, None if gyldig_fom == startdato else gyldig_fom)


TILSTAND = Faktatype(
    Arbeidsforholdtilstand,
    (
        "arbeidsforhold_id",
        "startdato",
        "gyldig_fom",
        "gyldig_tom",
        "sluttdato",
        "ansvar_id",
        "stillingsprosent",
        "arbeidstid",
    ),
    noekkel=_tilstandsnoekkel,
    noekkelfelt="arbeidsforhold",
)
LOENN = Faktatype(
    Loennslinje,
    ("arbeidsforhold_id", "maaned", "loennsart", "type", "oere"),
    noekkel=itemgetter(0, 1, 2),
    noekkelfelt="loennsart",
)


@transaction.atomic
def register_ansatte(rader: Sequence[AnsattRad], innlesing: Innlesing) -> Utfall:
    """Store persons, employments and their states; raises Filfeil for what does not fit together."""
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    indekser = _indekser(rader)
    _kontroller_underenheter(rader, arbeidsgiver, samler)
    personer = _sikre_personer(rader, indekser, arbeidsgiver, timezone.localdate(innlesing.tid), samler)
    forhold = _sikre_arbeidsforhold(rader, indekser, personer, arbeidsgiver, samler)
    kandidater = _tilstander(rader, forhold, Ansvarsregister(arbeidsgiver), innlesing.tid, samler)
    samler.kast()
    utfall = lagre_fakta(TILSTAND, kandidater, {"arbeidsforhold__arbeidsgiver": arbeidsgiver}, innlesing)
    revisjon.skriv("person.register_ansatte", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


def _indekser(rader: Sequence[AnsattRad]) -> dict[str, str]:
    """The blind index of each number in the file."""
    numre = list({rad.fnr for rad in rader})
    return dict(zip(numre, blindindekser(numre), strict=True))


def _kontroller_underenheter(
    rader: Sequence[AnsattRad], arbeidsgiver: Arbeidsgiver, samler: Feilsamler
) -> None:
    kjente = set(Underenhet.objects.filter(arbeidsgiver=arbeidsgiver).values_list("orgnr", flat=True))
    register = {orgnr: orgnr for orgnr in kjente}
    for rad in rader:
        if rad.underenhet_orgnr:
            samler.finn(register, rad.linje, "underenhet_orgnr", rad.underenhet_orgnr, hva="underenhet")


def _sikre_personer(
    rader: Sequence[AnsattRad],
    indekser: dict[str, str],
    arbeidsgiver: Arbeidsgiver,
    per: date,
    samler: Feilsamler,
) -> dict[str, int]:
    """The key of each person by blind index; new ones stored, changed names updated."""
    kjente = {
        indeks: (id_, navn)
        for id_, indeks, navn in Person.objects.filter(arbeidsgiver=arbeidsgiver).values_list(
            "pk", "blindindeks", "navn"
        )
    }
    nye: dict[str, AnsattRad] = {}
    nye_navn: dict[int, str] = {}
    for rad in rader:
        kjent = kjente.get(indekser[rad.fnr])
        if kjent is None:
            nye[indekser[rad.fnr]] = rad
        elif kjent[1] != rad.navn:
            nye_navn[kjent[0]] = rad.navn
    Person.objects.bulk_update(
        [Person(pk=id_, navn=navn) for id_, navn in nye_navn.items()], ["navn"], batch_size=500
    )
    return {indeks: id_ for indeks, (id_, _) in kjente.items()} | _nye_personer(
        nye, arbeidsgiver, per, samler
    )


def _nye_personer(
    nye: dict[str, AnsattRad], arbeidsgiver: Arbeidsgiver, per: date, samler: Feilsamler
) -> dict[str, int]:
    foedt = {indeks: _foedselsdato(rad, per, samler) for indeks, rad in nye.items()}
    gyldige = [indeks for indeks in nye if foedt[indeks] is not None]
    kryptert = krypter([nye[indeks].fnr for indeks in gyldige], gyldige)
    nye_id = reserver_id(Person, len(gyldige))
    sett_inn(
        Person,
        ("id", "arbeidsgiver_id", "blindindeks", "fnr_kryptert", "navn", "foedselsdato"),
        [
            (id_, arbeidsgiver.pk, indeks, sifer, nye[indeks].navn, foedt[indeks])
            for id_, indeks, sifer in zip(nye_id, gyldige, kryptert, strict=True)
        ],
    )
    return dict(zip(gyldige, nye_id, strict=True))


def _foedselsdato(rad: AnsattRad, per: date, samler: Feilsamler) -> date | None:
    try:
        return Foedselsnummer(rad.fnr).foedselsdato(per)
    except UgyldigIdent as feil:
        samler.meld(
            rad.linje, "fnr", f"{rad.fnr[:6]} *****", str(feil).capitalize() + ".", "Rett fødselsnummeret."
        )
        return None


def _sikre_arbeidsforhold(
    rader: Sequence[AnsattRad],
    indekser: dict[str, str],
    personer: dict[str, int],
    arbeidsgiver: Arbeidsgiver,
    samler: Feilsamler,
) -> dict[str, int]:
    """The key of each employment by its name in the source; an employment cannot change person."""
    kjente = ansettelser(arbeidsgiver)
    nye: dict[str, Ansettelse] = {}
    for rad in rader:
        person_id = personer.get(indekser[rad.fnr])
        funnet = kjente.get(rad.arbeidsforhold) or nye.get(rad.arbeidsforhold)
        if person_id is None:
            continue
        if funnet is None:
            nye[rad.arbeidsforhold] = Ansettelse(0, person_id, rad.arbeidsforhold, rad.ansattnummer)
        elif funnet.person_id != person_id:
            samler.meld(
                rad.linje,
                "arbeidsforhold",
                rad.arbeidsforhold,
                "Arbeidsforholdet hører til en annen person.",
                "Kontroller fødselsnummeret, eller gi arbeidsforholdet en egen nøkkel.",
            )
    return {n: a.arbeidsforhold_id for n, a in kjente.items()} | _nye_arbeidsforhold(nye, arbeidsgiver)


def _nye_arbeidsforhold(nye: dict[str, Ansettelse], arbeidsgiver: Arbeidsgiver) -> dict[str, int]:
    nye_id = reserver_id(Arbeidsforhold, len(nye))
    sett_inn(
        Arbeidsforhold,
        ("id", "arbeidsgiver_id", "person_id", "noekkel", "ansattnummer"),
        [
            (id_, arbeidsgiver.pk, a.person_id, a.noekkel, a.ansattnummer)
            for id_, a in zip(nye_id, nye.values(), strict=True)
        ],
    )
    return dict(zip(nye, nye_id, strict=True))


def _tilstander(
    rader: Sequence[AnsattRad],
    forhold: dict[str, int],
    ansvar: Ansvarsregister,
    tid: datetime,
    samler: Feilsamler,
) -> list[Kandidat]:
    kandidater = []
    for rad in rader:
        funnet = samler.finn(ansvar, rad.linje, "ansvar", rad.ansvar, hva="ansvar")
        if funnet is None or rad.arbeidsforhold not in forhold:
            continue
        verdier = (
            forhold[rad.arbeidsforhold],
            rad.startdato,
            rad.gyldig_fom,
            rad.gyldig_tom,
            rad.sluttdato,
            ansvar.paa(rad.ansvar, rad.gyldig_fom),
            rad.stillingsprosent,
            rad.arbeidstid or Arbeidsforholdtilstand.Arbeidstid.FAST.value,
        )
        kandidater.append(Kandidat(verdier, rad.registrert or tid, rad.linje))
    return kandidater


@transaction.atomic
def register_loenn(rader: Sequence[LoennRad], innlesing: Innlesing) -> Utfall:
    """Store pay per employment, month and kind; lines of one kind in one month are added up.

    Some employments at a time: that keeps the memory down, and the pay of one lies together in the table.
    """
    tabell = Radtabell.av(LoennRad, rader)
    arbeidsgiver = arbeidsgiver_for(innlesing)
    samler = Feilsamler(innlesing.filnavn)
    funnet = samler.finn_alle(ansettelser(arbeidsgiver), tabell, "arbeidsforhold", hva="arbeidsforhold")
    forhold = funnet.omform(lambda ansettelse: ansettelse.arbeidsforhold_id if ansettelse else 0)
    registrert = tabell.kolonner["registrert"].omform(lambda registrert: registrert or innlesing.tid)
    kolonner = (forhold, *tabell.velg(*LOENN.felter[1:]), registrert)
    utfall = Utfall()
    for plasser in _bunker(forhold):
        linjer = [tabell.linjer[plass] for plass in plasser]
        kandidater = _slaa_sammen([kolonne.plukk(plasser) for kolonne in kolonner], linjer, samler)
        foerste, siste = forhold[plasser[0]], forhold[plasser[-1]]
        avgrensning = {"arbeidsforhold_id__gte": foerste, "arbeidsforhold_id__lte": siste}
        try:
            utfall += lagre_fakta(
                LOENN, kandidater, {"arbeidsforhold__arbeidsgiver": arbeidsgiver, **avgrensning}, innlesing
            )
        except Filfeil as feil:
            samler.feil.extend(feil.feil)
    samler.kast()
    revisjon.skriv("person.register_loenn", f"innlesing:{innlesing.pk}", utfall.tall, innlesing.aktoer)
    return utfall


def _bunker(forhold: Verdikolonne) -> Iterator[Sequence[int]]:
    """The places of the rows by employment (0: unknown, left out), in heaps that never part one's rows."""
    ider = list(forhold)
    plasser: Sequence[int] = range(len(ider))
    if 0 in forhold.verdier:
        plasser = [plass for plass in plasser if ider[plass]]
    plasser = sorted(plasser, key=ider.__getitem__)
    start = 0
    while start < len(plasser):
        stopp = min(start + BUNKE, len(plasser))
        while stopp < len(plasser) and ider[plasser[stopp]] == ider[plasser[stopp - 1]]:
            stopp += 1
        yield plasser[start:stopp]
        start = stopp


def _slaa_sammen(
    kolonner: Sequence[Verdikolonne], linjer: Sequence[int], samler: Feilsamler
) -> Sequence[Kandidat] | Kandidater:
    """One candidate for each kind of pay in a month and time it was registered."""
    forhold, maaned, loennsart, _, _, registrert = kolonner
    noekler = list(zip(forhold, maaned, loennsart, registrert, strict=True))
    if len(set(noekler)) == len(noekler):
        return Kandidater(kolonner[:-1], registrert, linjer)
    samlet: dict[tuple[int, date, str, datetime], Kandidat] = {}
    for noekkel, linje, *verdier in zip(noekler, linjer, *kolonner[:-1], strict=True):
        foer = samlet.setdefault(noekkel, ny := Kandidat(tuple(verdier), noekkel[-1], linje))
        if foer is not ny:
            samlet[noekkel] = _lagt_til(foer, ny, samler)
    return list(samlet.values())


def _lagt_til(foer: Kandidat, ny: Kandidat, samler: Feilsamler) -> Kandidat:
    *resten, type_, oere = foer.verdier
    loennsart, ny_type, nye_oere = ny.verdier[2:]
    if type_ == ny_type:
        return foer._replace(verdier=(*resten, type_, oere + nye_oere))
    samler.meld(
        ny.linje,
        "type",
        ny_type,
        f"Lønnsart {loennsart} har to typer i samme måned.",
        "Gi lønnsarten én type.",
    )
    return foer
