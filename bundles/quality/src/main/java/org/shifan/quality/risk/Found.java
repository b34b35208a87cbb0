// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskLevel;
import org.shifan.api.text.Text;

/**
 * A ground as a look finds it.
 *
 * @param heading null for all that the enterprise makes
 * @param market null for all
 */
record Found(
        OrganisationCode enterprise,
        BureauCode bureau,
        RiskGround.Kind kind,
        HsCode heading,
        CountryCode market,
        RiskLevel level,
        Text because) {}
