"""The graph as RDF: written, described, read back, validated."""
