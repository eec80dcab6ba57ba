"""What a question is and what answers it.  Pure: values in, values out."""
