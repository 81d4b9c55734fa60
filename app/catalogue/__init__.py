"""The graph as open data: what datasets it offers, the files of each, and the DCAT-AP catalogue that tells of them."""
