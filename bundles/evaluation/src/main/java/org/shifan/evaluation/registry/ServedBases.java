// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Lineage;
import org.shifan.evaluation.layer.Binding;

/**
 * The accepted sets of this moment as others extend them: their documents, and the functions of their bundles. While none of
 * an id is in force, those count that are on their way: what is made from them can be checked and tried, and is approved after them.
 */
final class ServedBases implements Bases {
    private final Supplier<Shelves> shelves;
    private final ScoringFunctionRegistry functions;

    ServedBases(Supplier<Shelves> shelves, ScoringFunctionRegistry functions) {
        this.shelves = shelves;
        this.functions = functions;
    }

    @Override
    public List<CriteriaDocument> of(String id) {
        return served(id).map(set -> set.plan().document()).toList();
    }

    @Override
    public Optional<CriteriaDocument> baselineFor(CriteriaDocument document) {
        Predicate<Accepted> fits = set -> Binding.isBaselineFor(set.plan().document(), document);
        return usable(fits).map(set -> set.plan().document()).findFirst();
    }

    /** What a set is made from and is not in force yet: it goes before. */
    Optional<Lineage.Base> notYetInForce(CriteriaDocument document) {
        return document.lineage().bases().stream()
                .filter(base -> {
                    Optional<Accepted> first = served(base.id()).findFirst();
                    return first.isPresent() && !first.get().active();
                })
                .findFirst();
    }

    /** The functions of a bundle and, for what its document took over, those of the bundles that wrote it. */
    Function<String, Optional<ScoringFunction>> functions(long bundle, CriteriaDocument document) {
        Function<String, Optional<ScoringFunction>> own = functions.of(bundle);
        List<Function<String, Optional<ScoringFunction>>> others = document.lineage().bases().stream()
                .map(Lineage.Base::id)
                .flatMap(this::served)
                .map(set -> functions.of(set.bundle()))
                .toList();
        return name -> own.apply(name)
                .or(() -> others.stream()
                        .flatMap(each -> each.apply(name).stream())
                        .findFirst());
    }

    /** The bundle of which a set calls the function: its own, or one that wrote what its document took over. */
    Optional<Long> bringsTo(Accepted set, String name) {
        // Of another version of its bundle it calls nothing.
        Stream<Long> own = shelves.get().of(set.bundle()).stream()
                .filter(shelf ->
                        shelf.bundle().version().toString().equals(set.content().bundleVersion()))
                .map(shelf -> shelf.bundle().id());
        Stream<Long> others = set.plan().document().lineage().bases().stream()
                .map(Lineage.Base::id)
                .flatMap(this::served)
                .map(Accepted::bundle);
        return Stream.concat(own, others)
                .filter(bundle -> functions.of(bundle).apply(name).isPresent())
                .findFirst();
    }

    private Stream<Accepted> served(String id) {
        return usable(set -> set.content().id().equals(id));
    }

    private Stream<Accepted> usable(Predicate<Accepted> which) {
        List<Accepted> serving = ordered(shelves.get().all().stream().flatMap(Shelf::serving), which);
        Stream<Accepted> coming = shelves.get().all().stream()
                .filter(shelf -> !shelf.retired())
                .flatMap(Shelf::accepted)
                .filter(set -> set.release().isOnItsWay());
        return (serving.isEmpty() ? ordered(coming, which) : serving).stream();
    }

    private static List<Accepted> ordered(Stream<Accepted> sets, Predicate<Accepted> which) {
        return sets.filter(which).sorted(Accepted.BY_PRECEDENCE).toList();
    }
}
