"""How records are stored: one module an aggregate, bulk statements for what is frequent."""
