"""How long a company's template may be: judged in the server, which knows nothing else of the layout.

A module of its own: whoever imports the layout has xhtml2pdf in memory, 37 MB of it.
"""

from pdf.errors import InvalidTemplate

MAX_TEMPLATE_BYTES = 256 * 1024


def refuse_oversized(template: str) -> None:
    """Raise InvalidTemplate for one that is longer."""
    size = len(template.encode(errors="surrogatepass"))
    if size > MAX_TEMPLATE_BYTES:
        raise InvalidTemplate(
            f"The template has {size:,} bytes, more than the {MAX_TEMPLATE_BYTES:,} that it may."
        )
