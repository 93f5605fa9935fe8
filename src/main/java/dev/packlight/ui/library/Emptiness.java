package dev.packlight.ui.library;

import java.util.List;

/** Why no asset is shown, and what can be done about it. */
public enum Emptiness {
    NO_FOLDERS(
            "Drop folders or files here",
            "Packlight finds adaptive-bitrate sets by itself: pick one, see whether it is good, switch the stream on,"
                    + " watch it.",
            List.of(Way.ADD_FOLDER, Way.OPEN_SAMPLES)),
    SCANNING("Looking for media…", "Assets appear here as they are found.", List.of()),
    NOTHING_FOUND(
            "No media here",
            "There are no MP4, M4A, ISMV or ISMA files and no server manifests below these folders."
                    + " What is added to them appears by itself.",
            List.of(Way.ADD_FOLDER, Way.SCAN_AGAIN)),
    ALL_HIDDEN(
            "Nothing matches",
            "The search, the folder or a filter leaves none of the assets.",
            List.of(Way.CLEAR_FILTERS));

    private final String title;
    private final String words;
    private final List<Way> ways;

    Emptiness(String title, String words, List<Way> ways) {
        this.title = title;
        this.words = words;
        this.ways = ways;
    }

    public String title() {
        return title;
    }

    public String words() {
        return words;
    }

    /** The first is the one to propose. */
    public List<Way> ways() {
        return ways;
    }

    /** A way out. */
    public enum Way {
        ADD_FOLDER("Add folder…"),
        OPEN_SAMPLES("Open sample assets"),
        SCAN_AGAIN("Scan again"),
        CLEAR_FILTERS("Show all assets");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
