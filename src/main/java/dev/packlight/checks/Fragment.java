package dev.packlight.checks;

import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Subject.Segment;
import dev.packlight.isobmff.BoxNode;
import dev.packlight.isobmff.BoxTree;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The sound or pictures of a segment that is fragmented MP4. */
record Fragment(Segment segment, Track track) {

    /** Reads a segment; empty where it is no fragment of sound or pictures. */
    static Optional<Fragment> read(Segment segment) throws MediaFormatException {
        if (segment.header().size() == 0) {
            return Optional.empty();
        }
        try {
            return Mp4Reader.read(new Joined(segment.header(), segment.media()), segment.address()).tracks().stream()
                    .filter(t -> t.kind() == TrackKind.VIDEO || t.kind() == TrackKind.AUDIO)
                    .filter(t -> t.samples().count() > 0)
                    .findFirst()
                    .map(track -> new Fragment(segment, track));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isVideo() {
        return track.kind() == TrackKind.VIDEO;
    }

    /** When the first sample is shown; 0 where it primes a decoder. */
    Time start() {
        SampleTable samples = track.samples();
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < samples.count(); i++) {
            earliest = Math.min(earliest, track.presentationTicks(i));
        }
        return new Time(Math.max(0, earliest), track.timescale());
    }

    /** When its first sample in decoding order is shown; pictures that lead a key frame are shown before it. */
    Time firstShown() {
        return new Time(Math.max(0, track.presentationTicks(0)), track.timescale());
    }

    /** Whether pictures that are decoded behind the first one are shown before it. */
    boolean isLed() {
        return start().ticks() < firstShown().ticks();
    }

    /** How far samples are shown behind their order of decoding, at the most; in presentation ticks. */
    long reordering() {
        SampleTable samples = track.samples();
        long most = samples.compositionOffsetTicks(0);
        long least = most;
        for (int i = 0; i < samples.count(); i++) {
            most = Math.max(most, samples.compositionOffsetTicks(i));
            least = Math.min(least, samples.compositionOffsetTicks(i));
        }
        return presentation(new Time(most - least, track.timescale()));
    }

    /** How long its samples last, added up. */
    Time decodingDuration() {
        return new Time(decodingEnd().ticks() - decodingStart().ticks(), track.timescale());
    }

    /** How long samples are shown, from the first to the last. */
    Time duration() {
        SampleTable samples = track.samples();
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < samples.count(); i++) {
            latest = Math.max(latest, track.presentationTicks(i) + samples.durationTicks(i));
        }
        return new Time(latest - start().ticks(), track.timescale());
    }

    /** When it begins by its manifest, else by itself; in presentation ticks. */
    long promisedStart() {
        return presentation(segment.promise()
                .filter(p -> p.startTicks().isPresent())
                .map(p -> new Time(p.startTicks().getAsLong(), p.scale()))
                .orElseGet(this::start));
    }

    /** When the first sample is decoded. */
    Time decodingStart() {
        return new Time(track.samples().dtsTicks(0), track.timescale());
    }

    /** When the last sample's time of decoding is over. */
    Time decodingEnd() {
        return new Time(track.samples().endDtsTicks(), track.timescale());
    }

    /** A tick of its timescale, in presentation ticks. */
    long tick() {
        return presentation(new Time(1, track.timescale()));
    }

    /** The longest sample, in presentation ticks. */
    long longestSample() {
        SampleTable samples = track.samples();
        long longest = 0;
        for (int i = 0; i < samples.count(); i++) {
            longest = Math.max(longest, samples.durationTicks(i));
        }
        return presentation(new Time(longest, track.timescale()));
    }

    static long presentation(Time time) {
        return time.scale().rescale(time.ticks(), Timescale.PRESENTATION, Rounding.NEAREST);
    }

    /** The first box at a path of the media segment. */
    Where box(String... path) {
        try {
            List<BoxNode> nodes = BoxTree.read(segment.media());
            long offset = 0;
            for (String type : path) {
                Optional<BoxNode> found =
                        nodes.stream().filter(n -> n.type().equals(type)).findFirst();
                offset = found.map(BoxNode::offsetBytes).orElse(offset);
                nodes = found.map(BoxNode::children).orElse(List.of());
            }
            return new Where.InBox(segment.address(), String.join("/", path), offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MediaFormatException e) {
            return new Where.Whole(segment.address());
        }
    }
}
