// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.records;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;

/** How much was exported and inspected, from the records that were imported; Shifan implements it. */
@ProviderType
public interface Volumes {
    /**
     * What an enterprise exported to a market in a year, of one heading.
     *
     * @param usd US dollars
     * @param synthetic whether some of it was invented for demonstration
     */
    record Exported(int year, HsCode heading, CountryCode market, BigDecimal usd, boolean synthetic) {}

    /**
     * The batches of an enterprise that were inspected in a month, of one heading.
     *
     * @param failed how many of them failed
     */
    record Inspected(OrganisationCode enterprise, HsCode heading, YearMonth month, long batches, long failed) {}

    /** The exports of an enterprise, by year, heading and market; both years included. */
    List<Exported> exports(OrganisationCode enterprise, int fromYear, int toYear);

    /** The inspections of a bureau, by enterprise, heading and month; both months included. */
    List<Inspected> inspections(BureauCode bureau, YearMonth from, YearMonth to);

    /** The inspections of an enterprise, by heading and month; both months included. */
    List<Inspected> inspections(OrganisationCode enterprise, YearMonth from, YearMonth to);
}
