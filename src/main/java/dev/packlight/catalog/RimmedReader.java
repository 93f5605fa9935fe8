package dev.packlight.catalog;

import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Rulebook;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Reads sets for a scan: whatever happens to one set becomes its sentence and touches no other.
 *
 * <p>A set whose files are what they were is recalled instead. One that runs out of memory is read once more with
 * nothing else beside it, because the memory may have been taken by another.
 */
final class RimmedReader {

    private final SetReader reader;
    private final Rulebook rules;
    private final Fingerprint fingerprint;
    private final ScanMemory memory;
    private final ReadWriteLock sharing = new ReentrantReadWriteLock();

    RimmedReader(SetReader reader, Rulebook rules, Fingerprint fingerprint, ScanMemory memory) {
        this.reader = reader;
        this.rules = rules;
        this.fingerprint = fingerprint;
        this.memory = memory;
    }

    Learned learn(SourceSet set) {
        try {
            String state = fingerprint.of(set);
            return memory.recall(set, state).orElseGet(() -> read(set, state));
        } catch (IOException | RuntimeException e) {
            return Learned.problem(Failures.told(set.key(), e));
        }
    }

    private Learned read(SourceSet set, String state) {
        try {
            Learned learned = readOnce(set);
            memory.learn(set, state, learned);
            return learned;
        } catch (MediaFormatException | RuntimeException | StackOverflowError e) {
            Learned learned = Learned.problem(Failures.told(set.key(), e));
            memory.learn(set, state, learned);
            return learned;
        } catch (IOException | Error e) {
            return Learned.problem(Failures.told(set.key(), e));
        }
    }

    private Learned learned(SourceSet set) throws MediaFormatException, IOException {
        return Learned.of(set, AssetReport.of(reader.read(set).asset(), rules, Cancel.NEVER));
    }

    private Learned readOnce(SourceSet set) throws MediaFormatException, IOException {
        sharing.readLock().lock();
        try {
            return learned(set);
        } catch (OutOfMemoryError e) {
            // read alone below, when the shared lock is given back
        } finally {
            sharing.readLock().unlock();
        }
        sharing.writeLock().lock();
        try {
            return learned(set);
        } finally {
            sharing.writeLock().unlock();
        }
    }
}
