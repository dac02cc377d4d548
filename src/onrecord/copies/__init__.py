"""Reports -> families: who carries whose copy, which passages, and what was changed on the way."""
