// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

import org.osgi.framework.Version;

import org.shifan.api.criteria.CriteriaKey;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.plan.Plan;

/**
 * A set that was accepted: its plan, its archived content, the bundle that it serves for, and how far it has come.
 *
 * @param since when it was accepted
 * @param signer who signed the bundle that brought it, for the receipt
 */
public record Accepted(
        Plan plan, ArchivedCriteria content, long bundle, Instant since, String signer, Release release) {

    /** Who wins comes first: the highest version, then the first id, then the bundle that was installed first. */
    static final Comparator<Accepted> BY_PRECEDENCE = Comparator.comparing(
                    (Accepted a) -> Version.parseVersion(a.content().version()))
            .reversed()
            .thenComparing(a -> a.content().id())
            .thenComparing(Accepted::bundle);

    CriteriaKey key() {
        return content.key();
    }

    boolean isContentOf(Accepted other) {
        return content.isContentOf(other.content);
    }

    /** Whether it is in force in its period. */
    boolean active() {
        return release.active();
    }

    Accepted with(Release next) {
        return new Accepted(plan, content, bundle, since, signer, next);
    }

    boolean mayServe(LocalDate on) {
        return !plan.document().lineage().baseline()
                && plan.document().inForce().contains(on);
    }

    /** Symbolic name and version of the bundle that brought it. */
    String broughtBy() {
        return content.bundleName() + " " + content.bundleVersion();
    }

    @Override
    public String toString() {
        return content.id() + " " + content.version();
    }
}
