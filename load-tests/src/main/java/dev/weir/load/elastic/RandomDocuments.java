package dev.weir.load.elastic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Random documents, each field of which may be absent. */
final class RandomDocuments {
    private final RandomChoices choices;

    RandomDocuments(RandomChoices choices) {
        this.choices = choices;
    }

    ObjectNode next() {
        ObjectNode document = JudgeFields.JSON.createObjectNode();
        if (!choices.rarely()) {
            document.put("title", choices.words(1, 8));
        }
        if (!choices.rarely()) {
            document.put("body", choices.words(1, 24));
        }
        if (choices.random.nextBoolean()) {
            ArrayNode notes = document.putArray("notes");
            choices.list(1, 3, () -> choices.words(1, 4)).forEach(notes::add);
        }
        if (!choices.rarely()) {
            document.put("tag", choices.tag());
        }
        if (!choices.rarely()) {
            document.put("code", choices.tag());
        }
        if (choices.random.nextBoolean()) {
            ArrayNode tags = document.putArray("tags");
            choices.list(1, 3, choices::tag).forEach(tags::add);
        }
        if (!choices.rarely()) {
            document.put("count", choices.whole());
        }
        if (!choices.rarely()) {
            document.put("price", choices.decimal());
        }
        if (!choices.rarely()) {
            document.put("day", choices.moment());
        }
        if (choices.random.nextBoolean()) {
            document.put("live", choices.random.nextBoolean());
        }
        if (!choices.rarely()) {
            document.put("place", choices.latitude() + "," + choices.longitude());
        }
        if (choices.random.nextBoolean()) {
            ArrayNode sizes = document.putArray("sizes");
            choices.list(1, 3, choices::whole).forEach(sizes::add);
        }
        return document;
    }
}
