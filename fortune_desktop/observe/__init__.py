"""What the app says about itself: its log and its health."""
