package dev.packlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.testing.SampleAssets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return PacklightCommand.run(
                Formats.all(),
                Rules.book(),
                window -> 0,
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments);
    }

    @Test
    void inspect_goodSet_exits0AndSaysWhatItIs() {
        assertThat(run("inspect", "--data", data.toString(), SampleAssets.AURORA.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("aurora  Fit", "avc1.64001f", "1280x720", "25.000 fps", "GOP 50-50", "key frames aligned")
                .contains("rules that hold: codec, ", "gop-aligned");
    }

    @Test
    void inspect_json_isStable() {
        assertThat(run("inspect", "--json", "--data", data.toString(), SampleAssets.ROOT.toString()))
                .isEqualTo(1);
        JsonNode assets = JsonMapper.builder().build().readTree(out.toString()).get("assets");
        assertThat(assets.size()).isEqualTo(5);
        JsonNode aurora = assets.get(0);
        assertThat(aurora.get("name").asString()).isEqualTo("aurora");
        assertThat(aurora.get("origin").asString()).isEqualTo("server-manifest");
        assertThat(aurora.get("durationSeconds").asDouble()).isEqualTo(24.0);
        assertThat(aurora.get("keyFramesAligned").asBoolean()).isTrue();
        assertThat(aurora.get("tracks").size()).isEqualTo(5);
        assertThat(aurora.get("tracks").get(3).get("rfc6381").asString()).isEqualTo("avc1.64001f");
        assertThat(aurora.get("tracks").get(4).get("sampleRateHz").asInt()).isEqualTo(48_000);
        JsonNode crossing = assets.get(1);
        assertThat(crossing.get("firstMismatch").asString()).contains("1.920 s").contains("2.000 s");
        assertThat(crossing.get("findings").get(0).get("severity").asString()).isEqualTo("MUST");
        JsonNode finding = crossing.get("findings").get(0);
        assertThat(finding.get("where").isString()).isTrue();
        assertThat(finding.get("place").get("kind").asString()).isEqualTo("track");
        assertThat(finding.get("at").get("ticks").asLong()).isEqualTo(19_200_000);
        assertThat(finding.get("measuredValues").get("time").get("unit").asString())
                .isEqualTo("s");
        assertThat(aurora.get("rules"))
                .allSatisfy(rule -> assertThat(rule.get("outcome").asString()).isEqualTo("passed"));
    }

    @Test
    void commands_wrongUse_exit2WithOneSentence() throws Exception {
        assertThat(run("inspect", "--data", data.toString(), "/nowhere/at/all")).isEqualTo(2);
        assertThat(err.toString()).contains("There is nothing at /nowhere/at/all.");
        assertThat(run("serve")).isEqualTo(2);
        assertThat(run("serve", "--policy", "Predefined_Other", SampleAssets.AURORA.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no streaming policy 'Predefined_Other'", "Predefined_ClearKey");
        assertThat(run(
                        "inspect",
                        "--data",
                        data.toString(),
                        Files.createDirectory(data.resolve("empty")).toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no media below");
    }

    @Test
    void inspect_brokenFile_exits1AndSaysWhy() throws Exception {
        Path broken = data.resolve("broken.mp4");
        Files.write(
                broken,
                java.util.Arrays.copyOf(
                        Files.readAllBytes(SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4")), 60_000));
        assertThat(run("inspect", "--data", data.toString(), broken.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("cannot be read")
                .contains("the file ends at 60000")
                .contains("ISO/IEC 14496-12");
    }

    @Test
    void inspect_anyFailureOfOneFile_isItsSentenceAndExits1() throws Exception {
        for (Throwable failure : List.of(new ArithmeticException("long overflow"), new StackOverflowError())) {
            InspectCommand command =
                    new InspectCommand(Rules.book(), new PrintWriter(out, true), new PrintWriter(err, true));
            try (Catalogue catalogue = Catalogue.open(data);
                    Library library = new Library(catalogue, Rules.book(), set -> {
                        if (set.name().startsWith("crossing")) {
                            throw CommandLineTest.<RuntimeException>sneaky(failure);
                        }
                        return set.open(new MediaFiles());
                    })) {
                library.open(List.of(SampleAssets.ROOT));
                library.awaitScan();
                assertThat(command.report(library)).isEqualTo(1);
            }
            assertThat(out.toString())
                    .contains("aurora  Fit", "voices  ", "crossing_320x180_90\n  cannot be read: ")
                    .doesNotContain("\tat ");
            out.getBuffer().setLength(0);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void inspect_catalogueThatIsNone_saysSoAndExits2() throws Exception {
        Files.writeString(data.resolve("catalogue.sqlite"), "this is no database at all".repeat(100));
        assertThat(run("inspect", "--json", "--data", data.toString(), SampleAssets.AURORA.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("damaged").doesNotContain("\tat ");
    }

    @Test
    void help_andVersion_exit0() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("serve", "inspect", "Packlight 0.1.0");
    }

    @Test
    void drmDecode_soundAndBroken_exitAsDocumented() {
        String box = "AAAANHBzc2gBAAAAEHfv7MCyTQKs4zweUuL7SwAAAAGLqUrebrlEnbRPpb7vr0OwAAAAAA==";
        assertThat(run("drm", "decode", "--json", box)).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(out.toString())
                        .at("/keyIds/0/guid")
                        .asString())
                .isEqualTo("8ba94ade-6eb9-449d-b44f-a5beefaf43b0");
        assertThat(run("drm", "decode", box.substring(0, 44))).isEqualTo(1);
        assertThat(out.toString()).contains("Wrong", "holds 0");
        assertThat(run("drm", "decode", "nothing")).isEqualTo(2);
        assertThat(err.toString()).contains("is no PSSH", "There is no file of that name either.");
    }

    @Test
    void drmDecode_wrongKeyOption_isNotRepeated() {
        assertThat(run("drm", "decode", "--key", "8ba94ade6eb9449db44fa5beefaf43b0:secret", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the key has 6 characters").doesNotContain("secret");
    }
}
