"""The addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from tilgode.web.visning import oppgjoer
from tilgode.web.visning.bevegelser import bevegelser
from tilgode.web.visning.krav import hvorfor, krav
from tilgode.web.visning.notat import notat, notat_fil
from tilgode.web.visning.oversikt import oversikt
from tilgode.web.visning.utestaaende import utestaaende
from tilgode.web.visning.ventet import ventet

urlpatterns: list[URLPattern] = [
    path("", oversikt, name="oversikt"),
    path("utestaaende/", utestaaende, name="utestaaende"),
    path("bevegelser/", bevegelser, name="bevegelser"),
    path("ventet/", ventet, name="ventet"),
    path("krav/<int:krav_id>/", krav, name="krav"),
    path("krav/<int:krav_id>/hvorfor/", hvorfor, name="hvorfor"),
    path("oppgjoer/", oppgjoer.liste, name="oppgjoersliste"),
    path("oppgjoer/uavklart/", oppgjoer.uavklart, name="uavklart"),
    path("oppgjoer/<int:oppgjoer_id>/", oppgjoer.ett, name="oppgjoer"),
    path("notat/", notat, name="notat"),
    path("notat/statusnotat.<str:form>", notat_fil, name="notat_fil"),
]
