"""The entry for a web server (gunicorn tilgode.config.wsgi)."""

from __future__ import annotations

from django.core.handlers.wsgi import WSGIHandler

from tilgode.config import oppstart

oppstart()
application = WSGIHandler()
