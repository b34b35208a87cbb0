// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;
import org.shifan.api.facilitation.MonitoringSample;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Notices;
import org.shifan.api.market.Warnings;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.Incidents;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

import static org.shifan.sample.SampleMessages.M;
import static org.shifan.sample.SampleMessages.refuse;

/**
 * Brings work onto the desks of a sample province that is loaded: a monitoring plan with a sample, shipments under measures, a
 * notification of a defect, a notification of the WTO with its warnings. A second time changes nothing.
 */
@Service
@Command(
        scope = "shifan",
        name = "sample-cases",
        description = "Bring synthetic cases onto the desks of a loaded sample / 为已导入的合成省份添加业务实例")
public final class SampleCasesCommand extends SampleCommand {
    private static final String BY = "sample";
    private static final CountryCode MARKET = CountryCode.of("US");
    /** No real notification has a number as high. */
    private static final NoticeSymbol SYMBOL = NoticeSymbol.of("G/TBT/N/USA/990237");
    /** So many enterprises are looked at for goods under each measure. */
    private static final int LOOKED_AT = 300;

    @Override
    void run(SampleGenerator generator, BureauCode bureau) throws Exception {
        with(Permissions.class, permissions -> {
            permissions.require("sample.load", Place.COUNTRY);
            return null;
        });
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        List<SampleEnterprise> members = generator.province(bureau, seed, from, to).enterprises().stream()
                .filter(each -> each.zoneOn(today).isPresent())
                .limit(LOOKED_AT)
                .toList();
        Candidate listed = candidate(members, today, true)
                .orElseThrow(() -> refuse("sample.cases.none", bureau, M.text("sample.cases.listed")));
        Candidate other = candidate(members, today, false)
                .orElseThrow(() -> refuse("sample.cases.none", bureau, M.text("sample.cases.not-listed")));
        Decision decision = new Decision(BY, today, text("sample.cases.reason"), text("sample.cases.evidence"));

        MonitoringPlan plan =
                with(Monitoring.class, monitoring -> Server.does(() -> plan(monitoring, listed, decision)));
        shown("plan", plan.id(), listed.enterprise().code(), listed.hs(), "shifan:monitoring-samples " + plan.id());
        DecidedTreatment monitored = decided(number(listed, "P"), listed, today);
        shown("measure", monitored.governing(), listed.enterprise().code(), listed.hs(), show(monitored));
        DecidedTreatment exempted = decided(number(other, "F"), other, today);
        shown("measure", exempted.governing(), other.enterprise().code(), other.hs(), show(exempted));
        Incident incident =
                with(Incidents.class, incidents -> Server.does(() -> incidents.report(bureau, report(other), BY)));
        shown("incident", incident.id(), other.enterprise().code(), other.hs(), "shifan:incident " + incident.id());
        NoticeFile notice = with(Notices.class, notices -> Server.does(() -> notice(notices, listed, today)));
        with(Warnings.class, warnings -> Server.does(warnings::look));
        shown("notice", SYMBOL, notice.title(), listed.hs(), "shifan:market-notice " + SYMBOL);
    }

    /** An enterprise and the heading of its goods. */
    private record Candidate(SampleEnterprise enterprise, HsCode hs) {}

    /** The first enterprise that is registered, with goods that are subject to statutory inspection, or are not. */
    private Optional<Candidate> candidate(List<SampleEnterprise> members, LocalDate on, boolean statutory)
            throws Exception {
        return with(
                EnterpriseRegistry.class,
                registry -> with(
                        TreatmentService.class,
                        treatments -> members.stream()
                                .filter(each -> registry.enterprise(each.code())
                                        .filter(Enterprise::synthetic)
                                        .isPresent())
                                .flatMap(each -> each.headings().stream()
                                        .map(heading -> new Candidate(each, HsCode.of(heading))))
                                .filter(each ->
                                        treatments.treat(shipment("", each, on)).statutory() == statutory)
                                .findFirst()));
    }

    private static Shipment shipment(String declaration, Candidate of, LocalDate on) {
        return new Shipment(
                declaration,
                of.enterprise().code(),
                of.hs(),
                MARKET,
                on,
                Money.usd(new BigDecimal("50000")),
                Shipment.Purpose.TRADE);
    }

    private static String number(Candidate of, String kind) {
        return of.enterprise().code() + "-" + kind + "-1";
    }

    private static MonitoringPlan plan(Monitoring monitoring, Candidate of, Decision decision) {
        return monitoring.plans(null, of.enterprise().code(), null, 0, 1).stream()
                .findFirst()
                .orElseGet(() -> {
                    MonitoringPlan plan = monitoring.set(
                            of.enterprise().code(),
                            of.hs().value(),
                            decision.on(),
                            List.of(text("sample.cases.item")),
                            12,
                            0,
                            decision);
                    MonitoringSample sample = monitoring.take(plan.id(), "", "S-1", decision.on(), decision);
                    monitoring.found(sample.number(), List.of(), decision);
                    return plan;
                });
    }

    /** What was decided under that number; a declaration is decided once, on whatever day. */
    private DecidedTreatment decided(String number, Candidate of, LocalDate on) throws Exception {
        return with(
                DecidedTreatments.class,
                archive -> Server.does(() -> {
                    try {
                        return archive.require(number);
                    } catch (ShifanException unknown) {
                        return archive.decide(shipment(number, of, on), BY);
                    }
                }));
    }

    private static String show(DecidedTreatment treatment) {
        return "shifan:treatment-show " + treatment.number();
    }

    private IncidentReport report(Candidate of) {
        String number = of.enterprise().code() + "-N-1";
        return new IncidentReport(
                IncidentReport.OWN,
                number,
                IncidentKind.NOTIFICATION,
                // Always the same day, so that the report is the same a second time.
                LocalDate.of(to + 1, 3, 2),
                MARKET,
                new Goods(text("sample.cases.product"), "", "", "", of.hs()),
                of.enterprise().name(),
                "CN",
                text("sample.cases.hazard"),
                "",
                text("sample.cases.evidence"),
                "",
                of.enterprise().code(),
                number + " " + text("sample.cases.evidence"));
    }

    private static NoticeFile notice(Notices notices, Candidate of, LocalDate today) {
        try {
            return notices.require(SYMBOL);
        } catch (ShifanException unknown) {
            return notices.enter(
                    new Notice(
                            SYMBOL,
                            List.of(),
                            today.minusDays(5),
                            "United States of America",
                            text("sample.cases.notice"),
                            text("sample.cases.product"),
                            List.of(HsScope.of(of.hs().value())),
                            List.of(),
                            text("sample.cases.hazard"),
                            "",
                            text("sample.cases.evidence"),
                            today.plusDays(55),
                            null,
                            null,
                            "",
                            ""),
                    BY);
        }
    }

    private void shown(String what, Object... said) {
        say("sample.cases." + what + ".shown", said);
    }

    /** What is kept says in both languages that it is invented. */
    private static String text(String key) {
        Text text = M.text(key);
        return text.zh() + " / " + text.en();
    }
}
