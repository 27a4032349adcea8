"""The public display: what everybody in the room may read, and nothing else."""
