"""Django settings. What an installation may change comes from the environment:

TILGODE_MAPPE         the data folder (database, keys); default ./var
TILGODE_DATABASE_URL  a PostgreSQL address; default SQLite in the data folder
TILGODE_NOEKKEL       the text of the key file, for those who keep keys elsewhere
TILGODE_MAKS_FIL_MB   the largest file that is read in, default 100
TILGODE_SYNTETISKE_NUMRE  `nei` refuses fødselsnummer made for tests, as production should; default `ja`

Border: there is no log-in yet, so the program answers on this machine only (ALLOWED_HOSTS).
"""

from __future__ import annotations

import os

from django.utils.functional import lazy

from tilgode.apps.felles.noekler import datamappe, hent_noekler
from tilgode.config.databaser import postgres, sqlite
from tilgode.config.miljoe import heltall, janei

DEBUG = False
#: Read when first used, so that importing the settings makes no files.
SECRET_KEY = lazy(lambda: hent_noekler().signering, str)()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "tilgode.apps.felles",
    "tilgode.apps.organisasjon",
    "tilgode.apps.person",
    "tilgode.apps.innlesing",
    "tilgode.apps.fravaer",
    "tilgode.apps.krav",
    "tilgode.apps.oppgjoer",
    "tilgode.apps.regnskap",
    "tilgode.apps.avvik",
    "tilgode.apps.dagregnskap",
    "tilgode.apps.kontroll",
    "tilgode.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "tilgode.web.spraak.felles",
            ]
        },
    }
]
ROOT_URLCONF = "tilgode.config.urls"
WSGI_APPLICATION = "tilgode.config.wsgi.application"

_adresse = os.environ.get("TILGODE_DATABASE_URL")
DATABASES = {"default": postgres(_adresse) if _adresse else sqlite(datamappe())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]

#: Which adapter stands behind each port of core (only config knows), the largest file read, in MB, and what is refused.
TILGODE_FILLESER = "tilgode.adapters.filer.leser.Filadapter"
TILGODE_OPPGJOERSFORMAT = "tilgode.adapters.nav.oppgjoer.Oppgjoersformat"
TILGODE_SYNTETISKE_NUMRE = janei("TILGODE_SYNTETISKE_NUMRE", standard=True)
TILGODE_MAKS_FIL_MB = heltall("TILGODE_MAKS_FIL_MB", standard=100)

STATIC_URL = "/static/"
#: Static files are served straight from the package: nothing is collected, nothing can be stale.
WHITENOISE_USE_FINDERS = True

#: Only our own files; `data:` is for the icons in the design system's style sheet.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
