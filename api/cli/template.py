"""A company's own template, tried out by who writes it."""

import pdf
from api.cli.failed import Failed


async def previewed(html: str) -> bytes:
    """The PDF of a made-up contract. Raises Failed with where and why the template is not valid."""
    async with pdf.Renderer() as renderer:
        try:
            return await renderer.validate(html)
        except pdf.PdfError as error:
            raise Failed(str(error)) from error
