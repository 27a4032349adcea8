"""Course packs: what a class is about, which errors fail a run, and what the pass rule proposes."""
