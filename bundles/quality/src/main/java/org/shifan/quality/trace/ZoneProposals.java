// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.LocalDate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Message;

import static org.shifan.quality.QualityMessages.M;

/**
 * Hands an accepted proposal about a zone over to those who decide it: it opens the case of withdrawal, which begins as a proposal
 * again and in which the zone is heard.
 */
@Component(service = ZoneProposals.class)
public final class ZoneProposals {
    private static final String WITHDRAWAL = "withdrawal";

    private final Grants grants;

    /** Traces go on without the module of procedures; then a person opens the case when it is back. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Cases cases;

    @Activate
    public ZoneProposals(@Reference Grants grants) {
        this.grants = grants;
    }

    /** The same with the cases, for where no container brings them. */
    ZoneProposals with(Cases procedures) {
        cases = procedures;
        return this;
    }

    /**
     * Opens the case, unless one is open.
     *
     * @return what became of it, for the file
     * @throws org.shifan.api.text.ShifanException what the case refuses; then nothing has happened
     */
    Message accept(ZoneId zone, Decision decision) {
        LocalDate day = decision.on();
        Level level = grants.level(zone, day);
        if (level.equals(Level.CULTIVATING)) {
            return M.message("quality.step.case-untitled", zone, day);
        }
        Cases now = cases;
        if (now == null) {
            return M.message("quality.step.case-missing", zone);
        }
        Subject subject = Subject.zone(zone);
        Title title = Title.of(level.code());
        return now.find(subject, null, WITHDRAWAL, true).stream()
                .filter(open -> open.title().equals(title))
                .findFirst()
                .map(open -> M.message("quality.step.case-open", open.number(), zone))
                .orElseGet(() -> {
                    Signature by = new Signature(Actor.named(decision.by()), day, decision.reason());
                    Case opened = Server.does(() -> now.open(subject, WITHDRAWAL, title, null, 0, by));
                    return M.message("quality.step.case-opened", opened.number(), zone);
                });
    }
}
