// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.zhejiang;

import java.math.BigDecimal;
import java.math.MathContext;

import org.osgi.service.component.annotations.Component;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringFunctionName;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Messages;

/** Falls smoothly from 1 with the zone's incident rate: h² / (h² + z²), h being half-at times the province's rate. */
@Component
@ScoringFunctionName("zhejiang.quality-curve")
public final class QualityCurve implements ScoringFunction {
    private static final Messages M = Messages.of(QualityCurve.class);

    @Override
    public ScoringShare score(ScoringInput input) {
        BigDecimal zone = input.fact("incident.rate");
        BigDecimal half = input.parameter("half-at").multiply(input.fact("peer.incident.rate.province"));
        BigDecimal over = half.pow(2).add(zone.pow(2));
        // A clean zone in a clean industry has its full points; beside a clean industry every incident is too many.
        BigDecimal share = over.signum() == 0 ? BigDecimal.ONE : half.pow(2).divide(over, MathContext.DECIMAL64);
        return new ScoringShare(
                share, M.message("curve.reason", zone, half, share).text());
    }
}
