package dev.packlight.subtitles;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads text tracks of MP4 files: {@code tx3g} (3GPP TS 26.245), {@code wvtt} and {@code stpp} (ISO/IEC 14496-30). */
public final class TextTrackReader {

    private static final Set<String> ENTRIES = Set.of("tx3g", "text", "wvtt", "stpp");

    private final Track track;
    private final List<Cue> cues = new ArrayList<>();
    private final Set<Cue> seen = new HashSet<>();

    private TextTrackReader(Track track) {
        this.track = track;
    }

    public static boolean reads(Track track) {
        return ENTRIES.contains(track.description().fourcc())
                && track.samples().count() <= Limits.TEXT_SAMPLES
                && track.samples().totalBytes() <= Limits.SUBTITLE_BYTES;
    }

    /** The cues of {@code track}, by time. */
    public static List<Cue> read(Track track, ByteSource source) throws IOException, MediaFormatException {
        TextTrackReader reader = new TextTrackReader(track);
        SampleTable samples = track.samples();
        for (int i = 0; i < samples.count(); i++) {
            byte[] sample = source.readFully(samples.offsetBytes(i), samples.sizeBytes(i));
            try {
                reader.sample(
                        sample,
                        reader.ticks(track.presentationTicks(i)),
                        reader.ticks(track.presentationTicks(i) + samples.durationTicks(i)));
                TimedText.bound("mdat", reader.cues);
            } catch (IndexOutOfBoundsException e) {
                throw MediaFormatException.malformed(
                        "text sample " + (i + 1) + " is cut off",
                        "mdat",
                        samples.offsetBytes(i),
                        "ISO/IEC 14496-30; 3GPP TS 26.245 §5.17");
            }
        }
        return List.copyOf(reader.cues);
    }

    private long ticks(long trackTicks) {
        return track.timescale().rescale(trackTicks, Timescale.PRESENTATION, Rounding.NEAREST);
    }

    private void sample(byte[] bytes, long start, long end) throws MediaFormatException {
        switch (track.description().fourcc()) {
            case "tx3g", "text" -> {
                if (bytes.length >= 2) {
                    ByteReader in = new ByteReader(bytes);
                    byte[] text = in.take(Math.min(in.u16(), bytes.length - 2));
                    boolean wide = text.length >= 2 && (text[0] == -2 && text[1] == -1);
                    add(
                            start,
                            end,
                            Cue.escaped(new String(text, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                                    .replace("\r\n", "\n")
                                    .replace('\r', '\n')
                                    .strip()),
                            "");
                }
            }
            case "wvtt" -> boxes(bytes, start, end);
            default -> TimedText.read("mdat", bytes).cues().forEach(cue -> addOnce(cue, start));
        }
    }

    /** A cue that lasts over several samples stands in each of them (ISO/IEC 14496-30 §5.3). */
    private void addOnce(Cue cue, long start) {
        Cue shown = cue.endTicks() <= start && start > 0 && cue.startTicks() < start ? cue.moved(start) : cue;
        if (seen.add(shown)) {
            cues.add(shown);
        }
    }

    private void boxes(byte[] bytes, long start, long end) {
        ByteReader in = new ByteReader(bytes);
        while (in.remaining() >= 8) {
            int size = in.i32();
            String type = in.fourcc();
            ByteReader box = in.slice(size - 8);
            if (type.equals("vttc")) {
                cue(box, start, end);
            }
        }
    }

    private void cue(ByteReader box, long start, long end) {
        String text = "";
        String settings = "";
        while (box.remaining() >= 8) {
            int size = box.i32();
            String type = box.fourcc();
            String content = new String(box.take(size - 8), StandardCharsets.UTF_8);
            text = type.equals("payl") ? content : text;
            settings = type.equals("sttg") ? content : settings;
        }
        Cue last = cues.isEmpty() ? null : cues.getLast();
        if (last != null
                && last.endTicks() == start
                && last.text().equals(text)
                && last.settings().equals(settings)) {
            cues.set(cues.size() - 1, new Cue(last.startTicks(), end, text, settings));
        } else {
            add(start, end, text, settings);
        }
    }

    private void add(long start, long end, String text, String settings) {
        if (!text.isBlank() && end > start && end > 0) {
            cues.add(new Cue(Math.max(0, start), end, text, settings));
        }
    }
}
