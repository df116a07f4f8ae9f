"""The command line of the index: what it prints, and how."""
