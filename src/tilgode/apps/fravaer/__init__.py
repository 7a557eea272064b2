"""Absence and the messages about it: sykmelding, søknad, inntektsmelding, vedtak."""
