// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Header;
import org.shifan.evaluation.plan.Plan;

/**
 * What came of examining a document.
 *
 * @param document empty when it could not be read
 * @param header what could be told of it, also when it could not be read as a whole
 * @param source the document's bytes as text
 * @param plan there when it was accepted
 * @param remarks what the conformance checks have to say; empty when they were not reached
 * @param waits whether nothing is wrong with it but that something it needs is not here yet
 * @param signer who signed its bundle; null while nobody was asked
 */
record Attempt(
        Optional<CriteriaDocument> document,
        Optional<Header> header,
        String source,
        Optional<Plan> plan,
        boolean waits,
        List<Problem> problems,
        List<Remark> remarks,
        Instant at,
        String signer) {
    Attempt {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /** One that did not get as far as the conformance checks. */
    Attempt(
            Optional<CriteriaDocument> document,
            Optional<Header> header,
            String source,
            Optional<Plan> plan,
            boolean waits,
            List<Problem> problems,
            Instant at) {
        this(document, header, source, plan, waits, problems, List.of(), at, null);
    }

    /** There is no text to speak of. */
    static Attempt unread(Problem problem, boolean waits, Instant at) {
        return new Attempt(Optional.empty(), Optional.empty(), "", Optional.empty(), waits, List.of(problem), at);
    }

    Attempt withoutPlan() {
        return new Attempt(document, header, source, Optional.empty(), waits, problems, remarks, at, signer);
    }

    /** The same with what the conformance checks say; what they require and is not kept refuses it. */
    Attempt remarked(List<Remark> said) {
        List<Problem> wrong = said.stream()
                .filter(remark -> remark.level() == Level.REQUIRED)
                .map(Remark::problem)
                .toList();
        return wrong.isEmpty()
                ? new Attempt(document, header, source, plan, waits, problems, said, at, signer)
                : new Attempt(document, header, source, Optional.empty(), false, wrong, said, at, signer);
    }

    /** The same, but it is not accepted after all. */
    Attempt refused(Problem wrong) {
        return new Attempt(document, header, source, Optional.empty(), false, List.of(wrong), at);
    }

    /** The same, but something that it needs is not here. */
    Attempt waiting(Problem absent) {
        return new Attempt(document, header, source, Optional.empty(), true, List.of(absent), at);
    }

    Attempt signedBy(String who) {
        return new Attempt(document, header, source, plan, waits, problems, remarks, at, who);
    }

    /** Whether the same was found as the other time. */
    boolean isSameOutcome(Attempt other) {
        return waits == other.waits
                && plan.isPresent() == other.plan.isPresent()
                && source.equals(other.source)
                && problems.equals(other.problems)
                && remarks.equals(other.remarks);
    }
}
