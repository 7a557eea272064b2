"""Random years: register, settle, correct, match by hand, accept, undo, run again. Nothing gets lost."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.apps.oppgjoer.bygg import Kommune
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.regelvalg import velg_regler
from tilgode.apps.oppgjoer.services import angre, avstem, avstem_personer, avvis, godta, koble, opphev
from tilgode.apps.oppgjoer.services_kobling import aapen_rest, aktive_forslag
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.avstemming import REGLER

BELOEP = st.sampled_from((10_000, 20_000, 30_000, 50_000, 100_000))
PERIODER = st.sampled_from(
    (
        ("2024-06-01", "2024-06-30"),
        ("2024-06-17", "2024-06-30"),
        ("2024-06-17", "2024-07-14"),
        ("2024-07-01", "2024-07-31"),
    )
)
PERSONER = st.integers(0, 2)


def forslagsbilde():
    return sorted(aktive_forslag().values_list("linje_id", "krav_id", "oere", "regel"))


def er_forenlige():
    """No two suggestions of one line ask for more than what is left of it."""
    linjer = [linje for linje, *_ in forslagsbilde()]
    return len(set(linjer)) == len(linjer)


class Aar(RuleBasedStateMachine):
    """One employer through time; money is dated the day it happens."""

    def __init__(self):
        super().__init__()
        self.ramme = transaction.atomic()
        self.ramme.__enter__()
        self.kommune = Kommune()
        self.dag = date(2024, 7, 1)
        self.krav = []
        self.fortid = {}

    def teardown(self):
        self.avstem()
        assert not self.avstem(alt=True).endret, "bare det nye er det samme som alt på nytt"
        transaction.set_rollback(True)
        self.ramme.__exit__(None, None, None)

    @property
    def naa(self):
        return dagens_start(self.dag) + timedelta(hours=12)

    def avstem(self, **valg):
        return avstem(self.kommune.arbeidsgiver, naa=self.naa, **valg)

    @initialize(beloep=BELOEP, periode=PERIODER)
    def foerste_krav(self, beloep, periode):
        self.nytt_krav(beloep, periode, 0)

    @rule(beloep=BELOEP, periode=PERIODER, person=PERSONER)
    def nytt_krav(self, beloep, periode, person):
        self.krav.append(self.kommune.krav(beloep, *periode, dato=self.dag, person=person))

    @rule(dager=st.integers(1, 40))
    def tida_gaar(self, dager):
        self.fortid[self.dag] = self.bilde(self.dag)
        self.dag += timedelta(days=dager)

    @rule(
        linjer=st.lists(
            st.tuples(BELOEP, st.sampled_from((1, 1, 1, -1)), PERIODER, PERSONER, st.sampled_from("4447QA")),
            min_size=1,
            max_size=3,
        )
    )
    def oppgjoer(self, linjer):
        self.kommune.oppgjoer(
            self.dag,
            *(
                (
                    oere * fortegn,
                    *((None, None) if kode == "A" else periode),
                    {"person": person, "kode": kode},
                )
                for oere, fortegn, periode, person, kode in linjer
            ),
        )

    @rule(data=st.data(), oere=st.sampled_from((-10_000, -5_000, 5_000)))
    def juster(self, data, oere):
        self.kommune.endre(data.draw(st.sampled_from(self.krav)), oere, self.dag)

    @rule()
    def kjoer_reglene(self):
        self.avstem()
        assert not self.avstem().endret, "en gang til endrer ingenting"

    @precondition(lambda self: Oppgjoerslinje.objects.exists())
    @rule(data=st.data())
    def koble_for_haand(self, data):
        aapne = [linje for linje in Oppgjoerslinje.objects.order_by("pk") if aapen_rest(linje)]
        if aapne:
            linje = data.draw(st.sampled_from(aapne))
            krav = data.draw(st.sampled_from(self.krav))
            koble(linje, {krav.pk: aapen_rest(linje)}, aktoer="Kari", naa=self.naa)

    @precondition(lambda self: aktive_forslag().exists())
    @rule(data=st.data())
    def godta_forslag(self, data):
        forslag = data.draw(st.sampled_from(list(aktive_forslag().order_by("pk"))))
        godta([forslag.pk], aktoer="Kari", naa=self.naa)

    @precondition(lambda self: Kobling.objects.filter(oppheving=None).exists())
    @rule(data=st.data())
    def opphev_kobling(self, data):
        kobling = data.draw(st.sampled_from(list(Kobling.objects.filter(oppheving=None).order_by("pk"))))
        foer = self.kommune.utestaaende(kobling.krav, self.dag)
        booket = kobling.bevegelser.exists()
        opphev(kobling, "prøve", aktoer="Kari", naa=self.naa)
        assert self.kommune.utestaaende(kobling.krav, self.dag) == foer + (kobling.oere if booket else 0)

    @precondition(lambda self: aktive_forslag().exists())
    @rule()
    def godta_alle_og_angre(self):
        """Undo restores exactly: the same suggestions are open, and what Nav owes is as before."""
        self.avstem()
        foer = forslagsbilde(), self.bilde(self.dag)
        forslag = list(aktive_forslag().values_list("pk", flat=True))
        if not forslag or not er_forenlige():
            return
        godta(forslag, aktoer="Kari", naa=self.naa)
        angre(forslag, aktoer="Kari", naa=self.naa)
        self.avstem()
        assert (forslagsbilde(), self.bilde(self.dag)) == foer

    @precondition(lambda self: aktive_forslag().exists())
    @rule(data=st.data())
    def avvis_forslag(self, data):
        forslag = data.draw(st.sampled_from(list(aktive_forslag().order_by("pk"))))
        avvis([forslag.pk], "ikke dette", aktoer="Kari", naa=self.naa)
        avstem_personer(self.kommune.arbeidsgiver, [p.pk for p in self.kommune.personer], naa=self.naa)
        assert not aktive_forslag().filter(linje=forslag.linje_id, krav=forslag.krav_id).exists()

    @rule(
        regler=st.permutations(REGLER), antall=st.integers(1, len(REGLER)), oere=st.sampled_from((0, 10_000))
    )
    def velg_andre_regler(self, regler, antall, oere):
        """Other rules from today: what has been matched until now stays (`fortida_staar` asks)."""
        self.fortid[self.dag - timedelta(days=1)] = self.bilde(self.dag - timedelta(days=1))
        navn = [regel.navn for regel in regler[:antall]]
        velg_regler(
            self.kommune.arbeidsgiver,
            regler=navn,
            toleranse={"overbetalt_oere": oere},
            aktoer="Kari",
            naa=self.naa,
        )

    def bilde(self, dag):
        return {krav.pk: self.kommune.utestaaende(krav, dag) for krav in self.krav}

    @invariant()
    def hver_linje_er_koblet_eller_aapen(self):
        koblet = defaultdict(int)
        for kobling in Kobling.objects.filter(oppheving=None, bevegelser__isnull=False).distinct():
            koblet[kobling.linje_id] += kobling.oere
        for linje in Oppgjoerslinje.objects.all():
            rest = aapen_rest(linje)
            assert koblet[linje.pk] + rest == linje.oere
            assert rest == 0 or (rest > 0) == (linje.oere > 0), "ingen linje er brukt to ganger"

    @invariant()
    def kravene_skylder_det_som_er_krevd_minus_det_som_er_koblet(self):
        for krav in self.krav:
            rader = Bevegelse.objects.filter(krav=krav).values_list("kobling_id", "oere")
            krevd = sum(oere for kobling, oere in rader if kobling is None)
            mottatt = sum(
                kobling.oere
                for kobling in Kobling.objects.filter(
                    krav=krav, oppheving=None, bevegelser__isnull=False
                ).distinct()
            )
            assert self.kommune.utestaaende(krav) == krevd - mottatt

    @invariant()
    def fortida_staar(self):
        for dag, foer in self.fortid.items():
            assert {pk: sum_ for pk, sum_ in self.bilde(dag).items() if pk in foer} == foer


@pytest.mark.django_db
def test_ingen_oere_oppstaar_eller_forsvinner():
    run_state_machine_as_test(Aar, settings=settings(max_examples=20, stateful_step_count=12, deadline=None))
