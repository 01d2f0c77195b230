"""What is kept: tables and set-based queries, one module an aggregate."""
