"""A real Qt without a screen: the scheme is registered and WebEngine loaded before the application exists."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from fortune_desktop.desktop.graphics import prepare_this_process

prepare_this_process()

from fortune_desktop.desktop.page import register_scheme  # noqa: E402 (Qt reads the environment once)

register_scheme()
