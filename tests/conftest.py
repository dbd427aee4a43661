"""What every test of the house needs."""

import os

# A test must never ask a developer's own keyring, nor leave keys in it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
