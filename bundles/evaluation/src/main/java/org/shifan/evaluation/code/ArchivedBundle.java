// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.conformance.CodeScan;

import static org.shifan.evaluation.code.CodeMessages.M;

/**
 * A bundle of the archive, loaded apart: it is installed nowhere, registers nothing, and sees the contract and the JDK
 * only. Its scoring functions are found where Declarative Services would find them.
 */
public final class ArchivedBundle {
    private final Map<String, byte[]> classes;
    private final ApartLoader loader;
    private final Map<String, Component> functions = new LinkedHashMap<>();
    /** Where its classes end the virtual machine or begin another program. */
    private final List<String> leaving;

    private ArchivedBundle(Map<String, byte[]> classes) {
        this.classes = classes;
        this.loader = new ApartLoader(classes);
        this.leaving = new TreeMap<>(classes)
                .entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(".class"))
                        .flatMap(entry -> CodeScan.leaving(entry.getValue()))
                        .toList();
    }

    /**
     * @param jar the bundle
     * @throws ShifanException {@code code.unreadable} or {@code code.large}
     */
    public static ArchivedBundle open(byte[] jar) {
        try {
            Unpacking unpacking = new Unpacking();
            Map<String, byte[]> entries = unpacking.entries(new ByteArrayInputStream(jar));
            ArchivedBundle out = new ArchivedBundle(onClassPath(entries, Headers.of(entries), unpacking));
            Components components = Components.of(entries);
            components.unreadable().forEach((path, said) -> {
                throw new ShifanException(M.message("code.unreadable", path + ": " + said));
            });
            components
                    .all()
                    .forEach(component -> component.function().ifPresent(name -> out.functions.put(name, component)));
            return out;
        } catch (IOException | UncheckedIOException e) {
            throw new ShifanException(M.message("code.unreadable", String.valueOf(e.getMessage())), e);
        }
    }

    /** What the bundle's class path names: itself, folders and jars inside it. */
    private static Map<String, byte[]> onClassPath(Map<String, byte[]> entries, Attributes headers, Unpacking unpacking)
            throws IOException {
        Map<String, byte[]> out = new HashMap<>();
        for (String place : Headers.classPath(headers)) {
            if (place.equals(Headers.ITSELF)) {
                entries.forEach(out::putIfAbsent);
            } else if (entries.containsKey(place)) {
                unpacking.entries(new ByteArrayInputStream(entries.get(place))).forEach(out::putIfAbsent);
            } else {
                String folder = place.endsWith("/") ? place : place + "/";
                entries.forEach((name, content) -> {
                    if (name.startsWith(folder)) {
                        out.putIfAbsent(name.substring(folder.length()), content);
                    }
                });
            }
        }
        return out;
    }

    /**
     * Makes the scoring function of that name anew; empty when the bundle has none.
     *
     * @throws ShifanException {@code code.function.leaving} when its bundle would end the server or begin another program,
     *     {@code code.function.bound} when it is more than a function of its input, {@code
     *     code.function.failed} when it cannot be loaded from what is in the bundle
     */
    public Optional<ScoringFunction> function(String name) {
        Component component = functions.get(name);
        if (component == null) {
            return Optional.empty();
        }
        leaving.stream().findFirst().ifPresent(where -> {
            throw new ShifanException(M.message("code.function.leaving", name, where));
        });
        if (component.bound() || Activation.isIn(component.type(), classes)) {
            throw new ShifanException(M.message("code.function.bound", name, component.type()));
        }
        try {
            return Optional.of((ScoringFunction)
                    loader.loadClass(component.type()).getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ShifanException(
                    M.message("code.function.failed", name, component.type(), String.valueOf(cause)), e);
        }
    }
}
