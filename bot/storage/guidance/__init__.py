"""The guidance library (指引): what is published and what was read, what applies where, and what is sent because of it."""
