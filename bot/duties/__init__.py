"""Duties: pure decisions about what is owed and due. Facts and a moment in, decisions out; no clock, no database, no network."""
