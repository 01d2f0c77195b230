"""The desk: a batch of updates becomes turns, and all that comes of them is stored in one transaction (DESIGN §4)."""
