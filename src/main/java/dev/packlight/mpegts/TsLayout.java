package dev.packlight.mpegts;

import dev.packlight.media.SampleTable;
import java.util.List;

/**
 * How long each segment of a transport stream is and at which continuity counters it starts, by arithmetic on
 * sample sizes alone; no media is read.
 *
 * <p>Program tables stand at the start of each segment and before every sync sample of the video, so that a
 * player can start at any of them.
 */
public final class TsLayout {

    private final List<TsStream> streams;
    private final int[][] packetsBefore;
    private final int[] tablesBefore;
    private final int[] clocksBefore;

    /** @param streams the clock's stream first; at most one of each kind */
    public TsLayout(List<TsStream> streams) {
        this.streams = List.copyOf(streams);
        int segments = segments();
        packetsBefore = new int[streams.size()][segments + 1];
        tablesBefore = new int[segments + 1];
        clocksBefore = new int[segments + 1];
        for (int segment = 0; segment < segments; segment++) {
            for (int s = 0; s < streams.size(); s++) {
                packetsBefore[s][segment + 1] = packetsBefore[s][segment] + packets(streams.get(s), segment);
            }
            tablesBefore[segment + 1] = tablesBefore[segment] + tables(segment);
            clocksBefore[segment + 1] = clocksBefore[segment] + clocks(segment);
        }
    }

    private static int packets(TsStream stream, int segment) {
        int packets = 0;
        int end = stream.cut().endSample(segment);
        for (int i = stream.cut().firstSample(segment), next; i < end; i = next) {
            next = stream.unitEnd(i, end);
            packets += stream.packets(i, next);
        }
        return packets;
    }

    private int clocks(int segment) {
        TsStream main = streams.getFirst();
        int clocks = 0;
        int end = main.cut().endSample(segment);
        for (int i = main.cut().firstSample(segment), next; i < end; i = next) {
            next = main.unitEnd(i, end);
            clocks += main.clocks(i, next);
        }
        return clocks;
    }

    private int tables(int segment) {
        TsStream main = streams.getFirst();
        if (!main.isVideo()) {
            return 1;
        }
        SampleTable samples = main.samples();
        if (samples.allSync()) {
            return main.cut().endSample(segment) - main.cut().firstSample(segment);
        }
        int tables = 0;
        for (int i = main.cut().firstSample(segment); i < main.cut().endSample(segment); i++) {
            tables += samples.isSync(i) ? 1 : 0;
        }
        return Math.max(1, tables);
    }

    List<TsStream> streams() {
        return streams;
    }

    public int segments() {
        return streams.getFirst().cut().count();
    }

    /** Bytes of a segment. */
    public long bytes(int segment) {
        long packets = 2L * (tablesBefore[segment + 1] - tablesBefore[segment])
                + clocksBefore[segment + 1]
                - clocksBefore[segment];
        for (int[] before : packetsBefore) {
            packets += before[segment + 1] - before[segment];
        }
        return packets * TsStream.PACKET;
    }

    /**
     * Byte ranges of the sync samples of a segment of one video stream alone, tables included: offset and length in
     * turn.
     */
    public long[] keyFrameRanges(int segment) {
        TsStream video = streams.getFirst();
        int first = video.cut().firstSample(segment);
        int end = video.cut().endSample(segment);
        long[] ranges = new long[2 * tables(segment)];
        int used = 0;
        long at = 0;
        for (int i = first; i < end; i++) {
            long bytes = (long) video.packets(i, i + 1) * TsStream.PACKET;
            if (video.samples().isSync(i)) {
                bytes += 2 * TsStream.PACKET;
                ranges[used++] = at;
                ranges[used++] = bytes;
            }
            at += bytes + (long) video.clocks(i, i + 1) * TsStream.PACKET;
        }
        return ranges;
    }

    /** Bytes that this takes in memory, roughly. */
    public long footprintBytes() {
        long numbers = (streams.size() + 2L) * (segments() + 1);
        long growth = 0;
        for (TsStream stream : streams) {
            numbers += stream.cut().count();
            growth += stream.growth().footprintBytes();
        }
        return 256 + Integer.BYTES * numbers + growth;
    }

    int packetsBefore(int stream, int segment) {
        return packetsBefore[stream][segment];
    }

    int tablesBefore(int segment) {
        return tablesBefore[segment];
    }
}
