"""The peer: the daily health ledger as python-telegram-bot's and SQLAlchemy's documentation teach to write it, without handicap.

ConversationHandler with inline keyboards (its examples `conversationbot` and `inlinekeyboard2`), webhook by Starlette and uvicorn (its
example `customwebhookbot`), HTTPX as it is by default, SQLAlchemy's asyncio ORM with a session a handler. So that it can be compared with
a durable bot it saves the draft at every step; so that it has no handicap it takes the report in as few steps, uses the write-ahead log
on SQLite, and keeps the texts in Chinese only.
"""
