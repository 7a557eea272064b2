"""Money: every change of what Nav owes, adjustments, dunning and the plan."""
