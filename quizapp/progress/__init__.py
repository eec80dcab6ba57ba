"""What the reviews show.  Pure: values in, values out."""
