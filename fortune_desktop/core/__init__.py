"""The contract every room speaks: operations, events, errors and the few shapes they share.

It imports pydantic and nothing of ours.
"""
