// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.text.Text;

/**
 * A ground for a raised risk, with the days on which it stood. Once entered only its end is added.
 *
 * @param ofHeading the HS heading that it concerns; null for all that the enterprise makes
 * @param ofMarket the market that it concerns; null for all
 * @param level the level that it gives by itself
 * @param because what was found, with the numbers
 * @param since the first day
 * @param ended the last day, or null while it stands
 */
public record RiskGround(
        long id,
        OrganisationCode enterprise,
        BureauCode bureau,
        Kind kind,
        HsCode ofHeading,
        CountryCode ofMarket,
        RiskLevel level,
        Text because,
        LocalDate since,
        LocalDate ended) {

    /** What a ground is made of. */
    public enum Kind {
        /** A trace found malice. */
        MALICE,
        /** Notifications, recalls and returns. */
        INCIDENTS,
        /** Failures in domestic supervisory sampling. */
        SAMPLING,
        /** A share of failed batches above the control limit of the industry. */
        FAILURES;

        /** The word in options and files, such as {@code failures}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RiskGround {
        Objects.requireNonNull(enterprise, "enterprise");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(because, "because");
        Objects.requireNonNull(since, "since");
    }

    public Optional<HsCode> heading() {
        return Optional.ofNullable(ofHeading);
    }

    public Optional<CountryCode> market() {
        return Optional.ofNullable(ofMarket);
    }

    /** Whether it stood on that day. */
    public boolean stands(LocalDate day) {
        return !day.isBefore(since) && (ended == null || !day.isAfter(ended));
    }

    /** Whether it concerns these goods on their way to that market. */
    public boolean concerns(HsCode hs, CountryCode to) {
        return (ofHeading == null || ofHeading.equals(hs.heading())) && (ofMarket == null || ofMarket.equals(to));
    }
}
