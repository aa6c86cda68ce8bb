"""The web application: companies and contractors at work, on the GraphQL API alone.

page       its HTML below `/app/`, and the policy that keeps it to this server and the identity provider
sign_in    where people sign in, as the browser is told
"""

from api.web.page import web_routes
from api.web.sign_in import provider_of

__all__ = ["provider_of", "web_routes"]
