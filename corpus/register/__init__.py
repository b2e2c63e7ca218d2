"""The register: obligations, milestones and targets that a document states, each with its quote."""
