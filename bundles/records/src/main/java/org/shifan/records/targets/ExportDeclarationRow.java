// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An item of an export declaration.
 *
 * @param item its place in the declaration, from 1
 * @param hs HS code of four digits or more
 * @param value US dollars
 * @param quantity in the product's own unit, or null
 * @param batch the inspection batch that was shipped, or null
 */
record ExportDeclarationRow(
        String number,
        int item,
        String enterprise,
        String hs,
        String destination,
        LocalDate date,
        BigDecimal value,
        BigDecimal quantity,
        String batch)
        implements OfEnterprise {}
