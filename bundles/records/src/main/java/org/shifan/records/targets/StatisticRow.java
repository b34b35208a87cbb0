// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.math.BigDecimal;

/**
 * What a country or province exported of a product in a year, by customs statistics.
 *
 * @param region a province's division, or 000000 for the country
 * @param hs HS code of four digits or more
 * @param value US dollars
 * @param quantity in the product's own unit, or null
 */
record StatisticRow(String region, int year, String hs, BigDecimal value, BigDecimal quantity) implements OfEnterprise {
    /** It is nobody's own. */
    @Override
    public String enterprise() {
        return null;
    }
}
