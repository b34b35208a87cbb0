// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.proof;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.text.Message;
import org.shifan.facilitation.store.GroundRegister;

/** Raises the risk of goods after a proof or a sample that was found bad, so that their measures stop. */
@Component(service = RaisedRisk.class)
public final class RaisedRisk {
    private static final int LONGEST = 1000;

    private final GroundRegister grounds;

    @Activate
    public RaisedRisk(@Reference GroundRegister grounds) {
        this.grounds = grounds;
    }

    /**
     * Raises the risk from the day of the decision without an end, for all markets; also while it is raised for another reason, since
     * whoever ends that has not settled this.
     *
     * @param hs the first digits of the goods' codes
     * @param why what was found
     */
    public void raise(OrganisationCode enterprise, String hs, Message why, Decision decision) {
        grounds.raise(
                enterprise,
                hs,
                new Decision(decision.by(), decision.on(), within(why.text().both()), decision.evidence()));
    }

    /** A reason, shortened to what is kept of one. */
    public static String within(String reason) {
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST - 1) + "…";
    }
}
