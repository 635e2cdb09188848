package dev.weir.server.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code weir --version} says. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        // Known to the jar only; from classes there is none.
        String weir = Optional.ofNullable(Weir.class.getPackage().getImplementationVersion())
                .orElse("(from classes)");
        return new String[] {
            "weir " + weir, "Lucene " + org.apache.lucene.util.Version.LATEST + ", Java " + Runtime.version()
        };
    }
}
