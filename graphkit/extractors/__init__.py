"""Extractors: each reads a document and adds annotations. `graphkit.pipeline` lists them in order."""
