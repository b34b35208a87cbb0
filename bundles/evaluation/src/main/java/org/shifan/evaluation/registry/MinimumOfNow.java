// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.layer.Binding;
import org.shifan.evaluation.layer.Minimum;
import org.shifan.evaluation.plan.Plan;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/**
 * Holds sets that were accepted to the national minimum of now. Nothing is taken out of force by it; but nothing comes into force that
 * would be refused at the door today.
 */
final class MinimumOfNow {
    private final ServedBases bases;
    private final ReleasePolicy policy;
    private final Supplier<LocalDate> today;
    /** A proof takes milliseconds, and lists of sets are asked for often. */
    private final Map<Plan, Proof> proofs = Collections.synchronizedMap(new WeakHashMap<>());

    MinimumOfNow(ServedBases bases, ReleasePolicy policy, Supplier<LocalDate> today) {
        this.bases = bases;
        this.policy = policy;
        this.today = today;
    }

    /**
     * What was found.
     *
     * @param asking what the set was held against
     */
    private record Proof(List<CriteriaDocument> asking, List<Problem> lacking) {}

    /** What the set would be refused for; empty when it holds to the minimum, or none is here. */
    List<Message> lacks(Accepted set) {
        CriteriaDocument document = set.plan().document();
        List<CriteriaDocument> asking = Minimum.asking(document, bases, today.get());
        Proof proof = proofs.get(set.plan());
        if (proof == null || !proof.asking().equals(asking)) {
            proof = new Proof(asking, Minimum.lacking(document, asking));
            proofs.put(set.plan(), proof);
        }
        List<Problem> out = new ArrayList<>(proof.lacking());
        if (policy.bindsBaseline()) {
            Binding.missing(document, bases, key -> Place.WHOLE).ifPresent(out::add);
        }
        return out.stream().map(Problem::message).toList();
    }

    boolean isHeld(Accepted set) {
        return lacks(set).isEmpty();
    }

    /** @throws ShifanException {@code release.minimum}, with everything that it lacks */
    void require(Accepted set) {
        lacks(set).stream()
                .reduce((a, b) -> M.message("evaluation.criteria.and", a, b))
                .ifPresent(all -> {
                    throw new ShifanException(M.message("release.minimum", set, all));
                });
    }
}
