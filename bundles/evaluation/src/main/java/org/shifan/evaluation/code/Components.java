// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.stream.XMLStreamException;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;

/**
 * What Declarative Services register of a bundle, as the descriptions tell that its manifest names. Nothing is loaded: who asks
 * may not trust the bundle yet, or have it in no container.
 */
public final class Components {
    private static final String HEADER = "Service-Component";

    private final List<String> places;
    private final List<Component> all = new ArrayList<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Set<String> paths;

    private Components(List<String> places, Collection<String> paths) {
        this.places = List.copyOf(places);
        this.paths = Set.copyOf(paths);
    }

    /**
     * Those of a bundle whose files are all at hand.
     *
     * @param files by path
     * @throws IOException when the manifest cannot be read
     */
    public static Components of(Map<String, byte[]> files) throws IOException {
        return of(files, BundleClasses.Found.NOTHING);
    }

    /**
     * The same where its classes are known, those in jars inside of it too.
     *
     * @param files by path
     * @throws IOException when the manifest cannot be read
     */
    public static Components of(Map<String, byte[]> files, BundleClasses.Found classes) throws IOException {
        Set<String> paths = new HashSet<>(files.keySet());
        paths.addAll(classes.classes().keySet());
        return of(Headers.of(files), paths, path -> Optional.ofNullable(files.get(path)));
    }

    /**
     * Those of a bundle with these headers.
     *
     * @param paths of all files in it, and of classes in jars inside of it
     * @param files what stands at a path; nothing where it cannot be read
     */
    public static Components of(
            Attributes headers, Collection<String> paths, Function<String, Optional<byte[]>> files) {
        Components out = new Components(Headers.values(headers, HEADER), paths);
        Function<String, Optional<byte[]>> entries = place -> out.matching(place).stream()
                .flatMap(path -> files.apply(path).stream())
                .findFirst();
        out.places.stream()
                .flatMap(place -> out.matching(place).stream())
                .forEach(path -> files.apply(path).ifPresent(description -> out.read(path, description, entries)));
        return out;
    }

    /** A place may leave open the name of a file, and begins at the root with or without a slash. */
    private List<String> matching(String place) {
        String path = place.startsWith("/") ? place.substring(1) : place;
        if (!path.contains("*")) {
            return paths.contains(path) ? List.of(path) : List.of();
        }
        Pattern matching = Pattern.compile(Pattern.quote(path).replace("*", "\\E[^/]*\\Q"));
        return paths.stream()
                .filter(name -> matching.matcher(name).matches())
                .sorted()
                .toList();
    }

    private void read(String path, byte[] description, Function<String, Optional<byte[]>> files) {
        try {
            all.addAll(Component.read(description, files));
        } catch (XMLStreamException e) {
            // As a container does it: of such a description nothing is registered, of the others everything.
            unreadable.put(path, String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /** The names of the scoring functions that are registered. */
    public Set<String> functions() {
        return all.stream()
                .filter(component -> component.registers(ScoringFunction.class))
                .flatMap(component -> component.function().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether a provider of facts of this class is registered. A class that the bundle does not hold is one of the author's test: of
     * that the class counts that it extends.
     */
    public boolean providesFacts(Class<?> type) {
        return !ofProvider(type).isEmpty();
    }

    /** The components that register a provider of this class, or of one that it extends as a class of the author's test. */
    List<Component> ofProvider(Class<?> type) {
        Set<String> names = new HashSet<>();
        Class<?> each = type;
        names.add(each.getName());
        while (!holds(each) && each.getSuperclass() != null) {
            each = each.getSuperclass();
            names.add(each.getName());
        }
        return all.stream()
                .filter(component -> component.registers(FactProvider.class) && names.contains(component.type()))
                .toList();
    }

    /** Wherever it lies: in a folder of the class path, or in a jar. */
    private boolean holds(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        return paths.stream()
                .anyMatch(each ->
                        each.equals(path) || each.endsWith("/" + path) || each.endsWith(BundleClasses.IN_JAR + path));
    }

    /** The components that register a function of this name. */
    List<Component> ofFunction(String name) {
        return all.stream()
                .filter(component -> component.registers(ScoringFunction.class)
                        && component.function().filter(name::equals).isPresent())
                .toList();
    }

    /** Whether one of the components is registered as such a service. */
    boolean registers(String service) {
        return all.stream().anyMatch(component -> component.registers(service));
    }

    /** The classes of the fact providers that are registered. */
    Set<String> providers() {
        return all.stream()
                .filter(component -> component.registers(FactProvider.class))
                .map(Component::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that is described, registered or not. */
    List<Component> all() {
        return List.copyOf(all);
    }

    /** What the header of the manifest says. */
    List<String> places() {
        return places;
    }

    /** Descriptions that are no XML, by path, and why. */
    Map<String, String> unreadable() {
        return unreadable;
    }
}
