"""Who uses the app: persons, their birth and their wishes."""
