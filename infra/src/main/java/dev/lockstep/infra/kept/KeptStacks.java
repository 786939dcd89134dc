package dev.lockstep.infra.kept;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The folder of a project in which drawn stacks are kept, the last edition of each: `.lockstep/synth`.
public final class KeptStacks {

    private static final String MANIFEST = "manifest.json";

    private final Path folder;

    private KeptStacks(Path folder) {
        this.folder = folder;
    }

    public static KeptStacks of(Path root) {
        return new KeptStacks(root.resolve(".lockstep").resolve("synth"));
    }

    /// A stack that was drawn from the same; nothing where there is none, and where it cannot be read as it was
    /// written: it is drawn again then.
    public Optional<KeptStack> find(String name, String key) {
        try (var file = Files.newInputStream(file(name))) {
            return Optional.of(KeptStack.unzipped(file))
                    .filter(kept -> kept.key().equals(key));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Keeps a stack that was drawn just now into a folder.
    ///
    /// @param stacks the names of all that are there
    public void keep(Path drawn, String name, String key, List<String> stacks) throws IOException {
        var stack = KeptStack.from(drawn, name, key, stacks);
        if (stack.isPresent()) {
            Files.createDirectories(folder);
            var half = Files.createTempFile(folder, name, ".half");
            Files.write(half, stack.get().zipped());
            // whoever reads at this moment reads one edition or the other
            Files.move(half, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".zip");
    }

    /// Puts kept stacks into a folder, beside those that were drawn there, and makes one manifest of all.
    ///
    /// @param stacks the names of all, in the order in which CDK would draw them
    /// @param drawn whether CDK has written into the folder just now
    /// @param jars what functions are made of
    /// @return false when they do not go together: nothing is said of them in the manifest then
    public static boolean write(
            Path folder, Collection<KeptStack> kept, List<String> stacks, boolean drawn, List<Path> jars)
            throws IOException {
        Files.createDirectories(folder);
        var manifests = new ArrayList<Manifest>();
        if (drawn) {
            manifests.add(Manifest.of(Files.readString(folder.resolve(MANIFEST))));
        }
        kept.forEach(stack -> manifests.add(Manifest.of(stack.manifest())));
        var together = Manifest.together(manifests, stacks);
        if (together.isEmpty()) {
            return false;
        }
        var built = jars.stream().collect(Collectors.toMap(FileDigest::of, jar -> jar, (one, _) -> one, HashMap::new));
        if (!kept.stream()
                .allMatch(stack -> built.keySet().containsAll(stack.jars().values()))) {
            return false;
        }
        for (var stack : kept) {
            stack.write(folder, built);
        }
        Files.write(folder.resolve(MANIFEST), together.get().text().getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
