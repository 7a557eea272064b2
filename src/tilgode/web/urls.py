"""The addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from tilgode.web.visning import avvik, oppgjoer
from tilgode.web.visning.bevegelser import bevegelser
from tilgode.web.visning.hauger import hauger
from tilgode.web.visning.haughandlinger import angre, behandle
from tilgode.web.visning.hvis import hvis
from tilgode.web.visning.kontroller import kontroller
from tilgode.web.visning.krav import hvorfor, krav
from tilgode.web.visning.kravavvik import kravavvik
from tilgode.web.visning.kravkontroll import kravkontroll
from tilgode.web.visning.linje import linje, linjeeier, opphev_kobling
from tilgode.web.visning.notat import notat, notat_fil
from tilgode.web.visning.oversikt import oversikt
from tilgode.web.visning.rapporter import rapport, rapport_fil, rapporter
from tilgode.web.visning.utestaaende import utestaaende
from tilgode.web.visning.ventet import ventet

urlpatterns: list[URLPattern] = [
    path("", oversikt, name="oversikt"),
    path("utestaaende/", utestaaende, name="utestaaende"),
    path("bevegelser/", bevegelser, name="bevegelser"),
    path("ventet/", ventet, name="ventet"),
    path("krav/<int:krav_id>/", krav, name="krav"),
    path("krav/<int:krav_id>/hvorfor/", hvorfor, name="hvorfor"),
    path("krav/<int:krav_id>/avvik/", kravavvik, name="kravavvik"),
    path("krav/<int:krav_id>/kontroll/", kravkontroll, name="kravkontroll"),
    path("krav/<int:krav_id>/hvis/", hvis, name="hvis"),
    path("kontroller/", kontroller, name="kontroller"),
    path("oppgjoer/", oppgjoer.liste, name="oppgjoersliste"),
    path("oppgjoer/hauger/", hauger, name="hauger"),
    path("oppgjoer/hauger/behandle/", behandle, name="hauger_behandle"),
    path("oppgjoer/hauger/angre/", angre, name="hauger_angre"),
    path("oppgjoer/linje/<int:linje_id>/", linje, name="linje"),
    path("oppgjoer/linje/<int:linje_id>/eier/", linjeeier, name="linjeeier"),
    path("oppgjoer/kobling/<int:kobling_id>/opphev/", opphev_kobling, name="opphev_kobling"),
    path("oppgjoer/<int:oppgjoer_id>/", oppgjoer.ett, name="oppgjoer"),
    path("avvik/", avvik.avvik, name="avvik"),
    path("avvik/oppdater/", avvik.oppdater, name="avvik_oppdater"),
    path("avvik/fremdrift/", avvik.fremdrift, name="avvik_fremdrift"),
    path("rapporter/", rapporter, name="rapporter"),
    path("rapporter/<str:navn>/", rapport, name="rapport"),
    path("rapporter/<str:navn>/fil.<str:form>", rapport_fil, name="rapport_fil"),
    path("notat/", notat, name="notat"),
    path("notat/statusnotat.<str:form>", notat_fil, name="notat_fil"),
]
