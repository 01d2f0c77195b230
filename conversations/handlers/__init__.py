"""What a command or a button outside a questionnaire does: a request in, a turn out. The catalogue says who may ask for which."""
