package dev.packlight.player;

/** Playback cannot go on; the message is one sentence for people. */
final class PlayerException extends Exception {

    private static final long serialVersionUID = 1L;

    PlayerException(String sentence) {
        super(sentence);
    }

    PlayerException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
