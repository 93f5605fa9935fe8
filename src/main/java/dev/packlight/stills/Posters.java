package dev.packlight.stills;

import dev.packlight.catalog.FileSource;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TrackKind;
import dev.packlight.player.decode.FrameGrabber;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** One picture per asset, decoded once and kept on disk until a file changes. */
public final class Posters {

    private static final int WIDTH = 480;

    private final Reader reader;
    private final Path folder;
    /** Pictures that could not be made of files as they are. */
    private final Set<Path> without = ConcurrentHashMap.newKeySet();

    /** Opens the files of an asset. */
    @FunctionalInterface
    public interface Reader {

        OpenAsset read(LibraryAsset asset) throws MediaFormatException, IOException;
    }

    public Posters(Reader reader, Path dataDirectory) {
        this.reader = reader;
        this.folder = dataDirectory.resolve("thumbnails");
    }

    /** The PNG of {@code asset}; empty where it has no picture. Reads and decodes. */
    public Optional<Path> of(LibraryAsset asset) throws IOException {
        Files.createDirectories(folder);
        Path file = file(asset);
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        try {
            Optional<Path> made = without.contains(file) ? Optional.empty() : make(asset, file);
            if (made.isEmpty()) {
                without.add(file);
            }
            return made;
        } catch (MediaFormatException e) {
            without.add(file);
            return Optional.empty();
        }
    }

    /** The PNG of {@code asset} where it was made before. */
    public Optional<Path> known(LibraryAsset asset) throws IOException {
        return Optional.of(file(asset)).filter(Files::exists);
    }

    /** Whether it is worth trying to make one. */
    public boolean mayHave(LibraryAsset asset) throws IOException {
        return asset.summary().isPresent() && !without.contains(file(asset));
    }

    private Path file(LibraryAsset asset) throws IOException {
        Path key = asset.set().files().isEmpty()
                ? asset.key()
                : asset.set().files().getFirst();
        return folder.resolve(Integer.toHexString(asset.key().hashCode()) + "-"
                + Integer.toHexString(FileSource.Stamp.of(key).hashCode()) + ".png");
    }

    private Optional<Path> make(LibraryAsset asset, Path file) throws IOException, MediaFormatException {
        OpenAsset open = reader.read(asset);
        List<AssetTrack> video = open.asset().tracks(TrackKind.VIDEO);
        if (video.isEmpty()) {
            return Optional.empty();
        }
        AssetTrack middle = video.get(video.size() / 2);
        Optional<FrameGrabber.Still> still =
                FrameGrabber.grab(Objects.requireNonNull(open.sources().get(middle.file())), WIDTH);
        if (still.isPresent()) {
            write(still.get(), file);
        }
        return still.map(s -> file);
    }

    private void write(FrameGrabber.Still still, Path file) throws IOException {
        BufferedImage image = new BufferedImage(still.widthPixels(), still.heightPixels(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[still.widthPixels() * still.heightPixels()];
        still.bgra().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(pixels);
        image.setRGB(0, 0, still.widthPixels(), still.heightPixels(), pixels, 0, still.widthPixels());
        Path temporary = Files.createTempFile(folder, "thumb", ".part");
        ImageIO.write(image, "png", temporary.toFile());
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
