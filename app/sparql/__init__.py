"""SPARQL 1.1 over a snapshot of the graph."""
