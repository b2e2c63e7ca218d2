"""The register of who must do what by when: asked by unit, day and document, and written out."""
