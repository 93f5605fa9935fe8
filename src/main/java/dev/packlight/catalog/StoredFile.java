package dev.packlight.catalog;

import dev.packlight.media.Edit;
import dev.packlight.media.MediaFile;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.StoredSamples;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@link MediaFile} as bytes, in the order of its components. */
final class StoredFile {

    private StoredFile() {}

    static void write(MediaFile file, DataOutputStream out) throws IOException {
        put(out, text(file.path()));
        out.writeLong(file.sizeBytes());
        put(out, text(file.majorBrand()));
        out.writeLong(file.durationTicks());
        out.writeLong(file.timescale().ticksPerSecond());
        out.writeBoolean(file.indexFirst());
        out.writeInt(file.tracks().size());
        for (Track track : file.tracks()) {
            put(out, track);
        }
    }

    private static void put(DataOutputStream out, Track track) throws IOException {
        out.writeInt(track.id());
        put(out, text(track.kind().name()));
        put(out, track.description());
        out.writeLong(track.timescale().ticksPerSecond());
        put(out, text(track.language()));
        out.writeLong(track.edit().leadInTicks());
        out.writeLong(track.edit().mediaStartTicks());
        out.writeInt(track.rotationDegrees());
        StoredSamples.write(track.samples(), out);
        put(out, text(track.obstacle()));
    }

    private static void put(DataOutputStream out, SampleDescription d) throws IOException {
        put(out, text(d.fourcc()));
        out.writeInt(d.boxes().size());
        for (Map.Entry<String, byte[]> box : d.boxes().entrySet()) {
            put(out, text(box.getKey()));
            put(out, box.getValue());
        }
        out.writeInt(d.widthPixels());
        out.writeInt(d.heightPixels());
        out.writeInt(d.channels());
        out.writeLong(d.sampleRateHz());
        out.writeInt(d.samples().size());
        for (byte[] sample : d.samples()) {
            put(out, sample);
        }
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws RuntimeException where it did not
     */
    static MediaFile read(ByteBuffer in) {
        String path = string(in);
        long sizeBytes = in.getLong();
        String brand = string(in);
        long durationTicks = in.getLong();
        Timescale scale = new Timescale(in.getLong());
        boolean indexFirst = in.get() != 0;
        List<Track> tracks = new ArrayList<>();
        for (int n = in.getInt(); n > 0; n--) {
            tracks.add(track(in));
        }
        return new MediaFile(path, sizeBytes, brand, durationTicks, scale, indexFirst, tracks);
    }

    private static Track track(ByteBuffer in) {
        int id = in.getInt();
        TrackKind kind = TrackKind.valueOf(string(in));
        SampleDescription description = description(in);
        Timescale scale = new Timescale(in.getLong());
        String language = string(in);
        Edit edit = new Edit(in.getLong(), in.getLong());
        int rotation = in.getInt();
        return new Track(id, kind, description, scale, language, edit, rotation, StoredSamples.read(in), string(in));
    }

    private static SampleDescription description(ByteBuffer in) {
        String fourcc = string(in);
        Map<String, byte[]> boxes = new HashMap<>();
        for (int n = in.getInt(); n > 0; n--) {
            boxes.put(string(in), bytes(in));
        }
        int width = in.getInt();
        int height = in.getInt();
        int channels = in.getInt();
        long rate = in.getLong();
        List<byte[]> samples = new ArrayList<>();
        for (int n = in.getInt(); n > 0; n--) {
            samples.add(bytes(in));
        }
        return new SampleDescription(fourcc, boxes, width, height, channels, rate, samples);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length > in.remaining()) {
            throw new IllegalArgumentException(length + " bytes are more than there are");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String string(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }
}
