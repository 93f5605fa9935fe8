package dev.packlight.ui.common;

import dev.packlight.media.TimeRange;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The stretch of time that all charts of a place show, with one cursor and one selection among them.
 *
 * <p>Times are exact, in ticks of {@link dev.packlight.media.Timescale#PRESENTATION}; what is shown never leaves the
 * whole.
 */
public final class TimeAxis {

    /** A tenth of a second: two or three pictures fill the window. */
    static final long LEAST_SPAN_TICKS = 1_000_000;

    private static final int NEAR = 4;
    private static final int FAR = 5;
    private static final int STEPS_ACROSS = 100;

    private final ReadOnlyObjectWrapper<TimeRange> whole = new ReadOnlyObjectWrapper<>(new TimeRange(0, 1));
    private final ReadOnlyObjectWrapper<TimeRange> shown = new ReadOnlyObjectWrapper<>(new TimeRange(0, 1));
    private final ReadOnlyObjectWrapper<OptionalLong> cursor = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyObjectWrapper<Optional<TimeRange>> selection = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Stops stops = new EvenStops();

    /** Where the cursor halts when it is moved by key. */
    public interface Stops {
        long before(long ticks);

        long after(long ticks);
    }

    /** A hundredth of what is shown. */
    private final class EvenStops implements Stops {
        @Override
        public long before(long ticks) {
            return ticks - step();
        }

        @Override
        public long after(long ticks) {
            return ticks + step();
        }

        private long step() {
            return Math.max(1, shown.get().durationTicks() / STEPS_ACROSS);
        }
    }

    public ReadOnlyObjectProperty<TimeRange> whole() {
        return whole.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TimeRange> shown() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<OptionalLong> cursor() {
        return cursor.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<TimeRange>> selection() {
        return selection.getReadOnlyProperty();
    }

    /** Begins anew with other content, all of it shown. */
    public void open(TimeRange content) {
        whole.set(new TimeRange(content.startTicks(), Math.max(content.startTicks() + 1, content.endTicks())));
        cursor.set(OptionalLong.empty());
        selection.set(Optional.empty());
        stops = new EvenStops();
        fit();
    }

    /** The content goes on to {@code endTicks}; whoever saw all of it or its end goes on seeing that. */
    public void extend(long endTicks) {
        boolean all = isFit();
        boolean end = shown.get().endTicks() == whole.get().endTicks();
        whole.set(new TimeRange(
                whole.get().startTicks(), Math.max(endTicks, whole.get().endTicks())));
        if (all) {
            fit();
        } else if (end) {
            show(
                    whole.get().endTicks() - shown.get().durationTicks(),
                    shown.get().durationTicks());
        }
    }

    /** Where the cursor halts from now on. */
    public void stops(Stops chosen) {
        stops = chosen;
    }

    public boolean isFit() {
        return shown.get().equals(whole.get());
    }

    /** Shows all of it. */
    public void fit() {
        shown.set(whole.get());
    }

    /** Shows as much of {@code range} as there is, and not less than can be seen. */
    public void show(TimeRange range) {
        show(range.startTicks(), range.durationTicks());
    }

    private void show(long startTicks, long spanTicks) {
        TimeRange all = whole.get();
        long span = Math.clamp(spanTicks, Math.min(LEAST_SPAN_TICKS, all.durationTicks()), all.durationTicks());
        long start = Math.clamp(startTicks, all.startTicks(), all.endTicks() - span);
        shown.set(new TimeRange(start, start + span));
    }

    /** Shows four fifths of the time, {@code atTicks} staying where it is. */
    public void zoomIn(long atTicks) {
        zoom(atTicks, NEAR, FAR);
    }

    /** Shows five fourths of the time, {@code atTicks} staying where it is. */
    public void zoomOut(long atTicks) {
        zoom(atTicks, FAR, NEAR);
    }

    private void zoom(long atTicks, int times, int parts) {
        TimeRange now = shown.get();
        long span = part(now.durationTicks(), times, parts);
        long least = Math.min(LEAST_SPAN_TICKS, whole.get().durationTicks());
        if (span >= least || times > parts) {
            show(atTicks - part(atTicks - now.startTicks(), times, parts), span);
        }
    }

    private static long part(long ticks, int times, int parts) {
        return ticks / parts * times + ticks % parts * times / parts;
    }

    /** What stays in place when nobody points anywhere: the cursor where it can be seen, otherwise the middle. */
    public long anchorTicks() {
        TimeRange now = shown.get();
        return cursor.get().isPresent() && now.contains(cursor.get().getAsLong())
                ? cursor.get().getAsLong()
                : now.startTicks() + now.durationTicks() / 2;
    }

    /** Shows what lies {@code ticks} later. */
    public void pan(long ticks) {
        show(shown.get().startTicks() + ticks, shown.get().durationTicks());
    }

    /** Points at a time; one outside the content becomes its first or last. */
    public void point(long ticks) {
        cursor.set(OptionalLong.of(
                Math.clamp(ticks, whole.get().startTicks(), whole.get().endTicks())));
    }

    /** Points at nothing. */
    public void clearCursor() {
        cursor.set(OptionalLong.empty());
    }

    /** Moves the cursor to the stop before; what is shown follows it. */
    public void back() {
        go(stops.before(cursor.get().orElse(anchorTicks())));
    }

    /** Moves the cursor to the stop after; what is shown follows it. */
    public void forth() {
        go(stops.after(cursor.get().orElse(anchorTicks())));
    }

    /** Points at a time and shows it. */
    public void go(long ticks) {
        point(ticks);
        long at = cursor.get().orElseThrow();
        TimeRange now = shown.get();
        if (at < now.startTicks() || at > now.endTicks()) {
            show(at - now.durationTicks() / 2, now.durationTicks());
        }
    }

    /** Selects what lies between two times, in any order. */
    public void select(long oneTicks, long otherTicks) {
        TimeRange all = whole.get();
        long one = Math.clamp(oneTicks, all.startTicks(), all.endTicks());
        long other = Math.clamp(otherTicks, all.startTicks(), all.endTicks());
        selection.set(Optional.of(new TimeRange(Math.min(one, other), Math.max(one, other))));
    }

    /** Selects nothing. */
    public void clearSelection() {
        selection.set(Optional.empty());
    }
}
