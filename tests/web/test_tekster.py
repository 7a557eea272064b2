"""R-261: every word of the pages is there in bokmål, nynorsk and English, also for every stored code."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import tilgode.web
from tilgode.apps.avvik.queries import Rekkefoelge, Tur
from tilgode.apps.fravaer.models import Fravaer, Soeknad, Vedtak
from tilgode.apps.krav.models import Kravhendelse, Ventetloep, Ytelse
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.oppgjoer.queries import FORKLARINGER, Haug
from tilgode.apps.person.models import Loennslinje
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.avstemming import RESTGRUNNER
from tilgode.core.dagregnskap import Metode
from tilgode.core.forklaring import Sikkerhet
from tilgode.rules.ytelser.sykepenger.dagklasse import Dagklasse
from tilgode.web.spraak import MENY
from tilgode.web.visning.avvik import ALLE
from tilgode.web.visning.handlinger import HANDLINGER
from tilgode.web.visning.hauger import SORTERINGER
from tilgode.web.visning.hvisvalg import PERIODER
from tilgode.web.visning.krav import TEGN

TEKSTER = tomllib.loads(files("tilgode.web").joinpath("tekster.toml").read_text(encoding="utf-8"))
MALER = sorted((Path(tilgode.web.__file__).parent / "templates").rglob("*.html"))
STEDER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("noekkel", sorted(TEKSTER))
def test_word_is_there_in_three_languages_with_the_same_places(noekkel):
    ord_ = TEKSTER[noekkel]
    assert set(ord_) == {"nb", "nn", "en"}
    assert all(ord_.values())
    assert len({frozenset(STEDER.findall(tekst)) for tekst in ord_.values()}) == 1


@pytest.mark.parametrize("mal", MALER, ids=lambda mal: mal.name)
def test_every_word_a_template_asks_for_exists(mal):
    spurt = re.findall(r"""\{% t ["'](\w+)["']""", mal.read_text(encoding="utf-8"))
    assert [noekkel for noekkel in spurt if noekkel not in TEKSTER] == []


def test_no_word_is_left_unused():
    brukt = " ".join(mal.read_text(encoding="utf-8") for mal in MALER)
    rot = Path(tilgode.web.__file__).parent
    brukt += " ".join(fil.read_text(encoding="utf-8") for fil in rot.rglob("*.py"))
    grupper = (
        "meny",
        "ytelse",
        "betaler",
        "klasse",
        "bevegelse",
        "status",
        "tegn",
        "sikkerhet",
        "maate",
        "metode",
    )
    grupper += ("opplysning", "opplysningstype", "haug", "regel", "rest", "per", "ugyldig")
    grupper += ("tur", "sorter", "visshet", "tenkt", "linjesorter", "tomhaug", "utfort", "rapport", "om")
    alene = [n for n in TEKSTER if n.partition("_")[0] not in grupper]
    assert [n for n in alene if not re.search(rf"""["']{n}["']""", brukt)] == []


KODER = {
    "meny": MENY,
    "ytelse": Ytelse.values,
    "betaler": Ventetloep.Betaler.values,
    "klasse": [klasse.value for klasse in Dagklasse],
    "bevegelse": Bevegelse.Type.values,
    "status": [t for t in Kravhendelse.Type.values if t != "NOTAT"],
    "maate": Kobling.Maate.values,
    "haug": [haug.value for haug in Haug],
    "regel": FORKLARINGER,
    "rest": RESTGRUNNER,
    "metode": [m.value for m in Metode if m is not Metode.IKKE_FORDELT],
    "tegn": TEGN,
    "per": ["sektor", "ansvar", "person"],
    "ugyldig": ["dato", "kravaar", "tall", "ansvar", "hva", "listevalg", "periode", "grad", "beloep"],
    "tur": [*(tur.value for tur in Tur), ALLE],
    "sorter": [ett.value for ett in Rekkefoelge],
    "visshet": [ett.value for ett in Sikkerhet],
    "tenkt": PERIODER,
    "linjesorter": SORTERINGER,
    "tomhaug": [haug.value for haug in Haug],
    "utfort": [handling.rpartition(".")[2] for handling in HANDLINGER],
    "opplysning": [m.__name__.upper() for m in (Fravaer, Soeknad, Vedtak, Loennslinje)]
    + ["SYKMELDING", "INNTEKTSMELDING"],
    "opplysningstype": [
        *Fravaer.Type.values,
        *Soeknad.Status.values,
        *Vedtak.Type.values,
        *Loennslinje.Type.values,
    ],
}


@pytest.mark.parametrize("gruppe", sorted(KODER))
def test_every_stored_code_has_a_word(gruppe):
    assert [kode for kode in KODER[gruppe] if f"{gruppe}_{kode}" not in TEKSTER] == []
