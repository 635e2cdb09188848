package dev.weir.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    @TempDir
    Path folder;

    @Test
    void withoutAnySourceTheDefaultsHold() {
        WeirConfig config = ConfigLoader.load(Optional.empty(), Map.of("PATH", "/bin"), List.of());
        assertThat(config).isEqualTo(WeirConfig.defaults());
        assertThat(config.server().port()).isEqualTo(7878);
        assertThat(config.limits().documentBytesMax())
                .isLessThan(config.server().messageBytesMax());
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = file("server: {port: 1, host: \"0.0.0.0\", drain_ms_max: 7}\nlimits:\n  filters_max: 1_0\n");
        WeirConfig config = ConfigLoader.load(
                Optional.of(file),
                Map.of("WEIR_SERVER_PORT", "2", "WEIR_SERVER_HOST", "localhost"),
                List.of(new Setting("server.port", "3", "--port")));
        assertThat(config.server().port()).isEqualTo(3);
        assertThat(config.server().host()).isEqualTo("localhost");
        assertThat(config.server().drainMsMax()).isEqualTo(7);
        assertThat(config.limits().filtersMax()).isEqualTo(10);
        assertThat(config.limits().feedsMax()).isEqualTo(LimitsConfig.defaults().feedsMax());
    }

    @Test
    void everyKeyCanBeSetByItsVariable() {
        for (ConfigKey key : ConfigKeys.all()) {
            String before = ConfigLoader.tree(WeirConfig.defaults())
                    .path(key.section())
                    .path(key.name())
                    .asText();
            String value =
                    key.type() == String.class ? before + "x" : Long.toString(Math.max(1, Long.parseLong(before)));
            WeirConfig config = WeirConfig.fromEnvironment(Map.of(key.variable(), value));
            assertThat(ConfigLoader.tree(config)
                            .path(key.section())
                            .path(key.name())
                            .asText())
                    .as(key.path())
                    .isEqualTo(value);
        }
    }

    @Test
    void anUnknownKeyIsNamedWithItsLineAndWhatIsNear() throws IOException {
        Path file = file("# ours\nserver:\n  host: localhost\n  prot: 1\n");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(file), Map.of(), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"server.prot\"")
                .hasMessageContaining(file + ", line 4")
                .hasMessageContaining("Did you mean server.port");
    }

    @Test
    void anUnknownSectionOrAValueInPlaceOfASectionIsNamed() throws IOException {
        Path section = file("sever:\n  port: 1\n");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(section), Map.of(), List.of()))
                .hasMessageContaining("\"sever.port\"")
                .hasMessageContaining("server.port");
        Path value = file("server: 7\n");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(value), Map.of(), List.of()))
                .hasMessageContaining("\"server\"")
                .hasMessageContaining("line 1");
    }

    @Test
    void anUnknownVariableFailsAndThoseOfOtherProgramsDoNot() {
        assertThatThrownBy(() -> WeirConfig.fromEnvironment(Map.of("WEIR_SERVER_PORTS", "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("WEIR_SERVER_PORTS")
                .hasMessageContaining("Did you mean WEIR_SERVER_PORT");
        assertThat(WeirConfig.fromEnvironment(
                        Map.of("WEIR_SERVER", "localhost:1", "WEIR_JAVA_OPTS", "-Xmx1g", "WEIRD_THING", "x")))
                .isEqualTo(WeirConfig.defaults());
    }

    @Test
    void aValueOfTheWrongKindIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> WeirConfig.fromEnvironment(Map.of("WEIR_SERVER_PORT", "http")))
                .hasMessageContaining("\"http\"")
                .hasMessageContaining("WEIR_SERVER_PORT")
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> WeirConfig.fromEnvironment(Map.of("WEIR_LIMITS_FEEDS_MAX", "99999999999")))
                .hasMessageContaining("limits.feeds_max");
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRangeAndItsPlace() throws IOException {
        Path file = file("server:\n  port: 70000\n");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(file), Map.of(), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("server.port is 70000")
                .hasMessageContaining("from 0 to 65535")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> WeirConfig.defaults().with("server.host", " ")).hasMessageContaining("server.host");
    }

    @Test
    void aFileThatIsNoConfigurationIsRefused() throws IOException {
        Path list = file("- 1\n");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(list), Map.of(), List.of()))
                .hasMessageContaining("unexpected shape");
        Path broken = file("server: {port: \n");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(broken), Map.of(), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot be read");
        Path twice = file("server:\n  port: 1\n  port: 2\n");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(twice), Map.of(), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("port");
        assertThatThrownBy(() -> ConfigLoader.load(Optional.of(folder.resolve("absent")), Map.of(), List.of()))
                .hasMessageContaining("absent");
        assertThat(ConfigLoader.load(Optional.of(file("# nothing\n")), Map.of(), List.of()))
                .isEqualTo(WeirConfig.defaults());
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameConfiguration() throws IOException {
        WeirConfig config = WeirConfig.defaults().with("server.port", "9").with("store.directory", "/a \"b\"");
        String yaml = ConfigPrinter.yaml(config);
        assertThat(yaml).contains("# The TCP port", "  port: 9\n");
        assertThat(ConfigLoader.load(Optional.of(file(yaml)), Map.of(), List.of()))
                .isEqualTo(config);
    }

    @Test
    void aDataDirectoryThatWasNeverGivenIsToldAsSuch() {
        assertThatThrownBy(() -> WeirConfig.defaults().store().path()).hasMessageContaining("--data");
    }

    @Test
    void aMessageBoundBelowThatOfDocumentsIsRefusedWithBothKeys() {
        assertThatThrownBy(() -> WeirConfig.defaults().with("limits.document_bytes_max", "16777216"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("server.message_bytes_max")
                .hasMessageContaining("limits.document_bytes_max")
                .hasMessageContaining("16777216");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("weir.yaml"), text);
    }
}
