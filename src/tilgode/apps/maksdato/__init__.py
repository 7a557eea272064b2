"""Who nears maksdato, and what is claimed, received and paid in wages after it."""
