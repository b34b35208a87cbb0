// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.RowRejected;

import static org.shifan.records.targets.Cells.M;

/**
 * The register of enterprises as an import sees it: what a chunk has asked the next one knows. Files come by day or by year,
 * so that most chunks name the same enterprises again.
 */
final class KnownEnterprises {
    /** More are not kept, whatever the size of the file. */
    private static final int KEPT = 100_000;

    private final EnterpriseRegistry register;
    private long importId;
    private final Map<OrganisationCode, BureauCode> bureaus = new HashMap<>();

    KnownEnterprises(EnterpriseRegistry register) {
        this.register = register;
    }

    /** The bureaus of those of the enterprises that are registered. */
    synchronized Map<OrganisationCode, BureauCode> bureaus(ImportContext context, Set<OrganisationCode> codes) {
        // Previews all have the same number, and the register may have changed between two.
        if (context.preview() || context.importId() != importId || bureaus.size() > KEPT) {
            bureaus.clear();
            importId = context.importId();
        }
        Map<OrganisationCode, BureauCode> out = new HashMap<>();
        Set<OrganisationCode> unknown = new HashSet<>();
        for (OrganisationCode code : codes) {
            BureauCode bureau = bureaus.get(code);
            if (bureau == null) {
                unknown.add(code);
            } else {
                out.put(code, bureau);
            }
        }
        if (!unknown.isEmpty()) {
            for (Enterprise enterprise : register.enterprises(unknown).values()) {
                bureaus.put(enterprise.code(), enterprise.bureau());
                out.put(enterprise.code(), enterprise.bureau());
            }
        }
        return out;
    }

    /** Refuses an enterprise that is not registered, or is another bureau's. */
    static void check(ImportContext context, OrganisationCode code, Map<OrganisationCode, BureauCode> known) {
        BureauCode bureau = known.get(code);
        if (bureau == null) {
            throw new RowRejected("enterprise", code.value(), M.message("records.enterprise.unknown", code));
        }
        if (!bureau.equals(context.bureau())) {
            throw new RowRejected(
                    "enterprise",
                    code.value(),
                    M.message("records.enterprise.other-bureau", code, bureau, context.bureau()));
        }
    }
}
