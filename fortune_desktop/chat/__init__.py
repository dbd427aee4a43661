"""One turn of talk: what was said, what is answered, sentence by sentence, until the voice falls silent."""
