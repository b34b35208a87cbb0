// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.shifan.api.criteria.Remark;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.ContentArchive;
import org.shifan.evaluation.code.ArchiveCheck;
import org.shifan.evaluation.document.Lineage;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plugin.PlugIns;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Archives the bundles and definitions that a plan stands on: what it decides can be replayed when they are gone. */
final class BundleKeeper {
    private final ContentArchive contents;
    private final Supplier<Shelves> shelves;

    BundleKeeper(ContentArchive contents, Supplier<Shelves> shelves) {
        this.contents = contents;
        this.shelves = shelves;
    }

    /** Archives the definitions of the facts, the bundle, and those of the sets from which the plan took over scoring functions. */
    Plan keep(long bundle, Plan plan) {
        contents.keep(ContentArchive.Kind.CATALOGUE, plan.catalogue().getBytes(StandardCharsets.UTF_8));
        TreeSet<Long> others = new TreeSet<>();
        if (!plan.functions().isEmpty()) {
            plan.document().lineage().bases().stream()
                    .map(Lineage.Base::id)
                    .flatMap(this::broughtBy)
                    .filter(other -> other != bundle)
                    .forEach(others::add);
        }
        List<String> digests = new ArrayList<>();
        Stream.concat(Stream.of(bundle), others.stream())
                .flatMap(id -> shelves.get().of(id).stream())
                .flatMap(shelf -> bytes(shelf.source()).stream())
                .forEach(bytes -> digests.add(contents.keep(ContentArchive.Kind.BUNDLE, bytes)));
        return plan.archivedWith(digests);
    }

    private Stream<Long> broughtBy(String set) {
        return shelves.get().all().stream()
                .flatMap(Shelf::serving)
                .filter(served -> served.content().id().equals(set))
                .map(Accepted::bundle);
    }

    private static Optional<byte[]> bytes(DocumentSource source) {
        try {
            return source.archive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the bundle could not be archived, or its functions not be replayed from the archive. */
    static List<Remark> remarks(DocumentSource source, Plan plan, PlugIns plugIns) {
        try {
            return source.archive()
                    .map(jar -> ArchiveCheck.remarks(source.file(), jar, plan, plugIns))
                    .orElse(List.of());
        } catch (ShifanException e) {
            return List.of(ArchiveCheck.remark(source.file(), e.message()));
        } catch (IOException e) {
            return List.of(ArchiveCheck.remark(
                    source.file(), M.message("criteria.bundle.unreadable", String.valueOf(e.getMessage()))));
        }
    }
}
