"""What `dev.py` is made of: setting the checkout up and checking it, with the standard library only."""
