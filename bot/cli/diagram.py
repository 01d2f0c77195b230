"""`fugong diagram`: the state diagrams of the flows, printed from the code (Mermaid)."""
