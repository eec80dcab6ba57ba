"""What Recto costs and how good it is, measured.  Run by hand: `make bench`."""
