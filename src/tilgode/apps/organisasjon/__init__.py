"""The employer's structure: arbeidsgiver, underenhet, sektor, ansvar."""
