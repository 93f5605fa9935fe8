package dev.packlight.packaging;

import dev.packlight.bytes.Limits;
import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.Timescale;
import dev.packlight.protection.Protection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sheets of thumbnails of a presentation: one tile for each two seconds, or for more where the film is very long, from
 * the key frames of its smallest rung.
 */
public final class Thumbnails {

    public static final String TOKEN = "thumbnails";
    private static final CmafContainer SOURCE = CmafContainer.cmaf();
    private static final int COLUMNS = 5;
    private static final int ROWS = 4;
    private static final int TILE_WIDTH = 160;
    private static final long SHORTEST_TILE_TICKS = 2 * Timescale.PRESENTATION.ticksPerSecond();
    /** Bits for each pixel that a sheet may take: plenty for JPEG, and a bound that manifests can declare. */
    private static final int BITS_PER_PIXEL = 2;

    private final Presentation presentation;
    private final Rendition rendition;
    private final Layout layout;
    private final long tileTicks;

    /** Size of tiles in pixels, and how many make a sheet. */
    public record Layout(int tileWidth, int tileHeight, int columns, int rows) {

        public int tiles() {
            return columns * rows;
        }

        @Override
        public String toString() {
            return columns + "x" + rows;
        }
    }

    private Thumbnails(Presentation presentation, Rendition rendition) {
        this.presentation = presentation;
        this.rendition = rendition;
        this.tileTicks = tileTicks(presentation.durationTicks());
        StreamInfo.Video video = rendition.video();
        double aspect = (double) video.widthPixels()
                * video.sampleAspect().width()
                / video.sampleAspect().height()
                / video.heightPixels();
        this.layout = new Layout(
                TILE_WIDTH, Math.clamp(Math.round(TILE_WIDTH / aspect / 2) * 2, 2, 4 * TILE_WIDTH), COLUMNS, ROWS);
    }

    /** Two seconds for a tile, or as many more as keep the tiles of {@code durationTicks} within bounds. */
    static long tileTicks(long durationTicks) {
        return SHORTEST_TILE_TICKS * Math.max(1, Math.ceilDiv(durationTicks, SHORTEST_TILE_TICKS * Limits.TILES));
    }

    /** Thumbnails of {@code presentation}; empty where it has no picture, or where its pictures are protected. */
    public static Optional<Thumbnails> of(Presentation presentation) {
        if (!(presentation.decisions().protection() instanceof Protection.Clear)) {
            return Optional.empty();
        }
        return presentation.video().stream()
                .filter(r -> SOURCE.obstacle(r).isEmpty())
                .findFirst()
                .map(r -> new Thumbnails(presentation, r));
    }

    /**
     * Refuses addresses that are not those of {@link #address}: the rung that the pictures come from has one number.
     */
    void require(String track, long bitrateBps) throws UnservableException {
        if (!track.equals(TOKEN) || bitrateBps != rendition.bitrateBps()) {
            throw new UnservableException(
                    UnservableException.Reason.EGRESS_TRACK_NOT_FOUND,
                    "Thumbnails are not made of '" + track + "' at quality level " + bitrateBps + ".",
                    "Take the addresses from the storyboard.");
        }
    }

    public Layout layout() {
        return layout;
    }

    public int tiles() {
        return (int) Math.ceilDiv(presentation.durationTicks(), tileTicks);
    }

    public int sheets() {
        return Math.ceilDiv(tiles(), layout.tiles());
    }

    public long tileTicks() {
        return tileTicks;
    }

    public long sheetTicks() {
        return tileTicks * layout.tiles();
    }

    /** When sheet {@code sheet} ends. */
    public long endTicks(int sheet) {
        return Math.min(presentation.durationTicks(), (sheet + 1) * sheetTicks());
    }

    public int maxSheetBytes() {
        return layout.tileWidth * layout.tileHeight * layout.tiles() * BITS_PER_PIXEL / 8;
    }

    /** The bit rate that no sheet goes beyond; the last one may be short. */
    public long bandwidthBps() {
        long shortest = presentation.durationTicks() - (sheets() - 1) * sheetTicks();
        return Math.round(
                maxSheetBytes() * 8.0 * Timescale.PRESENTATION.ticksPerSecond() / Math.max(tileTicks, shortest));
    }

    /** Address of something about the thumbnails, relative to the presentation. */
    public String address(String call, String time, String extension, String filter) {
        return "QualityLevels(" + rendition.bitrateBps() + ")/" + call + "(" + TOKEN + time + ",format=" + TOKEN
                + filter + ")" + extension;
    }

    /** For each tile of a sheet a whole MP4 of its key frame. */
    List<byte[]> keyFrames(int sheet) throws IOException {
        Multiplex multiplex = Multiplex.of(presentation, rendition).inTheClear();
        byte[] init = SOURCE.header(multiplex).orElseThrow();
        List<byte[]> frames = new ArrayList<>();
        for (int tile = sheet * layout.tiles(); tile < Math.min(tiles(), (sheet + 1) * layout.tiles()); tile++) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(init);
            BodyReader.write(
                    SOURCE.keyFrame(multiplex, fragmentAt(tile * tileTicks)).orElseThrow(), whole);
            frames.add(whole.toByteArray());
        }
        return frames;
    }

    private int fragmentAt(long time) {
        int low = 0;
        int high = rendition.fragments().count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (rendition.fragments().startTicks(middle) <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
