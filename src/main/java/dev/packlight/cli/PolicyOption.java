package dev.packlight.cli;

import dev.packlight.delivery.StreamingPolicy;
import java.util.AbstractList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A streaming policy by its name. */
final class PolicyOption implements ITypeConverter<StreamingPolicy> {

    /** What the option may be. */
    static final class Names extends AbstractList<String> {
        private final List<String> names =
                StreamingPolicy.predefined().stream().map(StreamingPolicy::name).toList();

        @Override
        public String get(int index) {
            return names.get(index);
        }

        @Override
        public int size() {
            return names.size();
        }
    }

    @Override
    public StreamingPolicy convert(String name) {
        return StreamingPolicy.predefined(name)
                .orElseThrow(() -> new TypeConversionException("There is no streaming policy '" + name + "'. There are "
                        + String.join(", ", new Names()) + "."));
    }
}
