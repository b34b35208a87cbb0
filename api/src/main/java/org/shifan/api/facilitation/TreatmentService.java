// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.Message;

/** Decides the treatment of shipments; Shifan implements it. */
@ProviderType
public interface TreatmentService {
    /**
     * The treatment of a shipment, by what held on the day of the declaration. It is an answer that nobody keeps;
     * {@link DecidedTreatments#decide} decides.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown}; {@code
     *     facilitation.purpose.import} when an export is declared as equipment or materials for own processing
     */
    Treatment treat(Shipment shipment);

    /** The rules that are here, the one that serves first. */
    List<RulesState> rules();

    /**
     * Rules that a bundle brought.
     *
     * @param serves whether shipments are decided by them
     * @param problems why they do not serve: file, line, what was found and what would be right; empty when they do
     */
    record RulesState(RulesVersion version, boolean serves, List<Message> problems) {
        public RulesState {
            problems = List.copyOf(problems);
        }
    }
}
