"""The addresses of the program: the pages, and the change of language."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("spraak/", include("django.conf.urls.i18n")),
    path("", include("tilgode.web.urls")),
]
