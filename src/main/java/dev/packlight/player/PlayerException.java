package dev.packlight.player;

/** Playback cannot go on; the message is one sentence for people. */
public class PlayerException extends Exception {

    private static final long serialVersionUID = 1L;

    public PlayerException(String sentence) {
        super(sentence);
    }

    public PlayerException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Words for what should not have happened; the log has the rest. */
    public static PlayerException of(Throwable bug) {
        return new Internal(
                switch (bug) {
                    case OutOfMemoryError _ -> "The stream asks for more memory than the player has.";
                    case StackOverflowError _ -> "The stream is nested deeper than the player follows.";
                    case LinkageError _ -> "The FFmpeg libraries cannot be used on this machine.";
                    default -> "The player failed from within; the log says where.";
                },
                bug);
    }

    /** Nobody foresaw this; its cause belongs into the log. */
    public static final class Internal extends PlayerException {

        private static final long serialVersionUID = 1L;

        Internal(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** The network failed, not the stream; trying again may help. */
    public static final class Passing extends PlayerException {

        private static final long serialVersionUID = 1L;

        public Passing(String sentence) {
            super(sentence);
        }

        public Passing(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
