"""Small models trained on permissively licensed data, and how they were trained."""
