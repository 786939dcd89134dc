package dev.lockstep.cli.run;

import dev.lockstep.pipeline.HandlerClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The handlers in jars, read from their class files: nothing of them is loaded, so nothing of them runs.
///
/// A handler that extends the stage kit's own class says by its type parameters what it takes and gives; of any other
/// only its being there is known.
public final class JarHandlers implements HandlerClasses {
    private static final String KIT = "dev.lockstep.functions.";
    private static final String STAGE_HANDLER = KIT + "StageHandler";
    private static final Set<String> MAY_BE_MISSING =
            Set.of("Ljava/util/Optional;", "Ldev/lockstep/functions/json/Json;");
    private static final String KEY = "Ldev/lockstep/functions/json/Key;";
    private static final String CLASS = ".class";

    private final List<Path> jars;

    /// @param jars the first that has a class is where it is looked at
    public JarHandlers(List<Path> jars) {
        this.jars = List.copyOf(jars);
    }

    @Override
    public Set<String> names() {
        return jars.stream().flatMap(jar -> names(jar).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith("Handler" + CLASS))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<HandlerClass> find(String className) {
        return model(className)
                .map(model -> signature(model)
                        .map(signature -> handler(signature.typeArgs()))
                        .orElseGet(() -> new HandlerClass(Optional.empty(), true)));
    }

    private HandlerClass handler(List<Signature.TypeArg> arguments) {
        var input = record(arguments.getFirst())
                .map(components -> components.stream().map(JarHandlers::field).toList());
        var scored = record(arguments.getLast())
                .map(components -> components.stream()
                        .anyMatch(component -> name(component).equals("quality")))
                .orElse(true);
        return new HandlerClass(input, scored);
    }

    private static Optional<Signature.ClassTypeSig> signature(ClassModel model) {
        return model.findAttribute(Attributes.signature())
                .map(attribute -> attribute.asClassSignature())
                .map(ClassSignature::superclassSignature)
                .filter(parent ->
                        parent.typeArgs().size() == 2 && binaryName(parent).equals(STAGE_HANDLER));
    }

    private Optional<List<RecordComponentInfo>> record(Signature.TypeArg argument) {
        return argument instanceof Signature.TypeArg.Bounded bounded
                        && bounded.boundType() instanceof Signature.ClassTypeSig type
                ? model(binaryName(type))
                        .flatMap(model -> model.findAttribute(Attributes.record()))
                        .map(attribute -> attribute.components())
                : Optional.empty();
    }

    private static String binaryName(Signature.ClassTypeSig type) {
        var descriptor = type.classDesc().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    private static Field field(RecordComponentInfo component) {
        return new Field(
                name(component), !MAY_BE_MISSING.contains(component.descriptor().stringValue()));
    }

    /// The component's own name, or the one that the kit's annotation gives it.
    private static String name(RecordComponentInfo component) {
        return component.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .filter(annotation -> annotation.className().stringValue().equals(KEY))
                .flatMap(JarHandlers::text)
                .findFirst()
                .orElseGet(() -> component.name().stringValue());
    }

    private static Stream<String> text(Annotation annotation) {
        return annotation.elements().stream()
                .filter(element -> element.value() instanceof AnnotationValue.OfString)
                .map(element -> ((AnnotationValue.OfString) element.value()).stringValue());
    }

    private Optional<ClassModel> model(String className) {
        return jars.stream().flatMap(jar -> model(jar, className).stream()).findFirst();
    }

    private static Optional<ClassModel> model(Path jar, String className) {
        try (var file = new JarFile(jar.toFile())) {
            var entry = file.getEntry(className.replace('.', '/') + CLASS);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(
                            ClassFile.of().parse(file.getInputStream(entry).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
