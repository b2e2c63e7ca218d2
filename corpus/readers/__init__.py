"""Source files become readings: `dispatch.read` picks the reader; imports only corpus types."""
