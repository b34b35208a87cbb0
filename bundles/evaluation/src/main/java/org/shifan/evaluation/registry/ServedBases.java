// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Lineage;

/** The accepted sets of this moment as others extend them: their documents, and the functions of their bundles. */
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

    /** AQSIQ's baseline of that kind of subject and level, if one is here. */
    Optional<CriteriaDocument> baseline(CriteriaDocument document) {
        return shelves.get().all().stream()
                .flatMap(Shelf::serving)
                .sorted(Accepted.BY_PRECEDENCE)
                .map(set -> set.plan().document())
                .filter(each -> each.lineage().baseline()
                        && each.authority().equals(BureauCode.AQSIQ)
                        && each.subject() == document.subject()
                        && each.level().equals(document.level()))
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

    private Stream<Accepted> served(String id) {
        return shelves.get().all().stream()
                .flatMap(Shelf::serving)
                .filter(set -> set.content().id().equals(id))
                .sorted(Accepted.BY_PRECEDENCE);
    }
}
