"""The voices: each file here that does not begin with an underscore is one provider."""
