"""The duties: pure, so facts and moments are all they need."""
