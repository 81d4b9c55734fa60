"""Finding passages and names by words, and completing names as they are typed."""
