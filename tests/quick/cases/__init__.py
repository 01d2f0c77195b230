"""Messages with their readings, a module for every part of the rules."""
