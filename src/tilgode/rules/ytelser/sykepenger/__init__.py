"""Sykepenger for arbeidstakere, folketrygdloven kapittel 8, seen from the employer."""
