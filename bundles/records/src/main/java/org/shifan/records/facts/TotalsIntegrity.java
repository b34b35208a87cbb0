// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.operations.IntegrityCheck;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Text;

import static org.shifan.records.facts.ComputedFact.M;

/** Totals of zones that are stored are those that the sums of enterprises make now. */
@Component
public final class TotalsIntegrity implements IntegrityCheck {
    private final TotalsReader reader;

    @Activate
    public TotalsIntegrity(@Reference TotalsReader reader) {
        this.reader = reader;
    }

    @Override
    public String name() {
        return "totals";
    }

    @Override
    public Text title() {
        return M.text("totals.integrity.title");
    }

    @Override
    public IntegrityFindings check() {
        IntegrityFindings.Gathering found = new IntegrityFindings.Gathering();
        long compared = reader.compare((zone, year) ->
                found.fault(M.message("totals.integrity.wrong", zone.id().value(), String.valueOf(year))));
        found.count("totals", compared);
        return found.with(M.message("totals.integrity.summary", compared));
    }
}
