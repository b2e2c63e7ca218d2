"""Can the verifier be trusted: false statements it must reject, reworded true ones it must pass."""
