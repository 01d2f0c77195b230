"""The Telegram side: updates in by polling or webhook, screens out as calls; the only package that knows the Bot API."""
