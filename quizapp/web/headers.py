"""The headers of every answer: what a browser may do with our pages."""

from flask import Flask, Response, request

from quizapp.web.installation import settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    )
)


EVERYWHERE = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def init_app(app: Flask) -> None:
    app.after_request(_guard)


def _guard(response: Response) -> Response:
    wanted = dict(EVERYWHERE)
    # The address of a one-time link goes to no other page.
    carries_token = "token" in (request.view_args or {})
    wanted["Referrer-Policy"] = "no-referrer" if carries_token else "same-origin"
    if settings().is_https:
        wanted["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint != "static":
        # Whoever comes next to a shared computer finds nothing in its cache.
        wanted["Cache-Control"] = "no-store"
    # What a view chose stands.  At once: Werkzeug goes through all for each that is set.
    chosen = {name.lower() for name, _ in response.headers}
    response.headers.extend(
        (name, value) for name, value in wanted.items() if name.lower() not in chosen
    )
    return response
