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


def init_app(app: Flask) -> None:
    app.after_request(_guard)


def _guard(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    headers["X-Content-Type-Options"] = "nosniff"
    # The address of a one-time link goes to no other page.
    carries_token = "token" in (request.view_args or {})
    policy = "no-referrer" if carries_token else "same-origin"
    headers.setdefault("Referrer-Policy", policy)
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if settings().is_https:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint != "static":
        # Whoever comes next to a shared computer finds nothing in its cache.
        headers.setdefault("Cache-Control", "no-store")
    return response
