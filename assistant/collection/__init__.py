"""Articles that people add in the browser: what is understood of them, where they are kept, how they are built in."""
