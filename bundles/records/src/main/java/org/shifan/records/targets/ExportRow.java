// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.math.BigDecimal;

/**
 * What an enterprise exported of a product to a market in a year.
 *
 * @param hs HS code of four digits or more
 * @param value US dollars
 * @param quantity in the product's own unit, or null
 */
record ExportRow(String enterprise, int year, String hs, String destination, BigDecimal value, BigDecimal quantity)
        implements OfEnterprise {}
