"""Coming in and going: first run, signing in, the lock, handing over, recovery."""
