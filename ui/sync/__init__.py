"""Settings, Sync: what waits, what was delivered, what needs somebody; the stick, the hub, the stores."""
