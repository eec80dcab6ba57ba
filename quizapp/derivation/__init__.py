"""From a text to candidate questions, each locked to the words that prove it.  Pure."""
