"""A page that npm built: its HTML with the configuration in it, its files, and the headers that keep it to itself."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from api.content_codings import takes

_NOT_BUILT = Path(__file__).parent / "not_built.html"
_NOT_BUILT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_PACKINGS = (("br", ".br"), ("gzip", ".gz"))
"""What a build may have beside a file, the tightest first."""
_A_YEAR = "public, max-age=31536000, immutable"
_MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """`build` is the folder with its `index.html`; `verb` is the one of make that builds it."""

    name: str
    verb: str
    build: Path

    def html(self, config: dict[str, Any], policy: str) -> Response:
        """The page with its configuration under this policy, or how to build it (404)."""
        try:
            # Read at each visit: a build while the server runs shows at once.
            html = (self.build / "index.html").read_text("utf-8")
        except FileNotFoundError:
            return _html(self._how_to_build(config["endpoint"]), 404, _NOT_BUILT_POLICY)
        return _html(html.replace("__CONFIG__", _inside_of_a_script(config)), 200, policy)

    def hashed_file(self, folder: str, request: Request) -> Response:
        """The file of the build that `request` names, kept for good: its name holds its hash. 404 for any other."""
        return _file(self.build / folder, request.path_params["name"], request, _A_YEAR)

    def named_file(self, name: str, request: Request) -> Response:
        """A file beside the page that keeps its name from build to build, so it is asked for anew each time."""
        return _file(self.build, name, request, "no-cache")

    def _how_to_build(self, endpoint: str) -> str:
        html = _NOT_BUILT.read_text("utf-8")
        for mark, text in (
            ("__NAME__", self.name),
            ("__VERB__", self.verb),
            ("__ENDPOINT__", endpoint),
        ):
            html = html.replace(mark, text)
        return html


def _inside_of_a_script(config: dict[str, Any]) -> str:
    # There only "<" could end the text early.
    return json.dumps(config).replace("<", "\\u003c")


def _html(content: str, status: int, policy: str) -> Response:
    # Never stored: in demo mode the page holds tokens, and it names the assets of this very build.
    own = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return HTMLResponse(content, status, headers={**_SECURITY_HEADERS, **own})


def _file(folder: Path, name: str, request: Request, kept: str) -> Response:
    """A file of the build, packed where the browser takes it so."""
    names = _names_in(folder)
    media_type = _MEDIA_TYPES.get(Path(name).suffix)
    if name not in names or media_type is None:
        raise HTTPException(404)
    headers = {**_SECURITY_HEADERS, "Cache-Control": kept, "Vary": "Accept-Encoding"}
    accepted = request.headers.get("accept-encoding", "")
    packed = ((coding, f"{name}{ending}") for coding, ending in _PACKINGS)
    taken = next((each for each in packed if each[1] in names and takes(each[0], accepted)), None)
    if taken:
        headers["Content-Encoding"], name = taken
    return FileResponse(folder / name, media_type=media_type, headers=headers)


def _names_in(folder: Path) -> set[str]:
    # A name is looked for in this set and never joined to a path unseen: nothing else can be read.
    return {file.name for file in folder.iterdir()} if folder.is_dir() else set()
