package dev.packlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as a shell starts it, with its exit code. */
class MainTest {

    private static final long PATIENCE_S = 60;

    @TempDir
    private Path data;

    /** What a process said and how it ended. */
    private record Ended(int code, String said) {}

    private static Ended start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.packlight.app.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    @Test
    void main_wrongPort_saysSoAndExits2() throws Exception {
        Ended ended = start("--port", "eighty", data.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("'eighty' is no port", "Try 'packlight --help'.");
    }

    @Test
    void main_portThatIsTaken_opensNoWindowAndExits2() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = start("--port=" + taken.getLocalPort(), "--data=" + data);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.said()).contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken.");
        }
    }
}
