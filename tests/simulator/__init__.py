"""Tests of the local Bot API server and its page."""
