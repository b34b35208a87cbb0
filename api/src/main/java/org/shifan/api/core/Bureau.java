// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.text.Text;

/**
 * A direct inspection bureau (直属检验检疫局), as reference data.
 *
 * @param seat the division where the bureau sits
 * @param province the province it lies in; its area is decided zone by zone, never by this
 * @param kind province-wide, or a city bureau sharing a province
 * @param ciqCode the organisation code of the inspection system: not a division code
 * @param ciqCodeEvidence how that code is known: seen, pattern only, recollection
 * @param source where the row was found
 * @param notes remarks of the reference data; may be empty
 */
public record Bureau(
        BureauCode code,
        Text name,
        DivisionCode seat,
        DivisionCode province,
        String kind,
        String ciqCode,
        String ciqCodeEvidence,
        String source,
        String notes) {}
