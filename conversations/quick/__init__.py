"""The parts of the quick-report reader; `conversations.quick_report` is the way in."""
