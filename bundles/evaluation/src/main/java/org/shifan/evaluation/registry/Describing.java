// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.Version;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Problem;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Header;
import org.shifan.evaluation.plan.Provenances;

/** Shows what lies on a shelf as the api knows it. */
final class Describing {
    private Describing() {}

    static CriteriaSet served(Shelf shelf, Accepted accepted, CriteriaState state, List<Message> notices) {
        Instant stepped = accepted.release().last().map(CriteriaStep::at).orElse(accepted.since());
        Instant since = switch (state) {
            case WAITING, REFUSED, CHECKED, SHADOW, STAGED, HALTED, ACTIVE -> stepped;
            case HELD -> later(stepped, shelf.present().map(Attempt::at).orElse(shelf.since()));
            case RETIRED -> shelf.retired() ? shelf.since() : stepped;
        };
        return set(
                accepted.plan().document(),
                accepted.plan().digest(),
                accepted.plan().outline(),
                state,
                accepted.broughtBy(),
                since,
                List.of(),
                accepted.plan().layers(),
                notices);
    }

    /** A document that is not accepted: refused, waiting, or of a bundle that stood still when it was found. */
    static CriteriaSet unserved(Shelf shelf, Attempt attempt) {
        CriteriaState state = shelf.retired()
                ? CriteriaState.RETIRED
                : attempt.waits() ? CriteriaState.WAITING : CriteriaState.REFUSED;
        Instant since = shelf.retired() ? shelf.since() : attempt.at();
        Optional<CriteriaDocument> document = attempt.document();
        if (document.isPresent()) {
            CriteriaDocument d = document.get();
            return set(
                    d,
                    d.digest(),
                    List.of(),
                    state,
                    shelf.bundle().toString(),
                    since,
                    attempt.problems(),
                    Provenances.layers(d),
                    List.of());
        }
        Optional<Header> header = attempt.header();
        String name = header.map(Header::id).orElse(shelf.bundle().name());
        return new CriteriaSet(
                name,
                header.flatMap(Header::key)
                        .or(() -> shelf.served().map(Accepted::key))
                        .orElse(null),
                header.flatMap(Header::version).orElse(shelf.bundle().release()),
                "",
                header.flatMap(Header::title).orElse(Text.same(name)),
                null,
                false,
                null,
                List.of(),
                null,
                null,
                state,
                shelf.bundle().toString(),
                since,
                attempt.problems(),
                Layers.NONE);
    }

    /** For the order of lists; what is no version sorts first. */
    static Version version(String text) {
        try {
            return Version.parseVersion(text);
        } catch (IllegalArgumentException e) {
            return Version.emptyVersion;
        }
    }

    private static CriteriaSet set(
            CriteriaDocument d,
            String digest,
            List<CriteriaSet.Part> outline,
            CriteriaState state,
            String bundle,
            Instant since,
            List<Problem> problems,
            Layers layers,
            List<Message> notices) {
        return new CriteriaSet(
                d.id(),
                d.key(),
                d.version(),
                digest,
                d.title(),
                d.inForce(),
                d.demonstration(),
                d.status().orElse(null),
                outline,
                d.pass(),
                d.total(),
                state,
                bundle,
                since,
                problems,
                layers,
                notices,
                d.procedure());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
