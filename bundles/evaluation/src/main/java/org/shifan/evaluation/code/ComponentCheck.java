// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.text.Message;

import static org.shifan.evaluation.code.CodeMessages.M;

/**
 * What to say of a function or of facts that the author's test brings along and no component of the bundle registers: every case
 * comes out as it should in the build, and a server waits for them.
 */
public final class ComponentCheck {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String CHECK = "components";

    /** Of what begins so a server has services. */
    private static final String CONTRACT = "org.shifan.api.";

    private ComponentCheck() {}

    /** @param found what the bundle registers instead */
    public static Remark function(String name, Components found) {
        return remark(M.message("code.component.function", name, said(found, found.functions())));
    }

    /** @param found what the bundle registers instead */
    public static Remark provider(Class<?> type, Components found) {
        return remark(M.message("code.component.provider", type.getName(), said(found, found.providers())));
    }

    /**
     * Of one that breaks when it is asked which facts it has. The set is not refused for it: where it needs one of them, it is
     * said that nobody delivers it.
     */
    public static Remark silent(Class<?> type, Message why) {
        String path = type.getName().replace('.', '/') + ".class";
        Message message = M.message("code.component.silent", type.getName(), why);
        return new Remark(Remark.Level.RECOMMENDED, CHECK, new Problem(path, 0, 0, "", message));
    }

    /**
     * What a server waits for before it has a function that a component registers: known in no build, and only told.
     *
     * @param found what the bundle registers
     * @param beside what others register that are here; asked only where that matters
     */
    public static List<Remark> waiting(String function, Components found, Supplier<List<Components>> beside) {
        return waiting(function, found.ofFunction(function), found, beside);
    }

    /** The same of a fact provider. */
    public static List<Remark> waiting(Class<?> provider, Components found, Supplier<List<Components>> beside) {
        return waiting(provider.getName(), found.ofProvider(provider), found, beside);
    }

    private static List<Remark> waiting(
            String name, List<Component> components, Components found, Supplier<List<Components>> beside) {
        List<List<Message>> all = components.stream()
                .map(component -> waitsFor(
                        name,
                        component.needs(),
                        service -> service.startsWith(CONTRACT)
                                || found.registers(service)
                                || beside.get().stream().anyMatch(other -> other.registers(service))))
                .toList();
        // One that waits for nothing is enough.
        if (all.stream().anyMatch(List::isEmpty)) {
            return List.of();
        }
        return all.stream()
                .flatMap(List::stream)
                .distinct()
                .map(message -> new Remark(
                        Remark.Level.INFORMATION, "components.waits", new Problem(MANIFEST, 0, 0, "", message)))
                .toList();
    }

    private static List<Message> waitsFor(String name, Component.Needs needs, Predicate<String> there) {
        List<Message> out = new ArrayList<>();
        needs.configuration()
                .ifPresent(configuration -> out.add(M.message("code.component.configured", name, configuration)));
        needs.references().stream()
                .filter(there.negate())
                .sorted()
                .forEach(service -> out.add(M.message("code.component.reference", name, service)));
        return out;
    }

    private static Remark remark(Message message) {
        return new Remark(Remark.Level.REQUIRED, CHECK, new Problem(MANIFEST, 0, 0, "", message));
    }

    private static Message said(Components found, Collection<String> registered) {
        Message out = found.places().isEmpty()
                ? M.message("code.component.none")
                : M.message(
                        "code.component.found",
                        String.join(", ", found.places()),
                        registered.isEmpty() ? "-" : String.join(", ", registered));
        for (var each : found.unreadable().entrySet()) {
            out = M.message("code.component.unreadable", out, each.getKey(), each.getValue());
        }
        return out;
    }
}
