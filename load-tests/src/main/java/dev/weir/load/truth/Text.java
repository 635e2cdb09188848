package dev.weir.load.truth;

/** A document, of which only one text matters. */
record Text(String id, String body) {}
