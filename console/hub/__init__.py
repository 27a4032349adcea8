"""The stateless HTTPS service over PostgreSQL that consoles sync to (hub.md); all it keeps lies in there."""
