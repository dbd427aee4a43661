"""What `doctor` looks at: the machine and the person's data, each probe under a deadline, nothing changed."""
