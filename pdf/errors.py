"""Why no document comes out.

PdfError
├── InvalidTemplate      the company's own template is at fault
├── UnprintableText      a text has what the document could not show right
├── RenderTimeout        it took longer than it may
├── RenderFailed         it needs more memory than it may, or cannot be laid out
└── RendererBusy         too many others wait already
"""


class PdfError(Exception):
    """The message is a whole sentence for the person who asked for the document."""


class InvalidTemplate(PdfError):
    """The message says where (the line, where it is known) and why."""


class UnprintableText(PdfError):
    """The message names the script or the character that the document cannot show right."""


class RenderTimeout(PdfError):
    """Rendering was stopped at its limit of processor or wall-clock time."""


class RenderFailed(PdfError):
    """The document outgrew its limits of memory or size, or does not fit its pages."""


class RendererBusy(PdfError):
    """The queue is full: worth another try a little later."""
