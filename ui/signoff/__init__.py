"""Sign-off: the decision sheet of each finished run."""
