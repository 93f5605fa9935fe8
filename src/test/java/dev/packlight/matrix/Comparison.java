package dev.packlight.matrix;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Track;
import dev.packlight.segmentation.Cut;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.SmoothReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * What came over a format against the source: number of samples, their bytes, their times; decoded where FFmpeg can.
 */
final class Comparison {

    private static final Pattern NAME = Pattern.compile("QualityLevels\\((\\d+)\\)/(?:Manifest|Fragments)\\(([^=,)]+)");
    /** Codecs whose frames FFmpeg's demuxers cut anew, so that packets are no samples. */
    private static final Set<String> CUT_ANEW = Set.of("MP3", "DTS", "E-AC-3", "AC-3");
    /** What FFmpeg's build decodes quickly enough for every file. */
    private static final Set<String> DECODED =
            Set.of("H.264", "HEVC", "AV1", "VP9", "AAC", "Opus", "FLAC", "ALAC", "MP3", "E-AC-3");
    /** Fewer are too little for FFmpeg to find a stream in transport streams and FLV. */
    private static final int FEWEST_SAMPLES = 6;

    private static final int FEWEST_BYTES = 256;

    private static final int MAX_DECODED_BYTES = 3 << 20;
    private static final int MAX_DECODED_SAMPLES = 1500;
    private static final double TOLERANCE_SECONDS = 0.0011;

    private Comparison() {}

    /**
     * What was compared; throws where anything differs. Complaints about FLV are not counted: FFmpeg starts its decoder
     * anew at each fragment, because each brings the configuration again, and its times have milliseconds.
     */
    static String check(PackagingFormat format, Presentation presentation, Walk walk) throws Exception {
        if (format.carriage() == Carriage.FILE) {
            require(walk.streams().values().iterator().next().length > 0, "the file is empty");
            return "bytes";
        }
        if (format.carriage() == Carriage.STILLS) {
            for (byte[] sheet : walk.streams().values()) {
                require(ImageIO.read(new ByteArrayInputStream(sheet)) != null, "a sheet is no picture");
            }
            return walk.streams().size() + " sheets decoded";
        }
        int samples = 0;
        int decoded = 0;
        for (Map.Entry<String, byte[]> stream : walk.streams().entrySet()) {
            Rendition rendition = rendition(presentation, stream.getKey());
            if (rendition != null) {
                samples += packets(format, presentation, rendition, stream.getValue());
                boolean enough = format.carriage() == Carriage.FMP4
                        || rendition.track().samples().count() >= FEWEST_SAMPLES;
                decoded += enough && decode(format, rendition, stream.getValue()) ? 1 : 0;
            }
        }
        for (Map.Entry<String, List<SmoothReader.Fragment>> stream :
                walk.smooth().entrySet()) {
            Rendition rendition = rendition(presentation, stream.getKey());
            samples += rendition == null ? 0 : smooth(rendition, stream.getValue());
        }
        require(samples > 0, "no samples came over");
        return samples + " samples compared" + (decoded > 0 ? ", " + decoded + " streams decoded" : "");
    }

    private static Rendition rendition(Presentation presentation, String address) {
        Matcher name = NAME.matcher(address);
        require(name.find(), "no name in " + address);
        return presentation.renditions().stream()
                .filter(r -> r.trackName().equals(name.group(2)) && r.bitrateBps() == Long.parseLong(name.group(1)))
                .findFirst()
                .orElse(null);
    }

    private static int packets(PackagingFormat format, Presentation presentation, Rendition rendition, byte[] bytes)
            throws Exception {
        Path file = Files.createTempFile(
                "matrix",
                switch (format.carriage()) {
                    case TS -> ".ts";
                    case FLV -> ".flv";
                    default -> ".mp4";
                });
        try {
            Files.write(file, bytes);
            String kind = rendition.isVideo() ? "v:0" : "a:0";
            List<String[]> packets = FFmpegProgram.probe(
                            "-v",
                            "quiet",
                            "-select_streams",
                            kind,
                            "-show_data_hash",
                            "MD5",
                            "-show_entries",
                            "packet=pts_time,size,data_hash",
                            "-of",
                            "csv=p=0",
                            file.toString())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(","))
                    .toList();
            Cut cut = format.carriage() == Carriage.TS
                    ? rendition.segments()
                    : format.carriage() == Carriage.FLV && !rendition.isVideo()
                            ? rendition.fragments().withoutPriming()
                            : rendition.fragments();
            int expected = cut.endSample(cut.count() - 1) - cut.firstSample(0);
            if (!CUT_ANEW.contains(rendition.codec().name())
                    && (format.carriage() == Carriage.FMP4
                            || expected >= FEWEST_SAMPLES && sampleBytes(rendition, cut) >= FEWEST_BYTES)
                    && isReadAsStored(rendition)) {
                compare(format, rendition, cut, packets);
            }
            return expected;
        } finally {
            Files.delete(file);
        }
    }

    private static long sampleBytes(Rendition rendition, Cut cut) {
        long bytes = 0;
        for (int i = cut.firstSample(0); i < cut.endSample(cut.count() - 1); i++) {
            bytes += rendition.track().samples().sizeBytes(i);
        }
        return bytes;
    }

    /** Whether FFmpeg reads the source at all. */
    private static boolean isReadAsStored(Rendition rendition) throws Exception {
        return !FFmpegProgram.probe(
                        "-v",
                        "quiet",
                        "-select_streams",
                        String.valueOf(index(rendition)),
                        "-read_intervals",
                        "%+#1",
                        "-show_entries",
                        "packet=size",
                        "-of",
                        "csv=p=0",
                        rendition.asset().file().path())
                .isBlank();
    }

    private static void compare(PackagingFormat format, Rendition rendition, Cut cut, List<String[]> packets)
            throws Exception {
        int first = cut.firstSample(0);
        int expected = cut.endSample(cut.count() - 1) - first;
        boolean fieldPairs =
                format.carriage() == Carriage.TS && rendition.isVideo() && Math.abs(packets.size() * 2 - expected) <= 2;
        if (fieldPairs) {
            return;
        }
        require(
                packets.size() == expected,
                rendition.trackName() + " has " + packets.size() + " packets instead of " + expected);
        SampleTable samples = rendition.track().samples();
        double shift = Double.NaN;
        for (int i = 0; i < expected; i++) {
            String[] packet = packets.get(i);
            double wanted = rendition.timing().presentationTicks(first + i) / 1e7;
            boolean follows = i == 0
                    || rendition.isVideo()
                    || rendition.timing().presentationTicks(first + i)
                            > rendition.timing().presentationTicks(first + i - 1);
            if (!packet[0].equals("N/A") && format.carriage() != Carriage.FLV && follows) {
                double shown = Double.parseDouble(packet[0]) - (format.carriage() == Carriage.TS ? 10 : 0);
                shift = Double.isNaN(shift) ? 0 : shift;
                require(
                        Math.abs(shown - wanted) < TOLERANCE_SECONDS,
                        rendition.trackName() + " sample " + i + " is shown at " + shown + " instead of " + wanted);
            }
            if (format.carriage() != Carriage.TS) {
                byte[] source =
                        rendition.source().readFully(samples.offsetBytes(first + i), samples.sizeBytes(first + i));
                String hash = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("MD5").digest(source));
                require(
                        packet[packet.length - 1].endsWith(hash),
                        rendition.trackName() + " sample " + i + " has other bytes");
            }
        }
    }

    private static boolean decode(PackagingFormat format, Rendition rendition, byte[] bytes) throws Exception {
        if (!DECODED.contains(rendition.codec().name())
                || bytes.length > MAX_DECODED_BYTES
                || rendition.track().samples().count() > MAX_DECODED_SAMPLES
                || format.id().equals("dash-csf")) {
            return false;
        }
        Path file = Files.createTempFile(
                "matrix",
                format.carriage() == Carriage.TS ? ".ts" : format.carriage() == Carriage.FLV ? ".flv" : ".mp4");
        try {
            Files.write(file, bytes);
            FFmpegProgram.Run source = FFmpegProgram.attempt(
                    List.of("-i", rendition.asset().file().path(), "-map", "0:" + index(rendition), "-f", "null", "-"));
            FFmpegProgram.Run ours = FFmpegProgram.attempt(
                    List.of("-i", file.toString(), "-map", rendition.isVideo() ? "0:v:0" : "0:a:0", "-f", "null", "-"));
            require(ours.status() == 0 || source.status() != 0, "FFmpeg fails: " + ours.complaints());
            require(
                    ours.complaints().isEmpty() || !source.complaints().isEmpty() || format.carriage() == Carriage.FLV,
                    "FFmpeg complains: " + ours.complaints());
            return true;
        } finally {
            Files.delete(file);
        }
    }

    private static int index(Rendition rendition) {
        return rendition.asset().file().tracks().stream()
                .map(Track::id)
                .toList()
                .indexOf(rendition.track().id());
    }

    private static int smooth(Rendition rendition, List<SmoothReader.Fragment> fragments) throws Exception {
        Cut cut = rendition.isVideo()
                ? rendition.fragments()
                : rendition.fragments().withoutPriming();
        require(
                fragments.size() == cut.count(),
                rendition.trackName() + " has " + fragments.size() + " fragments instead of " + cut.count());
        SampleTable samples = rendition.track().samples();
        int sample = cut.firstSample(0);
        for (SmoothReader.Fragment fragment : fragments) {
            int at = 0;
            long time = fragment.startTicks();
            for (SmoothReader.Sample s : fragment.samples()) {
                byte[] source = rendition.source().readFully(samples.offsetBytes(sample), samples.sizeBytes(sample));
                require(
                        s.size() == source.length
                                && java.util.Arrays.equals(
                                        source, 0, source.length, fragment.media(), at, at + s.size()),
                        rendition.trackName() + " sample " + sample + " has other bytes");
                long shown = rendition.timing().presentationTicks(sample);
                long wanted = rendition.isVideo() ? shown : Math.max(0, shown);
                require(
                        Math.abs(time + s.offsetTicks() - wanted) < 12_000,
                        rendition.trackName() + " sample " + sample + " is shown at " + (time + s.offsetTicks())
                                + " instead of " + wanted);
                at += s.size();
                time += s.durationTicks();
                sample++;
            }
            require(at == fragment.media().length, "media behind the last sample");
        }
        require(sample == cut.endSample(cut.count() - 1), "samples are missing at the end");
        return sample - cut.firstSample(0);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
