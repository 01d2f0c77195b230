"""One questionnaire a file. Flows never import each other."""
