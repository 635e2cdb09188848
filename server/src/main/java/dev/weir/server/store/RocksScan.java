package dev.weir.server.store;

import java.util.function.Function;

/** Decodes the entries of a table as they are asked for. */
final class RocksScan<T> implements Scan<T> {
    private final TableScan scan;
    private final Function<byte[], T> decoder;

    RocksScan(TableScan scan, Function<byte[], T> decoder) {
        this.scan = scan;
        this.decoder = decoder;
    }

    @Override
    public boolean next() {
        return scan.next();
    }

    @Override
    public long position() {
        return Keys.number(scan.key());
    }

    @Override
    public T entry() {
        return decoder.apply(scan.value());
    }

    @Override
    public void close() {
        scan.close();
    }
}
