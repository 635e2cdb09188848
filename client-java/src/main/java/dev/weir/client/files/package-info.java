/**
 * Files in and out: documents and saved searches as lines of JSON, a feed's schema as YAML or JSON.
 *
 * <p>Start reading at {@link dev.weir.client.files.JsonLines}, which gives the lines of a file one by one;
 * {@link dev.weir.client.files.JsonDocuments} and {@link dev.weir.client.files.SearchLines} make something of a line;
 * {@link dev.weir.client.files.ElasticDump} takes searches from a dump of a percolator's index;
 * {@link dev.weir.client.files.FeedFile} reads a schema.
 *
 * <p>Always true here: files are read in constant memory, one line at a time; what is not understood is a
 * {@link dev.weir.client.files.BadInputException} which names the place, and never passed over. Nothing here speaks to
 * a server, keeps a thread or reads a clock.
 */
@NullMarked
package dev.weir.client.files;

import org.jspecify.annotations.NullMarked;
