/**
 * The server's typed configuration: every limit and default of the service has its name, its unit and its place here.
 *
 * <p>Start reading at {@link dev.weir.server.config.WeirConfig}; {@link dev.weir.server.config.ConfigLoader} fills it
 * from a file, the environment and the command line, in this order, later ones winning.
 *
 * <p>Always true: a configuration that exists is valid, since each record checks its ranges when it is made. A key or a
 * {@code WEIR_*} variable that means nothing fails the start, with the names that are near it. Units stand last in a
 * name.
 *
 * <p>Never here: reading a key by its name while the server runs, changing a configuration, or defaults anywhere else.
 */
@NullMarked
package dev.weir.server.config;

import org.jspecify.annotations.NullMarked;
