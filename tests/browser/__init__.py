"""The pages in Chromium: found by role and label, and scanned for accessibility."""
