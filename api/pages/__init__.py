"""What the pages have in common: a build that is served as files, its policy, and who is handed a demo's tokens.

built      a built page: its HTML with the configuration in it, its files, and what stands there before it is built
visitors   as whom visitors of a demo may act, and which visitors
"""

from api.pages.built import BuiltPage
from api.pages.visitors import NOBODY_TO_BE, DemoRole, DemoUser, DemoVisitors

__all__ = ["NOBODY_TO_BE", "BuiltPage", "DemoRole", "DemoUser", "DemoVisitors"]
