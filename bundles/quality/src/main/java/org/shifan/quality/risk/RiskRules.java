// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskLevel;
import org.shifan.api.records.Volumes.Exported;
import org.shifan.api.text.Message;

import static org.shifan.quality.QualityMessages.M;

/**
 * When something speaks against an enterprise's goods. The policy wants supervision to follow the risk (§六(一)) and names no
 * measure of it: these rules are ours.
 */
final class RiskRules {
    private static final int HUNDRED_MILLION = 8;
    /** So many incidents have to be there before their rate says anything, and so many before it is grave. */
    private static final int SOME = 2;

    private static final int MANY = 3;

    private final BigDecimal raisedRate;
    private final BigDecimal highRate;

    /**
     * @param raisedRate incidents per USD 100 million from which the risk is raised
     * @param highRate those from which it is high
     */
    RiskRules(BigDecimal raisedRate, BigDecimal highRate) {
        this.raisedRate = raisedRate;
        this.highRate = highRate;
    }

    /** What a ground concerns; null is all. */
    private record Scope(HsCode heading, CountryCode market) {}

    /**
     * What the incidents of one enterprise amount to.
     *
     * @param incidents of one enterprise, not empty
     * @param exports of the enterprise, of the years over which the rate is taken
     */
    List<Found> ofIncidents(List<Happened> incidents, List<Exported> exports) {
        List<Found> out = new ArrayList<>();
        List<Happened> malicious =
                incidents.stream().filter(each -> each.cause() == Cause.MALICE).toList();
        if (!malicious.isEmpty()) {
            // Who deceives once is not believed for other goods and markets.
            Message why = M.message("quality.risk.malice", malicious.size(), last(malicious));
            out.add(found(incidents, RiskGround.Kind.MALICE, new Scope(null, null), RiskLevel.HIGH, why));
        }
        List<Happened> sampled =
                incidents.stream().filter(each -> !each.kind().rated()).toList();
        for (HsCode heading : distinct(sampled)) {
            List<Happened> here = within(sampled, heading);
            Message why = M.message("quality.risk.sampling", here.size(), last(here));
            out.add(found(incidents, RiskGround.Kind.SAMPLING, new Scope(heading, null), RiskLevel.RAISED, why));
        }
        List<Happened> rated =
                incidents.stream().filter(each -> each.kind().rated()).toList();
        for (CountryCode market :
                new HashSet<>(rated.stream().map(Happened::market).toList())) {
            List<Happened> there =
                    rated.stream().filter(each -> each.market().equals(market)).toList();
            for (HsCode heading : distinct(there)) {
                Scope scope = new Scope(heading, market);
                market(incidents, within(there, heading), scope, sold(exports, scope))
                        .ifPresent(out::add);
            }
        }
        return out;
    }

    private Optional<Found> market(List<Happened> all, List<Happened> here, Scope scope, BigDecimal usd) {
        int count = here.size();
        boolean serious = here.stream().anyMatch(each -> each.kind() != IncidentKind.RETURN);
        boolean known = usd.signum() > 0;
        BigDecimal rate = known
                ? BigDecimal.valueOf(count).scaleByPowerOfTen(HUNDRED_MILLION).divide(usd, 2, RoundingMode.HALF_UP)
                : null;
        RiskLevel level;
        if (count >= MANY && (!known || rate.compareTo(highRate) >= 0)) {
            level = RiskLevel.HIGH;
        } else if (serious || (count >= SOME && (!known || rate.compareTo(raisedRate) >= 0))) {
            level = RiskLevel.RAISED;
        } else {
            return Optional.empty();
        }
        Message why = known
                ? M.message("quality.risk.incidents", count, last(here), rate, usd.setScale(0, RoundingMode.HALF_UP))
                : M.message("quality.risk.incidents-only", count, last(here));
        return Optional.of(found(all, RiskGround.Kind.INCIDENTS, scope, level, why));
    }

    /**
     * Whether the failures of an enterprise lie above what the chart of its industry explains.
     *
     * @param batches those of the enterprise
     * @param failed those of them that failed
     */
    Optional<Found> ofFailures(
            OrganisationCode enterprise,
            BureauCode bureau,
            HsCode heading,
            long batches,
            long failed,
            PChart industry) {
        if (!industry.enough() || batches == 0 || (double) failed / batches <= industry.upper(batches)) {
            return Optional.empty();
        }
        Message why = M.message(
                "quality.risk.failures",
                failed,
                batches,
                percent((double) failed / batches),
                percent(industry.upper(batches)),
                percent(industry.centre()));
        return Optional.of(
                new Found(enterprise, bureau, RiskGround.Kind.FAILURES, heading, null, RiskLevel.RAISED, why.text()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    /** The headings in question; null among them when goods without a code are. */
    private static Set<HsCode> distinct(Collection<Happened> incidents) {
        Set<HsCode> out = new HashSet<>();
        incidents.forEach(each -> out.add(each.heading()));
        return out;
    }

    /** Those of the heading; goods without a code may be of any. */
    private static List<Happened> within(List<Happened> incidents, HsCode heading) {
        return incidents.stream()
                .filter(each -> each.heading() == null || each.heading().equals(heading))
                .toList();
    }

    private static BigDecimal sold(List<Exported> exports, Scope scope) {
        return exports.stream()
                .filter(each -> each.market().equals(scope.market()))
                .filter(each -> scope.heading() == null || each.heading().equals(scope.heading()))
                .map(Exported::usd)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static LocalDate last(List<Happened> incidents) {
        return incidents.stream()
                .map(Happened::on)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Found found(List<Happened> all, RiskGround.Kind kind, Scope scope, RiskLevel level, Message why) {
        Happened any = all.get(all.size() - 1);
        return new Found(any.enterprise(), any.bureau(), kind, scope.heading(), scope.market(), level, why.text());
    }
}
