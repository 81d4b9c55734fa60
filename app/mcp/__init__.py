"""The graph for assistant programs, over the Model Context Protocol."""
