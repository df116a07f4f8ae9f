"""How the fitted weights of answering were made; not needed to run the product."""
