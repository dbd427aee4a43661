"""What a browser may do with our page and our answers: content security policy and its kin."""

from typing import Final

# API answers and error pages load nothing at all.
ANSWER_POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

# On every answer of every door.
SAFETY_HEADERS: Final[dict[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def page_policy(host: str | None = None) -> str:
    """The Content-Security-Policy of the page.

    `host` (`127.0.0.1:4711`) is where its WebSocket lives in browser mode; the app has none.
    """
    socket = f" ws://{host}" if host else ""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            f"connect-src 'self'{socket}",
            "font-src 'self'",
            "media-src 'self' blob:",
            "worker-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "object-src 'none'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ]
    )
