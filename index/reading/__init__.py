"""The reading network: what its training and the running reader share (how text becomes numbers, and the network itself)."""
