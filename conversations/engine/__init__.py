"""The questionnaire engine: answers, flows and turns."""
