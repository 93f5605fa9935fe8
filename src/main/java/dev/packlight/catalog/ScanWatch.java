package dev.packlight.catalog;

/** Who looks on while a scan runs, from any thread. */
public interface ScanWatch {

    /** Nobody does. */
    ScanWatch NOBODY = new ScanWatch() {
        @Override
        public boolean isStopped() {
            return false;
        }

        @Override
        public void progress(long files, long total) {}

        @Override
        public void say(String sentence) {}
    };

    /** Whether the scan is to end early; asked between files. */
    boolean isStopped();

    /** So many files of those known by now are read, or need not be. */
    void progress(long files, long total);

    /** What was not looked into, or could not be. */
    void say(String sentence);
}
