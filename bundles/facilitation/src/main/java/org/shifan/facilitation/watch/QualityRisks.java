// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.RiskSource;
import org.shifan.api.identity.Server;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.Risks;
import org.shifan.api.text.Text;

import static org.shifan.facilitation.FacilitationMessages.M;

/**
 * Brings the risks that the quality module finds into every treatment (F2). It is always here, so that a quality module which is
 * missing or being replaced is no reason to grant anything: until it is back, nobody knows the risk, and it counts as raised.
 */
@Component
public final class QualityRisks implements RiskSource {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Risks risks;

    @Override
    public Optional<Text> raised(OrganisationCode enterprise, HsCode hs, CountryCode market, LocalDate on) {
        Risks known = risks;
        if (known == null) {
            return Optional.of(M.text("facilitation.risk.unwatched"));
        }
        List<RiskGround> grounds =
                Server.does(() -> known.risk(enterprise, hs, market, on)).grounds();
        return grounds.isEmpty() ? Optional.empty() : Optional.of(why(grounds));
    }

    private static Text why(List<RiskGround> grounds) {
        return new Text(
                grounds.stream().map(ground -> ground.because().zh()).collect(Collectors.joining("；")),
                grounds.stream().map(ground -> ground.because().en()).collect(Collectors.joining("; ")));
    }
}
