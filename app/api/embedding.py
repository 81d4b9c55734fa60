"""What programs read in the head of a page: the data about its subject as JSON-LD, links to its other forms."""

from collections.abc import Mapping
from html import escape

# In a script element only these could end it or begin a comment; inside JSON's strings they may be escaped.
_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def head_of(page: str, forms: Mapping[str, str], jsonld: str) -> str:
    """Elements for the head: `page` is the address that shows it to people, `forms` addresses by media type."""
    links = [f'<link rel="canonical" href="{escape(page)}">']
    links += [
        f'<link rel="alternate" type="{escape(media_type)}" href="{escape(address)}">'
        for media_type, address in forms.items()
    ]
    data = f'<script type="application/ld+json">{jsonld.strip().translate(_UNSAFE)}</script>'
    return "\n".join([*links, data])
