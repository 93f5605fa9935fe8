package dev.packlight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;

/** The programs of the FFmpeg dependency. */
public final class FFmpegProgram {

    private static final int LIMIT_SECONDS = 60;

    private FFmpegProgram() {}

    /**
     * What a run of a program gave.
     *
     * @param output standard output
     * @param complaints standard error
     */
    public record Run(int status, String output, String complaints) {}

    /** Runs {@code ffmpeg}; any complaint or failure fails the test. */
    public static String convert(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        command.addAll(arguments);
        Run run = run(new File(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)), command);
        assertThat(run.complaints).as(String.join(" ", arguments)).isEmpty();
        assertThat(run.status).isZero();
        return run.output;
    }

    /** Runs {@code ffmpeg} and leaves the verdict to the caller. */
    public static Run attempt(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        command.addAll(arguments);
        return run(new File(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)), command);
    }

    /** What FFmpeg reads in the headers of a file's pictures, a field a line. */
    public static String traceHeaders(String file, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("-v", "info", "-ignore_editlist", "1", "-i", file, "-map", "0:v:0", "-c", "copy"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("-bsf:v", "trace_headers", "-f", "null", "-"));
        return attempt(arguments).complaints();
    }

    /** Standard output of {@code ffprobe}, whatever it complains of. */
    public static String probe(String... arguments) throws Exception {
        return run(new File(Loader.load(org.bytedeco.ffmpeg.ffprobe.class)), List.of(arguments)).output;
    }

    private static Run run(File program, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.getPath()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LD_LIBRARY_PATH", program.getParent());
        File errors = File.createTempFile("ffmpeg", ".log");
        Process process = builder.redirectError(errors).start();
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return new Run(process.exitValue(), out, Files.readString(errors.toPath()));
    }
}
