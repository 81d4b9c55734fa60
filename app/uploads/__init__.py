"""Documents that come in over the service: a file at a time is read apart and written to the graph."""
