"""What is shown without asking: facts in, cards out."""
