"""Who is who and what is the same happening, across articles; and what the claims make of it."""
