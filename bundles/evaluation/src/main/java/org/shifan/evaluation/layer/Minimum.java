// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.criteria.Problem;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Descent;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Lineage;
import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.document.Veto;

/** Holds a set to the national minimum, in whichever way it stands on it. */
public final class Minimum {
    private Minimum() {}

    /**
     * What of the minimum the set drops, loosens or changes in a way that cannot be compared.
     *
     * @param read a sound document as it was read
     * @param bases the sets that are here
     */
    public static List<Problem> check(ReadResult read, Bases bases) {
        CriteriaDocument set = read.document().orElseThrow();
        List<Problem> out = new ArrayList<>();
        read.base().ifPresent(base -> out.addAll(Tightening.check(base, set, read::place)));
        stoodOn(set, bases).ifPresent(baseline -> out.addAll(Standing.check(baseline, set, read::place)));
        return out;
    }

    /**
     * The baseline whose terms a set binds on a sheet of its own, or of the set that it extends. Where items of the baseline are in it
     * they are compared one by one.
     */
    private static Optional<CriteriaDocument> stoodOn(CriteriaDocument set, Bases bases) {
        return set.lineage().bases().stream()
                .filter(Lineage.Base::baseline)
                .filter(named -> writtenBy(set).noneMatch(named.id()::equals))
                .flatMap(named -> bases.of(named.id()).stream()
                        .filter(each -> each.digest().equals(named.digest())))
                .findFirst();
    }

    private static Stream<String> writtenBy(CriteriaDocument document) {
        return Stream.of(
                        document.items().map(Item::descent),
                        document.vetoes().stream().map(Veto::descent),
                        document.parts().stream().map(Part::descent))
                .flatMap(each -> each)
                .flatMap(descent -> descent.map(Descent::set).stream());
    }
}
