"""The keys: one table of what there is, what is bound to it now, and the card that shows it."""
