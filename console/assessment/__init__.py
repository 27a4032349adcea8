"""From a run's log to a decision: what was seen, what a person judged, and what the records keep of it."""
