package dev.packlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.testing.SampleAssets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Arguments of the window and of the commands: what they mean, and what is said of those that mean nothing. */
class WindowCommandTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<WindowOptions> windows = new ArrayList<>();

    private int run(String... arguments) {
        return PacklightCommand.run(
                Formats.all(),
                Rules.book(),
                window -> {
                    windows.add(window);
                    return 0;
                },
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments);
    }

    @Test
    void window_withOptions_takesThemAsOptionsAndNotAsFolders() throws Exception {
        assertThat(run("--port", "9000", "--bind", "0.0.0.0", "--data", data.toString(), SampleAssets.ROOT.toString()))
                .isZero();
        assertThat(windows)
                .containsExactly(new WindowOptions(
                        data,
                        Optional.of(InetAddress.getByName("0.0.0.0")),
                        OptionalInt.of(9000),
                        List.of(SampleAssets.ROOT),
                        Optional.empty()));
    }

    @Test
    void window_withAnAddress_playsItBesideTheFolders() {
        String address = "https://example.org/a(b,c=d)/master.m3u8?x=1";
        assertThat(run("--data", data.toString(), SampleAssets.ROOT.toString(), address))
                .isZero();
        assertThat(windows.getFirst().address()).contains(URI.create(address));
        assertThat(windows.getFirst().paths()).containsExactly(SampleAssets.ROOT);
    }

    @Test
    void window_withoutArgumentsOrWithBlankOnes_opensWithTheUsual() {
        assertThat(run("")).isZero();
        assertThat(windows)
                .containsExactly(new WindowOptions(
                        DataDirectory.standard(), Optional.empty(), OptionalInt.empty(), List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--port 99999| '99999' is no port; ports are numbers from 0 to 65535.",
                "--port -1| '-1' is no port; ports are numbers from 0 to 65535.",
                "--port http| 'http' is no port; ports are numbers from 0 to 65535.",
                "--bind 203.0.113.7| '203.0.113.7' is no address of this computer.",
                "--data pom.xml| 'pom.xml' is no directory.",
                "--colour| Unknown option: '--colour'.",
                "--port| Missing required parameter for option '--port' (N).",
                "/nowhere/at/all| There is nothing at /nowhere/at/all.",
                "http://| http:// is no address.",
                "http:///x| The address http:///x names no server.",
                "http://a/ https://b/| One address can be played at a time.",
                "serve --port 99999 pom.xml| '99999' is no port; ports are numbers from 0 to 65535.",
                "serve --bind 203.0.113.7 pom.xml| '203.0.113.7' is no address of this computer.",
                "inspect| Missing required parameter: 'PATH'.",
                "inspect pom.xml /nowhere| There is nothing at /nowhere.",
                "drm| Missing required subcommand.",
            })
    void wrongArguments_getOneSentenceAndExitCode2(String arguments, String sentence) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().findFirst().orElseThrow()).endsWith(sentence);
        assertThat(err.toString().lines().count()).isLessThanOrEqualTo(2);
        assertThat(windows).isEmpty();
    }

    @Test
    void inspect_severalPaths_reportsEach() {
        assertThat(run(
                        "inspect",
                        "--data",
                        data.toString(),
                        SampleAssets.AURORA.toString(),
                        SampleAssets.CROSSING.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("aurora  Fit", "crossing  1 must");
    }

    @Test
    void inspect_subtitles_areTold() {
        String voices = SampleAssets.ROOT.resolve("voices").toString();
        assertThat(run("inspect", "--data", data.toString(), voices)).isZero();
        assertThat(out.toString()).contains("text   voices_en.vtt  eng, English", "48000 Hz, 1 channel, deu");
        out.getBuffer().setLength(0);
        assertThat(run("inspect", "--json", "--data", data.toString(), voices)).isZero();
        JsonNode texts = JsonMapper.shared().readTree(out.toString()).at("/assets/0/texts");
        assertThat(texts.get(0).get("language").asString()).isEqualTo("eng");
        assertThat(texts.get(0).get("forced").asBoolean()).isFalse();
    }

    @Test
    void generateCompletion_writesAScriptForTheShell() throws Exception {
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).contains("complete -F _complete_packlight", "--follow-links");
        Path script = Files.writeString(data.resolve("completion"), out.toString());
        Process bash =
                new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void help_namesTheExitCodesAndTheWindowsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("Exit codes:", "generate-completion", "--port=N", "--bind=ADDR", "--data=DIR");
    }
}
