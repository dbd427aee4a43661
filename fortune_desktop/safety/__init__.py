"""What stands before a turn of talk: words of crisis are met with support, foreign markers never reach a responder."""
