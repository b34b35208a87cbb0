// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Decision;

/**
 * A standard or technical rule of a foreign market, with all its versions.
 *
 * @param market where it holds
 * @param number as it is cited there, such as {@code EN ISO 4210-2}
 * @param title in the words of the register
 * @param hs the goods that it is about
 * @param versions oldest first; at least one
 */
public record ForeignStandard(
        long id, CountryCode market, String number, String title, List<HsScope> hs, List<Version> versions) {
    public ForeignStandard {
        hs = hs.stream().distinct().sorted().toList();
        versions = List.copyOf(versions);
    }

    /**
     * A version, once entered never changed.
     *
     * @param version such as {@code 2014}
     * @param published the day of publication; may be null
     * @param from the day from which it has to be met
     * @param change what is new, in a sentence; of the first version what it asks for
     * @param notice the notification that announced it; null for none
     * @param entered who entered it, when and why
     */
    public record Version(
            String version,
            LocalDate published,
            LocalDate from,
            String change,
            NoticeSymbol notice,
            Decision entered) {}

    /** The version that has to be met on that day. */
    public Optional<Version> on(LocalDate day) {
        return versions.stream().filter(version -> !version.from().isAfter(day)).reduce((earlier, later) -> later);
    }

    /** The newest version, whether it has to be met already or not. */
    public Version newest() {
        return versions.get(versions.size() - 1);
    }
}
