"""Many documents at a time, read in worker processes under limits; one cannot hurt another."""
