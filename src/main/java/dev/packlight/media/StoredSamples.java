package dev.packlight.media;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** A {@link SampleTable} as bytes: its columns as they are, so that reading it back is copying. */
public final class StoredSamples {

    private static final int CONSTANT = 0;
    private static final int CHARS = 1;
    private static final int INTS = 2;
    private static final int LONGS = 3;
    private static final int COLUMNS = 7;
    private static final int TOTALS = 3;
    private static final int CHUNK_BYTES = 64 << 10;
    /** That of the machines that there are: arrays are copied as they are. */
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private StoredSamples() {}

    /** Writes {@code table}, a piece at a time. */
    public static void write(SampleTable table, DataOutputStream out) throws IOException {
        for (Column column : columns(table)) {
            write(column, out);
        }
        int @Nullable [] sync = table.syncSamples;
        out.writeInt(sync == null ? -1 : sync.length);
        if (sync != null) {
            write(out, sync.length, Integer.BYTES, (to, i) -> to.putInt(sync[i]));
        }
        out.writeInt(table.accessPointTypes == null ? -1 : table.accessPointTypes.length);
        if (table.accessPointTypes != null) {
            out.write(table.accessPointTypes);
        }
        SyncEvidence e = table.evidence();
        out.writeInt(e.claimed());
        out.writeInt(e.examined());
        out.writeInt(e.refuted());
        out.writeLong(e.firstRefutedTicks());
        out.writeInt(e.found());
        out.writeLong(e.firstFoundTicks());
        out.writeLong(table.endDtsTicks());
        out.writeLong(table.totalBytes());
        out.writeLong(table.leastCompositionOffsetTicks());
    }

    private static List<Column> columns(SampleTable table) {
        return List.of(
                table.sizes,
                table.runFirstSample,
                table.runFirstDts,
                table.runDelta,
                table.compositionOffsets,
                table.chunkFirstSample,
                table.chunkOffset);
    }

    private static void write(Column column, DataOutputStream out) throws IOException {
        int length = column.length();
        switch (column) {
            case Column.Constant c -> head(out, CONSTANT, length, c.value);
            case Column.Chars c -> {
                head(out, CHARS, length, 0);
                write(out, length, Character.BYTES, (to, i) -> to.putChar(c.values[i]));
            }
            case Column.Ints c -> {
                head(out, INTS, length, c.base);
                write(out, length, Integer.BYTES, (to, i) -> to.putInt(c.values[i]));
            }
            case Column.Longs c -> {
                head(out, LONGS, length, 0);
                write(out, length, Long.BYTES, (to, i) -> to.putLong(c.values[i]));
            }
        }
    }

    private static void head(DataOutputStream out, int form, int length, long base) throws IOException {
        out.writeByte(form);
        out.writeInt(length);
        out.writeLong(base);
    }

    private static void write(DataOutputStream out, int count, int bytesEach, ObjIntConsumer<ByteBuffer> value)
            throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, (long) count * bytesEach))
                .order(ORDER);
        for (int i = 0; i < count; i++) {
            value.accept(chunk, i);
            if (chunk.remaining() < bytesEach || i + 1 == count) {
                out.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
        }
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws RuntimeException where it did not
     */
    public static SampleTable read(ByteBuffer in) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(column(in));
        }
        int syncCount = in.getInt();
        int @Nullable [] sync = syncCount < 0 ? null : ints(in, syncCount);
        int typeCount = in.getInt();
        byte @Nullable [] types = typeCount < 0 ? null : new byte[held(in, typeCount, 1)];
        if (types != null) {
            in.get(types);
        }
        SyncEvidence evidence =
                new SyncEvidence(in.getInt(), in.getInt(), in.getInt(), in.getLong(), in.getInt(), in.getLong());
        long[] totals = new long[TOTALS];
        for (int i = 0; i < TOTALS; i++) {
            totals[i] = in.getLong();
        }
        return new SampleTable(columns.toArray(Column[]::new), sync, types, evidence, totals);
    }

    private static Column column(ByteBuffer in) {
        int form = in.get();
        int length = in.getInt();
        long base = in.getLong();
        return switch (form) {
            case CONSTANT -> new Column.Constant(base, length);
            case CHARS -> new Column.Chars(chars(in, length));
            case INTS -> new Column.Ints(ints(in, length), base);
            case LONGS -> new Column.Longs(longs(in, length));
            default -> throw new IllegalArgumentException("there is no column of form " + form);
        };
    }

    /** {@code length}, if so many values are there. */
    private static int held(ByteBuffer in, int length, int bytesEach) {
        if (length < 0 || length > in.remaining() / bytesEach) {
            throw new IllegalArgumentException(length + " values are more than there are");
        }
        return length;
    }

    private static char[] chars(ByteBuffer in, int length) {
        char[] values = new char[held(in, length, Character.BYTES)];
        in.duplicate().order(ORDER).asCharBuffer().get(values);
        in.position(in.position() + Character.BYTES * length);
        return values;
    }

    private static int[] ints(ByteBuffer in, int length) {
        int[] values = new int[held(in, length, Integer.BYTES)];
        in.duplicate().order(ORDER).asIntBuffer().get(values);
        in.position(in.position() + Integer.BYTES * length);
        return values;
    }

    private static long[] longs(ByteBuffer in, int length) {
        long[] values = new long[held(in, length, Long.BYTES)];
        in.duplicate().order(ORDER).asLongBuffer().get(values);
        in.position(in.position() + Long.BYTES * length);
        return values;
    }
}
