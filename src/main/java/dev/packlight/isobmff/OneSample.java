package dev.packlight.isobmff;

/** The sample of a fragment that has one: a document, shown when it is decoded. */
record OneSample(long durationTicks, long sizeBytes) implements TrackRun.Samples {

    @Override
    public long durationTicks(int i) {
        return durationTicks;
    }

    @Override
    public long sizeBytes(int i) {
        return sizeBytes;
    }

    @Override
    public boolean isSync(int i) {
        return true;
    }

    @Override
    public long offsetTicks(int i) {
        return 0;
    }
}
