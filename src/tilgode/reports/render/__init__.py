"""Renderers: one document, five forms. Border: no figures are computed and no words chosen here."""
