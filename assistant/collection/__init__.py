"""Articles that people add in the browser: what is understood of them, where they are kept, and the build that takes them in."""
