// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.text.Text;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** The names by which populations are told, as of a day. */
record PlaceNames(BureauDirectory bureaus, DivisionDirectory divisions, LocalDate on) {
    Text bureau(BureauCode code) {
        return bureaus.bureau(code).map(bureau -> bureau.name()).orElse(Text.same(code.value()));
    }

    String division(DivisionCode code) {
        return divisions.name(code, on).orElse(code.value());
    }

    /** The population of somebody who belongs nowhere. */
    Peers.Members nobody() {
        return new Peers.Members(M.message("evaluation.population.nobody").text(), List.of(), true);
    }
}
