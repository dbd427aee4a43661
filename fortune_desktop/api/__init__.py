"""The loopback server: REST, OpenAPI and WebSocket behind one guard; FastAPI lives here and nowhere else."""
