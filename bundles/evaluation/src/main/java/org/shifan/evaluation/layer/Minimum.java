// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.time.LocalDate;
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
import org.shifan.evaluation.document.Place;
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
        read.base()
                .ifPresent(base -> out.addAll(Tightening.check(base, set, read::place, id -> isNational(id, bases))));
        stoodOn(set, bases).ifPresent(baseline -> out.addAll(Standing.check(baseline, set, read::place)));
        return out;
    }

    private static boolean isNational(String id, Bases bases) {
        return bases.of(id).stream().anyMatch(Tightening::isMinimum);
    }

    /**
     * The baselines, and sets of AQSIQ, of a day that a set was made from, as they are here now. One that is not here asks nothing.
     *
     * @param set in effect, whatever has become of what it was made from
     */
    public static List<CriteriaDocument> asking(CriteriaDocument set, Bases bases, LocalDate day) {
        return set.lineage().bases().stream()
                .flatMap(named -> bases.of(named.id()).stream()
                        .filter(base -> base.inForce().contains(day))
                        .limit(1))
                .filter(Tightening::isMinimum)
                .filter(base -> base.inForce().overlaps(set.inForce()))
                .toList();
    }

    /** What a set lacks, as it was accepted, of what these ask: one of them may have been raised since. */
    public static List<Problem> lacking(CriteriaDocument set, List<CriteriaDocument> asking) {
        List<Problem> out = new ArrayList<>();
        for (CriteriaDocument base : asking) {
            if (writtenBy(set).noneMatch(base.id()::equals)) {
                out.addAll(Standing.check(base, set, key -> Place.WHOLE));
            } else if (isNews(base, set)) {
                out.addAll(Tightening.check(
                        base,
                        set,
                        key -> Place.WHOLE,
                        id -> asking.stream().anyMatch(each -> each.id().equals(id))));
            }
        }
        return out;
    }

    /** Over further layers it was proved from one to the next; there the same content asks nothing new. */
    private static boolean isNews(CriteriaDocument base, CriteriaDocument set) {
        List<Lineage.Base> madeFrom = set.lineage().bases();
        return madeFrom.get(0).id().equals(base.id())
                || madeFrom.stream().noneMatch(named -> named.digest().equals(base.digest()));
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
