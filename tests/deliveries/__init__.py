"""Delivery lists as people write them."""
