"""Settings: what a person may choose about this console."""
