package dev.packlight.media;

/**
 * What a {@link SamplePyramid} says of each column of pixels: the samples whose showing begins within it.
 *
 * <p>Samples are numbered in the order they are shown. Where {@link #isExact} holds there is a column or more for each
 * sample, and a chart draws the samples themselves.
 */
public final class SampleColumns {

    private final int[] edges;
    private final long[] bytes;
    private final int[] mostBytes;
    private final int[] keyFrames;

    SampleColumns(int[] edges, long[] bytes, int[] mostBytes, int[] keyFrames) {
        this.edges = edges;
        this.bytes = bytes;
        this.mostBytes = mostBytes;
        this.keyFrames = keyFrames;
    }

    /** How many columns there are. */
    public int width() {
        return bytes.length;
    }

    /** First sample of column {@code x}, or of the next one that has any. */
    public int first(int x) {
        return edges[x];
    }

    /** First sample after column {@code x}. */
    public int end(int x) {
        return edges[x + 1];
    }

    /** Samples of column {@code x}. */
    public int count(int x) {
        return edges[x + 1] - edges[x];
    }

    /** Bytes of all samples of column {@code x}. */
    public long bytes(int x) {
        return bytes[x];
    }

    /** Bytes of the largest sample of column {@code x}; 0 where there is none. */
    public int mostBytes(int x) {
        return mostBytes[x];
    }

    /** Key frames of column {@code x}. */
    public int keyFrames(int x) {
        return keyFrames[x];
    }

    /** Samples of all columns. */
    public int count() {
        return edges[edges.length - 1] - edges[0];
    }

    /** Whether there are no more samples than columns. */
    public boolean isExact() {
        return count() <= width();
    }

    /** Bytes of the largest sample of all columns. */
    public int mostBytes() {
        int most = 0;
        for (int of : mostBytes) {
            most = Math.max(most, of);
        }
        return most;
    }
}
