package dev.weir.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the settings of a YAML file (JSON is YAML too), token by token, so that each one knows its line. */
final class ConfigFile {
    private final Path file;
    private final List<Setting> settings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ConfigFile(Path file) {
        this.file = file;
    }

    static List<Setting> read(Path path) {
        ConfigFile file = new ConfigFile(path);
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                JsonParser parser = new YAMLFactory().createParser(reader)) {
            file.readSections(parser);
        } catch (JsonProcessingException e) {
            throw failure(
                    e,
                    "The configuration " + path + " cannot be read"
                            + (e.getLocation() == null
                                    ? ""
                                    : " at line " + e.getLocation().getLineNr()) + ": "
                            + e.getOriginalMessage());
        } catch (IOException e) {
            throw failure(e, "The configuration " + path + " cannot be read: " + e);
        }
        return List.copyOf(file.settings);
    }

    private void readSections(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw misshapen("", parser);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String section = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                readKeys(section, parser);
            } else if (value == JsonToken.START_ARRAY) {
                throw misshapen(section, parser);
            } else if (value != JsonToken.VALUE_NULL) {
                add(section, parser);
            }
        }
    }

    private void readKeys(String section, JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = section + "." + parser.currentName();
            if (parser.nextToken().isStructStart()) {
                throw misshapen(key, parser);
            }
            add(key, parser);
        }
    }

    private void add(String key, JsonParser parser) throws IOException {
        if (!seen.add(key)) {
            throw new ConfigException(key, key + " is set twice in one file (again at " + place(parser) + ").");
        }
        settings.add(new Setting(key, parser.getText(), place(parser)));
    }

    private String place(JsonParser parser) {
        return file + ", line " + parser.currentTokenLocation().getLineNr();
    }

    private ConfigException misshapen(String key, JsonParser parser) {
        return new ConfigException(
                key,
                "The configuration has an unexpected shape (" + place(parser)
                        + "): it is made of sections, each with keys and plain values, as weir config prints it.");
    }

    private static ConfigException failure(Exception cause, String message) {
        ConfigException failure = new ConfigException("", message);
        failure.initCause(cause);
        return failure;
    }
}
