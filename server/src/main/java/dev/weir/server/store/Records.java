package dev.weir.server.store;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;

/** Reads stored records. */
final class Records {
    private Records() {}

    static <T> T parse(Parser<T> parser, byte[] bytes, Table table) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw StoreException.damaged("a record in table " + table + " cannot be read: the store is damaged", e);
        }
    }
}
