// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.warning;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

import org.shifan.api.code.CountryCode;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.Warning;

/**
 * Something of which those concerned are warned.
 *
 * @param due the day by which they have to have read it; null for none
 */
record Change(
        Warning.Kind kind,
        String reference,
        String title,
        Collection<HsScope> hs,
        Set<CountryCode> markets,
        LocalDate due) {

    static Change of(NoticeFile file) {
        return new Change(
                Warning.Kind.NOTICE,
                file.symbol().value(),
                file.title(),
                file.hs(),
                file.markets(),
                file.commentsUntil());
    }

    static Change of(ForeignStandard standard, ForeignStandard.Version version) {
        return new Change(
                Warning.Kind.STANDARD,
                standard.market() + " " + standard.number() + ":" + version.version(),
                standard.title() + ": " + version.change(),
                standard.hs(),
                Set.of(standard.market()),
                version.from());
    }
}
