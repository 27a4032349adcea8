"""What leaves the console for people: record packs, prints, and all that is held about one person."""
