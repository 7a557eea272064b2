"""One case for each matching rule: what it takes, and the neighbouring case that it leaves."""

from datetime import date

import pytest

from tests.core.avstemming.bygg import PERSON, kort, krav, linje
from tilgode.core.avstemming import REGLER, Art, Beslutning, Regelsett, Toleranse, avstem


def rester(utfall):
    return [(r.linje, r.oere, r.grunn) for r in utfall.rester]


def test_eksakt_person_ytelse_periode_og_beloep():
    utfall = avstem([linje(1, 1000)], [krav(1, 1000), krav(2, 900)])
    assert kort(utfall.treff) == [(1, 1, 1000, "EKSAKT")]
    assert utfall.rester == ()


def test_grunnen_sier_hva_som_stemte_og_hva_som_avvek():
    (treff,) = avstem([linje(1, 990)], [krav(1, 1000)]).treff
    assert dict(treff.grunn) == {
        "samme_periode": True,
        "samme_ytelse": True,
        "beloep_oere": 990,
        "utestaaende_foer_oere": 1000,
        "avvik_oere": 10,
    }


def test_to_like_krav_tar_en_linje_hver():
    utfall = avstem([linje(1, 1000), linje(2, 1000)], [krav(1, 1000), krav(2, 1000, arbeidsforhold=2)])
    assert kort(utfall.treff) == [(1, 1, 1000, "EKSAKT"), (2, 2, 1000, "EKSAKT")]


def test_underenheten_avgjoer_mellom_to_like_krav():
    to_jobber = [krav(1, 1000, underenhet="A"), krav(2, 1000, underenhet="B", arbeidsforhold=2)]
    assert kort(avstem([linje(1, 1000, underenhet="B")], to_jobber).treff) == [(1, 2, 1000, "EKSAKT")]


def test_samme_beloep_i_overlappende_periode():
    utfall = avstem([linje(1, 1000, "2024-06-03", "2024-06-28")], [krav(1, 1000), krav(2, 1500)])
    assert kort(utfall.treff) == [(1, 1, 1000, "BELOEP_OG_OVERLAPP")]


def test_sykepengefamilien_holder_sammen():
    utfall = avstem([linje(1, 1000, ytelse="SYKEPENGER_AGP", kode="7")], [krav(1, 1000)])
    assert kort(utfall.treff) == [(1, 1, 1000, "EKSAKT")]
    assert dict(utfall.treff[0].grunn)["samme_ytelse"] is False


def test_underbetalt_er_fortsatt_samme_krav():
    utfall = avstem([linje(1, 600, "2024-06-17", "2024-06-30")], [krav(1, 1000)])
    assert kort(utfall.treff) == [(1, 1, 600, "DELVIS")]


def test_flere_aapne_krav_gir_bare_et_forslag():
    utfall = avstem([linje(1, 600)], [krav(1, 1000), krav(2, 900, arbeidsforhold=2)])
    assert utfall.treff == ()
    assert kort(utfall.forslag) == [(1, 2, 600, "FLERTYDIG")]
    assert rester(utfall) == [(1, 600, "FLERTYDIG")], "et forslag flytter ingen penger"


@pytest.mark.parametrize(("betalt", "sikker"), [(1250, True), (1251, False)])
def test_overbetalt_samme_periode_innenfor_og_utenfor_toleransen(betalt, sikker):
    utfall = avstem(
        [linje(1, betalt)], [krav(1, 1000)], plan=(Regelsett(toleranse=Toleranse(samme_periode_prosent=25)),)
    )
    assert bool(utfall.treff) is sikker
    assert bool(utfall.forslag) is not sikker


@pytest.mark.parametrize(("tom", "sikker"), [("2024-07-02", True), ("2024-07-03", False)])
def test_linje_som_stikker_utenfor_kravet_har_slakk_paa_to_virkedager(tom, sikker):
    utfall = avstem([linje(1, 600, "2024-06-17", tom)], [krav(1, 1000)])
    assert bool(utfall.treff) is sikker


def test_flere_linjer_til_ett_krav():
    linjer = [linje(1, 400, "2024-06-01", "2024-06-15"), linje(2, 600, "2024-06-16", "2024-06-30")]
    utfall = avstem(linjer, [krav(1, 1000), krav(2, 5000, arbeidsforhold=2)])
    assert kort(utfall.treff) == [(1, 1, 400, "FLERE_LINJER"), (2, 1, 600, "FLERE_LINJER")]


def test_to_delbetalinger_i_hvert_sitt_oppgjoer():
    utfall = avstem([linje(1, 400), linje(2, 600, dato="2024-09-02")], [krav(1, 1000)])
    assert [(t.krav, t.oere) for t in utfall.treff] == [(1, 400), (1, 600)]


def test_en_linje_til_flere_maaneder():
    utfall = avstem(
        [linje(1, 1500, "2024-06-10", "2024-07-14", dato="2024-09-02")],
        [krav(1, 1000, "2024-06-10", "2024-06-30"), krav(2, 500, "2024-07-01", "2024-07-14")],
    )
    assert kort(utfall.treff) == [(1, 1, 1000, "FLERE_KRAV"), (1, 2, 500, "FLERE_KRAV")]


def test_en_linje_til_to_arbeidsforhold():
    to_jobber = [krav(1, 1000), krav(2, 700, arbeidsforhold=2)]
    assert kort(avstem([linje(1, 1700)], to_jobber).treff) == [
        (1, 1, 1000, "FLERE_KRAV"),
        (1, 2, 700, "FLERE_KRAV"),
    ]


def test_underbetalt_linje_over_maanedsskiftet_deles_etter_dagsats_og_dager():
    # 10 virkedager à 100 i juni (17.-28.), 5 à 100 i juli; Nav betaler 1 200 av 1 500.
    utfall = avstem(
        [linje(1, 1200, "2024-06-17", "2024-07-05", dato="2024-09-02")],
        [krav(1, 1000, "2024-06-17", "2024-06-30"), krav(2, 500, "2024-07-01", "2024-07-05")],
    )
    assert kort(utfall.treff) == [(1, 1, 800, "OVER_FLERE_KRAV"), (1, 2, 400, "OVER_FLERE_KRAV")]


def test_korreksjonspar_maaneder_senere_og_ny_betaling():
    linjer = [
        linje(1, 1000),
        linje(2, -1000, dato="2025-02-03"),
        linje(3, 950, dato="2025-02-03"),
    ]
    utfall = avstem(linjer, [krav(1, 1000)])
    assert kort(utfall.treff) == [
        (1, 1, 1000, "EKSAKT"),
        (2, 1, -1000, "KORREKSJONSPAR"),
        (3, 1, 950, "DELVIS"),
    ]
    assert dict(utfall.treff[1].grunn)["motlinje_nummer"] == 1


def test_minuslinje_opphever_bare_en_av_to_like_linjer():
    linjer = [linje(1, 1000), linje(2, 1000), linje(3, -1000, dato="2024-09-02")]
    utfall = avstem(linjer, [krav(1, 1000), krav(2, 1000, arbeidsforhold=2)])
    assert kort(utfall.treff)[2] == (3, 2, -1000, "KORREKSJONSPAR")
    assert sum(t.oere for t in utfall.treff) == 1000


def test_par_uten_krav_staar_i_mellomregningen_og_opphever_hverandre():
    utfall = avstem([linje(1, 1000), linje(2, -1000, dato="2024-09-02")], [])
    assert rester(utfall) == [(1, 1000, "OPPHEVET_LINJE"), (2, -1000, "OPPHEVET_LINJE")]


def test_delvis_tilbakefoering_paa_det_ene_betalte_kravet():
    utfall = avstem([linje(1, 1000), linje(2, -200, dato="2024-09-02")], [krav(1, 1000)])
    assert kort(utfall.treff)[1] == (2, 1, -200, "NEDSATT")


def test_trekk_stoerre_enn_betalt_gaar_ikke_av_seg_selv():
    utfall = avstem([linje(1, -200)], [krav(1, 1000)])
    assert utfall.treff == ()
    assert rester(utfall) == [(1, -200, "TREKK_UTEN_BETALING")]


@pytest.mark.parametrize(("ekstra", "sikker"), [(100, True), (101, False)])
def test_etterbetaling_paa_oppgjort_krav(ekstra, sikker):
    utfall = avstem(
        [linje(1, 1000), linje(2, ekstra, dato="2024-09-02", fom="2024-06-03")],
        [krav(1, 1000)],
        plan=(Regelsett(toleranse=Toleranse(etterbetaling_prosent=10)),),
    )
    assert bool([t for t in utfall.treff if t.regel == "ETTERBETALING"]) is sikker
    assert bool([t for t in utfall.forslag if t.regel == "OPPGJORT_KRAV"]) is not sikker


def test_lik_linje_til_er_en_ny_betaling_og_blir_ikke_slukt():
    utfall = avstem([linje(1, 1000), linje(2, 1000)], [krav(1, 1000)])
    assert kort(utfall.treff) == [(1, 1, 1000, "EKSAKT")]
    assert kort(utfall.forslag) == [(2, 1, 1000, "OPPGJORT_KRAV")]
    assert sum(r.oere for r in utfall.rester) == 1000


def feriekrav(nummer, oere, aar, **felt):
    return krav(
        nummer,
        oere,
        f"{aar}-01-01",
        f"{aar}-12-31",
        ytelse="FERIEPENGER",
        feriepenger_av="SYKEPENGER",
        kravaar=aar,
        **felt,
    )


def ferielinje(nummer, oere, dato="2025-06-02", **felt):
    mai = dato[:4]
    return linje(
        nummer,
        oere,
        f"{mai}-05-01",
        f"{mai}-05-31",
        dato=dato,
        ytelse="FERIEPENGER",
        feriepenger_av="SYKEPENGER",
        kode="H",
        **felt,
    )


def test_feriepenger_paa_person_og_opptjeningsaar_og_aldri_paa_maikravet():
    mai = krav(3, 1000, "2025-05-01", "2025-05-31", dato="2025-06-01")
    utfall = avstem([ferielinje(1, 1000)], [feriekrav(1, 1000, 2023), feriekrav(2, 1000, 2024), mai])
    assert kort(utfall.treff) == [(1, 2, 1000, "FERIEPENGER")]


def test_feriepenger_med_annet_beloep_men_bare_ett_krav_for_aaret():
    assert kort(avstem([ferielinje(1, 980)], [feriekrav(1, 1000, 2024)]).treff) == [
        (1, 1, 980, "FERIEPENGER")
    ]


def test_feriepenger_uten_krav_for_aaret_foreslaar_et_annet_aar():
    utfall = avstem([ferielinje(1, 1000)], [feriekrav(1, 1000, 2023)])
    assert utfall.treff == ()
    assert kort(utfall.forslag) == [(1, 1, 1000, "FERIEPENGER_ANNET_AAR")]


def trekk(nummer, oere, dato="2024-10-01"):
    return linje(nummer, oere, None, None, dato=dato, kode="A", ytelse="")


def test_motregning_av_noeyaktig_det_kravet_er_overbetalt_med():
    satt_ned = krav(1, 1000, senere=(("2024-09-10", -300),))
    utfall = avstem([linje(1, 1000), trekk(2, -300)], [satt_ned, krav(2, 500, "2024-07-01", "2024-07-31")])
    assert kort(utfall.treff)[1] == (2, 1, -300, "MOTREGNING")


def test_motregning_uten_spor_staar_i_mellomregningen():
    utfall = avstem([trekk(1, -500)], [krav(1, 1000)])
    assert rester(utfall) == [(1, -500, "MOTREGNING_UTEN_KRAV")]


def test_trekk_som_gis_tilbake_foelger_trekket():
    satt_ned = krav(1, 1000, senere=(("2024-09-10", -300),))
    utfall = avstem([linje(1, 1000), trekk(2, -300), trekk(3, 300, "2024-12-02")], [satt_ned])
    assert kort(utfall.treff)[2] == (3, 1, 300, "KORREKSJONSPAR")


def test_ukjent_kode_foreslaas_der_periode_og_beloep_stemmer():
    utfall = avstem([linje(1, 1000, ytelse="", kode="Q")], [krav(1, 1000)])
    assert kort(utfall.forslag) == [(1, 1, 1000, "ANNEN_YTELSE")]
    assert rester(utfall) == [(1, 1000, "UKJENT_KODE")]


def test_ukjent_person_i_mellomregningen():
    assert rester(avstem([linje(1, 1000, person=None)], [krav(1, 1000)])) == [(1, 1000, "UKJENT_PERSON")]


def test_en_annens_krav_roeres_ikke():
    utfall = avstem([linje(1, 1000)], [krav(1, 1000, person=PERSON + 1)])
    assert rester(utfall) == [(1, 1000, "INGEN_KRAV")]


def test_naer_periode_er_bare_et_forslag():
    utfall = avstem([linje(1, 1000, "2024-07-01", "2024-07-31")], [krav(1, 1000)])
    assert kort(utfall.forslag) == [(1, 1, 1000, "NAER_PERIODE")]


def test_krav_som_kommer_etter_betalingen_tar_den_fra_sin_egen_dato():
    (treff,) = avstem([linje(1, 1000, dato="2024-08-01")], [krav(1, 1000, dato="2024-08-20")]).treff
    assert treff.dato == date(2024, 8, 20)


def test_avskrevet_krav_tar_ikke_betalingen_av_seg_selv():
    utfall = avstem([linje(1, 1000)], [krav(1, 1000, senere=(("2024-07-15", -1000),))])
    assert utfall.treff == ()
    assert kort(utfall.forslag) == [(1, 1, 1000, "OPPGJORT_KRAV")]


def test_manuell_kobling_tar_sin_del_og_resten_gaar_videre():
    gjort = Beslutning(linje=1, krav=2, oere=400, fra=date(2024, 8, 5))
    utfall = avstem([linje(1, 1400)], [krav(1, 1000), krav(2, 400, arbeidsforhold=2)], [gjort])
    assert kort(utfall.treff) == [(1, 1, 1000, "EKSAKT")]
    assert utfall.rester == ()


def test_manuell_kobling_paa_tvers_av_personer_bruker_opp_begge():
    gjort = Beslutning(linje=1, krav=2, oere=1000, fra=date(2024, 8, 5))
    annens = krav(2, 1000, person=2)
    utfall = avstem([linje(1, 1000), linje(2, 1000, person=2, dato="2024-09-02")], [annens], [gjort])
    assert utfall.treff == ()
    assert rester(utfall) == [(2, 1000, "FLERTYDIG")]


def test_opphevet_kobling_kommer_ikke_tilbake_av_seg_selv():
    opphevet = Beslutning(1, 1, 1000, fra=date(2024, 8, 1), til=date(2024, 8, 20))
    utfall = avstem([linje(1, 1000)], [krav(1, 1000), krav(2, 1000, arbeidsforhold=2)], [opphevet])
    assert utfall.treff == ()
    assert kort(utfall.forslag) == [(1, 2, 1000, "FLERTYDIG")]
    assert rester(utfall) == [(1, 1000, "OPPHEVET_AV_BRUKER")]


def test_kravet_er_opptatt_til_koblingen_oppheves():
    opphevet = Beslutning(1, 1, 1000, fra=date(2024, 8, 1), til=date(2024, 10, 1))
    utfall = avstem([linje(1, 1000), linje(2, 1000, dato="2024-09-02")], [krav(1, 1000)], [opphevet])
    assert [(t.linje, t.krav, t.dato) for t in utfall.treff] == [(2, 1, date(2024, 10, 1))]


def test_reglene_er_data_som_kan_ordnes_om():
    uten_delvis = [r for r in REGLER if r.navn != "DELVIS"]
    assert avstem([linje(1, 600)], [krav(1, 1000)], plan=(Regelsett(tuple(uten_delvis)),)).treff == ()


def test_sikre_regler_staar_foer_forslag_og_alle_har_navn_og_forklaring():
    arter = [r.art for r in REGLER]
    assert arter == sorted(arter, key=lambda a: a is Art.FORESLAATT)
    assert len({r.navn for r in REGLER}) == len(REGLER)
    assert all(r.forklaring.endswith(".") for r in REGLER)


def test_trekk_av_det_flere_krav_til_sammen_er_overbetalt_med():
    satt_ned = [
        krav(1, 1000, senere=(("2024-09-10", -300),)),
        krav(2, 500, "2024-07-01", "2024-07-31", senere=(("2024-09-10", -200),)),
    ]
    linjer = [linje(1, 1000), linje(2, 500, "2024-07-01", "2024-07-31"), trekk(3, -500)]
    utfall = avstem(linjer, satt_ned)
    assert kort(utfall.treff)[2:] == [(3, 1, -300, "MOTREGNING_FLERE"), (3, 2, -200, "MOTREGNING_FLERE")]
    assert utfall.rester == ()


def test_tilleggskrav_paa_et_oppgjort_krav_faar_sin_egen_linje():
    """Et tilleggskrav øker kravet; linja som kommer for det, er nøyaktig det som sto igjen."""
    med_tillegg = krav(1, 1000, senere=(("2024-09-10", 250),))
    linjer = [linje(1, 1000), linje(2, 250, "2024-06-10", "2024-06-28", dato="2024-11-01")]
    assert kort(avstem(linjer, [med_tillegg]).treff) == [
        (1, 1, 1000, "EKSAKT"),
        (2, 1, 250, "BELOEP_OG_OVERLAPP"),
    ]


def test_tilleggskrav_som_eget_krav_i_samme_periode():
    linjer = [linje(1, 1000), linje(2, 250, dato="2024-11-01")]
    utfall = avstem(linjer, [krav(1, 1000), krav(2, 250, dato="2024-09-10")])
    assert kort(utfall.treff) == [(1, 1, 1000, "EKSAKT"), (2, 2, 250, "EKSAKT")]


def test_toleranse_i_oere_gjelder_uansett_prosent():
    smaa = [linje(1, 1050, "2024-06-03", "2024-06-28")], [krav(1, 1000)]
    ingen = Toleranse(overbetalt_prosent=0, samme_periode_prosent=0)
    femti = Toleranse(overbetalt_prosent=0, samme_periode_prosent=0, overbetalt_oere=50)
    assert avstem(*smaa, plan=(Regelsett(toleranse=ingen),)).treff == ()
    assert kort(avstem(*smaa, plan=(Regelsett(toleranse=femti),)).treff) == [(1, 1, 1050, "DELVIS")]


def test_rekkefoelgen_avgjoer_hvilken_regel_som_faar_linja():
    bakvendt = tuple(sorted(REGLER, key=lambda r: r.navn != "BELOEP_OG_OVERLAPP"))
    utfall = avstem([linje(1, 1000)], [krav(1, 1000)], plan=(Regelsett(bakvendt),))
    assert kort(utfall.treff) == [(1, 1, 1000, "BELOEP_OG_OVERLAPP")]


def test_andre_regler_fra_en_dag_endrer_ikke_det_som_var():
    """Uten DELVIS fra 1. september: linja i august er tatt, den i oktober blir et forslag."""
    uten = tuple(r for r in REGLER if r.navn != "DELVIS")
    plan = (Regelsett(), Regelsett(uten, fom=date(2024, 9, 1)))
    linjer = [linje(1, 600), linje(2, 600, "2024-07-01", "2024-07-31", dato="2024-10-01")]
    utfall = avstem(linjer, [krav(1, 1000), krav(2, 1000, "2024-07-01", "2024-07-31")], plan=plan)
    assert kort(utfall.treff) == [(1, 1, 600, "DELVIS")]
    assert kort(utfall.forslag) == [(2, 2, 600, "FLERTYDIG")]


def test_en_ny_regel_proever_det_som_er_aapent_fra_den_dagen_den_gjelder():
    uten = tuple(r for r in REGLER if r.navn != "DELVIS")
    plan = (Regelsett(uten), Regelsett(fom=date(2024, 9, 1)))
    (treff,) = avstem([linje(1, 600)], [krav(1, 1000)], plan=plan).treff
    assert (treff.regel, treff.dato) == ("DELVIS", date(2024, 9, 1))


def test_det_som_bare_er_angret_kan_reglene_ta_igjen():
    angret = Beslutning(1, 1, 600, fra=date(2024, 8, 20), til=date(2024, 8, 20), sperrer=False)
    utfall = avstem([linje(1, 600)], [krav(1, 1000), krav(2, 900)], [angret])
    assert kort(utfall.forslag) == [(1, 2, 600, "FLERTYDIG")]
    assert rester(utfall) == [(1, 600, "FLERTYDIG")]
