"""The stateless HTTPS service over PostgreSQL that consoles sync to (sync.md); all it keeps lies in there."""
