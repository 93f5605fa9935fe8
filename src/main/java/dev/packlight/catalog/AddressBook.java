package dev.packlight.catalog;

import dev.packlight.delivery.DeliveryPolicy;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where assets are served, remembered as long as neither their files nor the policy change. */
final class AddressBook {

    /** What may be over at the next start. */
    private static final Set<Reason> PASSING =
            Set.of(Reason.STORAGE_FAILURE, Reason.STORAGE_RESOURCE_NOT_FOUND, Reason.RESOURCE_NOT_FOUND);

    private final ScanMemory memory;
    private final Publishing publishing;

    /** Gives the asset behind a locator, its files read. */
    @FunctionalInterface
    interface Publishing {
        Publication find(UUID locator) throws UnservableException;
    }

    AddressBook(ScanMemory memory, Publishing publishing) {
        this.memory = memory;
        this.publishing = publishing;
    }

    Addresses of(LibraryAsset asset, List<PackagingFormat> formats, DeliveryPolicy policy) {
        if (asset.problem().isPresent()) {
            return Addresses.problem(asset.problem().get());
        }
        String question =
                policy + " " + formats.stream().map(PackagingFormat::id).toList();
        return memory.last(asset.set())
                .flatMap(
                        known -> Optional.ofNullable(known.learned().addresses().get(question)))
                .orElseGet(() -> workOut(asset, formats, question));
    }

    private Addresses workOut(LibraryAsset asset, List<PackagingFormat> formats, String question) {
        try {
            Addresses fresh = Addresses.of(publishing.find(asset.locator()).presentation(), formats);
            remember(asset, question, fresh);
            return fresh;
        } catch (UnservableException e) {
            Addresses problem = Addresses.problem(String.valueOf(e.getMessage()));
            if (!PASSING.contains(e.reason())) {
                remember(asset, question, problem);
            }
            return problem;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Addresses.problem(Failures.told(asset.key(), e));
        }
    }

    private void remember(LibraryAsset asset, String question, Addresses answer) {
        memory.last(asset.set())
                .ifPresent(known -> memory.learn(
                        asset.set(), known.fingerprint(), known.learned().with(question, answer)));
    }
}
