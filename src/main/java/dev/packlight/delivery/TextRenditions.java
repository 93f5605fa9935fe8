package dev.packlight.delivery;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.Limits;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TextFile;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.subtitles.Cue;
import dev.packlight.subtitles.TextTrackReader;
import dev.packlight.subtitles.TimedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the subtitles of an asset, those in its files and those beside them. What cannot be read is left out in words.
 */
final class TextRenditions {

    private final List<TextRendition> found = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> labels = new HashSet<>();
    private final List<String> notes;
    private int cueCount;

    private TextRenditions(List<String> notes) {
        this.notes = notes;
    }

    static List<TextRendition> of(Asset asset, Sources sources, long originTicks, List<String> notes) {
        TextRenditions texts = new TextRenditions(notes);
        for (MediaFile file : asset.files().stream().distinct().toList()) {
            for (Track track : file.tracks(TrackKind.TEXT)) {
                if (track.samples().count() == 0 && !track.obstacle().isEmpty()) {
                    notes.add("Text track " + track.id() + " of " + file.fileName() + " " + track.obstacle() + ".");
                }
                if (track.samples().count() > 0) {
                    texts.track(asset, file, track, sources.of(file), originTicks);
                }
            }
        }
        asset.texts().forEach(texts::file);
        return List.copyOf(texts.found);
    }

    private void track(Asset asset, MediaFile file, Track track, ByteSource source, long originTicks) {
        String where = "Text track " + track.id() + " of " + file.fileName();
        if (!TextTrackReader.reads(track)) {
            notes.add(where + " is coded as '" + track.description().fourcc() + "', which is not delivered.");
            return;
        }
        if (cueCount > Limits.ALL_CUES) {
            notes.add(where + " is left out: the asset has more than " + Limits.ALL_CUES + " cues.");
            return;
        }
        try {
            List<Cue> cues = TextTrackReader.read(track, source);
            AssetTrack chosen = asset.tracks().stream()
                    .filter(t -> t.track() == track)
                    .findFirst()
                    .orElse(AssetTrack.of(file, track));
            add(
                    chosen.name(),
                    chosen.language(),
                    chosen.title(),
                    false,
                    false,
                    "",
                    cues.stream().map(c -> c.moved(-originTicks)).toList());
        } catch (IOException | MediaFormatException e) {
            notes.add(where + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private void file(TextFile file) {
        if (!file.obstacle().isEmpty()) {
            notes.add("The subtitles " + file.fileName() + " are left out: the file " + file.obstacle() + ".");
            return;
        }
        try {
            TimedText text = TimedText.read(file.fileName(), file.content());
            String language = !file.language().isEmpty() ? file.language() : text.language();
            add("", language, file.title(), file.isDefault(), file.forced(), file.characteristics(), text.cues());
        } catch (MediaFormatException e) {
            notes.add("The subtitles " + file.fileName() + " are left out: " + e.getMessage() + ".");
        }
    }

    private void add(
            String wanted,
            String language,
            String title,
            boolean isDefault,
            boolean forced,
            String characteristics,
            List<Cue> cues) {
        if (cues.isEmpty()) {
            return;
        }
        cueCount += cues.size();
        if (cueCount > Limits.ALL_CUES || found.size() >= Limits.TRACKS) {
            notes.add("Subtitles are left out: the asset has more than " + Limits.ALL_CUES + " cues in " + Limits.TRACKS
                    + " tracks.");
            return;
        }
        String code = LanguageTag.known(language);
        String base = (wanted.isEmpty() ? "subt_" + code : wanted).replaceAll("[^A-Za-z0-9_.~-]", "_");
        String name = base;
        for (int n = 2; !names.add(name); n++) {
            name = base + "_" + n;
        }
        long seconds = Math.max(1, cues.getLast().endTicks() / Timescale.PRESENTATION.ticksPerSecond());
        long bits = cues.stream().mapToLong(c -> c.text().length() * 8L).sum();
        String words = title.isEmpty()
                ? code.equals("und") ? "Subtitles" : Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH)
                : title;
        words = words.isEmpty() ? code : words;
        String label = words;
        for (int n = 2; !labels.add(label); n++) {
            label = words + " (" + n + ")";
        }
        found.add(new TextRendition(
                name, Math.max(1, bits / seconds), code, label, isDefault, forced, characteristics, cues));
    }
}
