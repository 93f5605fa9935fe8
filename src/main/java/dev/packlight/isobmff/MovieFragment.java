package dev.packlight.isobmff;

/**
 * A movie fragment of one track in one run, and the header of the media behind it (ISO/IEC 14496-12 §8.8): its length
 * is known before it is written.
 *
 * @param sequence number of the fragment, counted from 1
 * @param mediaBytes of the samples
 * @param encryption how the samples are encrypted; nothing where they are in the clear
 */
record MovieFragment(
        int sequence,
        FragmentHeader header,
        FragmentTime time,
        TrackRun run,
        long mediaBytes,
        SampleEncryption encryption) {

    private static final int MFHD_BYTES = BoxHeader.FULL_BYTES + 4;
    private static final int SEGMENT_TYPE_BYTES = BoxHeader.BYTES + 16;

    /** What stands before the samples. */
    int bytes() {
        int traf = BoxHeader.BYTES + header.bytes() + time.bytes() + run.bytes() + encryption.bytes();
        return BoxHeader.BYTES + MFHD_BYTES + traf + BoxHeader.bytes(mediaBytes);
    }

    /** The same behind a segment type. */
    int segmentBytes() {
        return SEGMENT_TYPE_BYTES + bytes();
    }

    /** Writes what stands before the samples. */
    void write(BoxWriter boxes, TrackRun.Samples samples) {
        int start = boxes.out().length();
        boxes.box("moof", () -> {
            boxes.fullBox("mfhd", 0, 0, () -> boxes.out().u32(sequence));
            boxes.box("traf", () -> {
                header.write(boxes);
                if (time instanceof FragmentTime.Decode) {
                    time.write(boxes);
                }
                run.write(boxes, bytes(), samples);
                if (time instanceof FragmentTime.Smooth) {
                    time.write(boxes);
                }
                encryption.write(boxes, start);
            });
        });
        boxes.header("mdat", mediaBytes);
    }

    /** Writes the same behind a segment type (§8.16.2; ISO/IEC 23000-19 §7.3.2). */
    void writeSegment(BoxWriter boxes, TrackRun.Samples samples) {
        boxes.box("styp", () -> boxes.out().text("msdh").u32(0).text("msdh").text("msix"));
        write(boxes, samples);
    }
}
