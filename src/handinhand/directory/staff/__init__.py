"""The staff area of the directory: lists, forms and acts for those who keep it."""
