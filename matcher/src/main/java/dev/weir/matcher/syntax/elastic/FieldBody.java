package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;

/** A query that is keyed by its field: {@code {"title": ...}}. */
record FieldBody(Field field, Json value) {
    /** The only field of the body; boosts and names beside it are ignored. */
    static FieldBody of(Source source, Json.Obj body, String name) {
        Options options = new Options(source, body, name);
        return of(source, body, options, name);
    }

    /** The only field among options that are already taken. */
    static FieldBody of(Source source, Json.Obj body, Options rest, String name) {
        Json.Member member = rest.any();
        if (member == null) {
            throw source.refused(body.where(), name + " needs a field, such as {\"" + name + "\": {\"title\": ...}}");
        }
        Json.Member second = rest.any();
        if (second != null) {
            throw source.refused(
                    second.nameAt(),
                    name + " is of one field, and here are '" + member.name() + "' and '" + second.name()
                            + "'; put several into a bool");
        }
        rest.done();
        return new FieldBody(source.field(member.nameAt(), member.name()), member.value());
    }
}
