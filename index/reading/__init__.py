"""The reading network: what its training and the running reader share."""
