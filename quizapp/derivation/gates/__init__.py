"""What is wrong with a question: a file for each flaw of item writing."""
