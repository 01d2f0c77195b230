"""The core: what the bot says and decides. Pure: no Telegram, SQL, clock, randomness, files or environment."""
