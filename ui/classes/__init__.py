"""Classes: what is planned, what runs, what is over; and starting a class in three steps."""
