"""The mailbox: the inbox of updates already done, the outbox of all that leaves, and who sends it (DESIGN §5)."""
