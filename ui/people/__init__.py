"""People: what holds today, every attempt, the signatures; enrolling, merging, exporting, erasing."""
