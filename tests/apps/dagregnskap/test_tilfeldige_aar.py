"""Random years with changing law rates: at any date and any moment, the days add up to every total."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from tests.apps.oppgjoer.bygg import d
from tests.apps.oppgjoer.test_tilfeldige_aar import PERSONER, Aar
from tilgode.apps.dagregnskap.foering import foer_dager
from tilgode.apps.dagregnskap.kontroller import kontroller, venter
from tilgode.apps.dagregnskap.models import Dagpost
from tilgode.apps.dagregnskap.queries import dagregnskap_for_krav, dagsummer
from tilgode.apps.dagregnskap.services import foer_dagregnskap
from tilgode.apps.krav.models import Beregning, Ventetloep
from tilgode.apps.regnskap.queries import utestaaende

#: Where the runs of a computation begin and end.
GRENSER = st.lists(
    st.sampled_from(("2024-06-03", "2024-06-17", "2024-06-24", "2024-07-01", "2024-07-15", "2024-08-05")),
    min_size=2,
    max_size=4,
    unique=True,
)
SATS = st.sampled_from((0, 1_000, 100_000, 184_601))


class Dagregnskapsaar(Aar):
    """The years of matching, with a law that changes its mind."""

    def __init__(self):
        super().__init__()
        self.fortidens_dager = {}

    @rule(person=PERSONER, grenser=GRENSER, satser=st.lists(SATS, min_size=3, max_size=3))
    def loven_regnes_paa_nytt(self, person, grenser, satser):
        hvem = self.kommune.personer[person]
        beregning = Beregning.objects.create(
            person=hvem,
            faktaavtrykk="x",
            registrert=self.naa,
            erstatter=Beregning.objects.filter(person=hvem, erstattet_av=None).first(),
        )
        dager = [d(g) for g in sorted(grenser)]
        for fom, neste, sats in zip(dager, dager[1:], satser, strict=False):
            Ventetloep.objects.create(
                beregning=beregning,
                arbeidsforhold=hvem.arbeidsforhold.first(),
                ytelse="SYKEPENGER",
                fom=fom,
                tom=neste - timedelta(days=1),
                klasse="N",
                betaler="N",
                grad=Decimal(100),
                dagsbeloep_oere=sats,
                hjemmel="ftrl-8-11",
                sikkerhet="EKSAKT",
            )
        foer_dager(self.kommune.arbeidsgiver, krav=[], omregnede=[hvem.pk], naa=self.naa)

    @rule(dager=st.integers(1, 40))
    def tida_gaar(self, dager):
        self.avstem()
        self.fortidens_dager[(self.dag, self.naa)] = self.dagbilde(self.dag, self.naa)
        super().tida_gaar(dager)

    def dagbilde(self, dag, kjent):
        """Every day of every claim, as it was known."""
        return {
            krav.pk: [
                (r.fom, r.krevd_oere, r.mottatt_oere) for r in dagregnskap_for_krav(krav, dag, kjent).dager
            ]
            for krav in self.krav
        }

    @precondition(lambda self: self.fortidens_dager)
    @rule(data=st.data())
    def som_kjent_foer(self, data):
        """Days as known at a moment do not change by what is learned later."""
        dag, kjent = data.draw(st.sampled_from(sorted(self.fortidens_dager)))
        foer = self.fortidens_dager[(dag, kjent)]
        assert {pk: dager for pk, dager in self.dagbilde(dag, kjent).items() if pk in foer} == foer

    @invariant()
    def dagene_er_totalene_naa_og_da(self):
        tider = [(self.dag, None), *((dag, kjent) for dag, kjent in sorted(self.fortidens_dager)[-2:])]
        for dato, kjent in tider:
            for grupper in ((), ("person",), ("krav",), ("kravaar",)):
                dager = {s.gruppe: s.utestaaende_oere for s in self.summer(dato, kjent, grupper)}
                totaler = {
                    r.gruppe: r.oere[0] for r in utestaaende(self.kommune.arbeidsgiver, dato, kjent, grupper)
                }
                assert {g: o for g, o in dager.items() if o} == {g: o for g, o in totaler.items() if o}

    def summer(self, dato, kjent, grupper):
        return dagsummer(self.kommune.arbeidsgiver, dato, kjent, grupper)

    @invariant()
    def hvert_krav_er_summen_av_dagene_sine(self):
        for krav in self.krav:
            bok = dagregnskap_for_krav(krav, self.dag)
            uten = sum(p.oere * (1 if p.slag.value == "KREVD" else -1) for p in bok.ikke_fordelt)
            paa_dager = sum(r.krevd_oere - r.mottatt_oere for r in bok.dager)
            assert paa_dager + uten == self.kommune.utestaaende(krav, self.dag)

    def teardown(self):
        try:
            self.avstem()
            assert venter(self.kommune.arbeidsgiver) == (0, 0)
            assert [k for k in kontroller(self.kommune.arbeidsgiver, self.dag) if not k.stemmer] == []
            antall = Dagpost.objects.count()
            foert = foer_dagregnskap(self.kommune.arbeidsgiver, aktoer="test", alt=True, naa=self.naa)
            assert (foert.nye, foert.omlagte) == (0, 0), "alt på nytt endrer ingenting"
            assert Dagpost.objects.count() == antall
        finally:
            super().teardown()


@pytest.mark.django_db
def test_dagene_er_hver_total_til_enhver_tid():
    run_state_machine_as_test(
        Dagregnskapsaar, settings=settings(max_examples=15, stateful_step_count=12, deadline=None)
    )
