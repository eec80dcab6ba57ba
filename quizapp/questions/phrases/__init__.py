"""Short texts as marking compares them: what they say, not how."""
