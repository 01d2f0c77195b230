"""What turns may know, read set-based for a whole batch: one module a subject, a constant number of statements each."""
