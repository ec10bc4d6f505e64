"""Many documents at a time: each read in a process of its own, under limits; one cannot hurt another."""
