"""Raw items -> reports: what came in becomes text with zones, and what its page says of itself."""
