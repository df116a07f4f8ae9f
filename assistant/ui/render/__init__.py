"""HTML of the page, made by pure functions. Every word that comes from outside goes through `text.escape`."""
