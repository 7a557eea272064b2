"""The fixed figures of the demo kommune."""
