// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.api.identity.Server;
import org.shifan.api.text.Message;

/** Raises the risk of goods after a proof or a sample that was found bad, so that their measures stop. */
@Component(service = RaisedRisk.class)
public final class RaisedRisk {
    private static final int LONGEST = 1000;

    private final DeclaredGrounds grounds;

    @Activate
    public RaisedRisk(@Reference DeclaredGrounds grounds) {
        this.grounds = grounds;
    }

    /**
     * Raises the risk from the day of the decision without an end, for all markets. What is raised already is left as it is, and
     * the days around it are added.
     *
     * @param hs the first digits of the goods' codes
     * @param why what was found
     */
    public void raise(OrganisationCode enterprise, String hs, Message why, Decision decision) {
        List<DeclaredGround> raised = Server.does(() -> grounds.grounds(enterprise, null)).stream()
                .filter(ground -> ground.kind() == DeclaredGround.Kind.RISK_RAISED
                        && ground.market() == null
                        && hs.startsWith(ground.hs())
                        // One that was taken back never held.
                        && ground.lastDay()
                                .filter(last -> last.isBefore(ground.period().from()))
                                .isEmpty())
                .toList();
        Decision decided =
                new Decision(decision.by(), decision.on(), within(why.text().both()), decision.evidence());
        LocalDate from = decision.on();
        while (from != null) {
            LocalDate day = from;
            Optional<DeclaredGround> held =
                    raised.stream().filter(ground -> ground.holdsOn(day)).findFirst();
            if (held.isPresent()) {
                from = held.get().lastDay().map(last -> last.plusDays(1)).orElse(null);
                continue;
            }
            LocalDate next = raised.stream()
                    .map(ground -> ground.period().from())
                    .filter(first -> first.isAfter(day))
                    .min(LocalDate::compareTo)
                    .orElse(null);
            DateRange period = DateRange.of(day, next == null ? null : next.minusDays(1));
            // It follows from what was found, whoever may declare grounds besides.
            Server.does(() -> grounds.declare(DeclaredGround.Kind.RISK_RAISED, enterprise, hs, null, period, decided));
            from = next;
        }
    }

    /** A reason, shortened to what is kept of one. */
    public static String within(String reason) {
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST - 1) + "…";
    }
}
