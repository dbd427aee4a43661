"""The private sound server of the tests marked `audio`."""

from tests.sound import null_sink

__all__ = ["null_sink"]
