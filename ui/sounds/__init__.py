"""What is heard: few and distinct sounds, off until somebody wants them, and words for screen readers."""
