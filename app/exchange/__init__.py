"""The graph as tables: CSV with the metadata of CSVW or a data package, Parquet, and Neo4j's bulk import."""
