"""Sets as plain values: reading with every error and its path, rules, remarks, writing."""
