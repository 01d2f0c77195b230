"""The judgements: facts and policy in, verdict out."""
