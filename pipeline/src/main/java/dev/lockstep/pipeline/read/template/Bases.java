package dev.lockstep.pipeline.read.template;

import java.util.List;
import java.util.Optional;

/// The texts that pipelines can extend, by name: `etl` is `etl.base.yaml`.
public interface Bases {

    /// What files of bases end with.
    String SOURCE = ".base.yaml";

    /// None, where a source stands alone.
    Bases NONE = new Bases() {
        @Override
        public Optional<byte[]> find(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    };

    Optional<byte[]> find(String name);

    /// Those there are, to guess what was meant.
    List<String> names();
}
