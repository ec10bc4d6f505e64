"""Pages that are pictures → the same geometry as digital pages. Imported only where a page needs it."""
