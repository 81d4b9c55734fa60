"""Annotated passages of our own and the scripts that train from them."""
