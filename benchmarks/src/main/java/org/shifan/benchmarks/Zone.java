// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;

/** The facts of a zone, typed as somebody would who writes Java for this sheet alone. */
public record Zone(
        @Fact(value = "exporter.count", unit = "count", high = 90)
        BigDecimal exporters,

        @Fact(value = "cluster.output.share", unit = "percent", high = 35, decimals = 2)
        BigDecimal outputShare,

        @Fact(value = "cluster.capital", unit = "CNY", low = 100_000_000, high = 4_000_000_000L, decimals = 2)
        BigDecimal capital,

        @Fact(value = "cluster.research.share", unit = "percent", high = 6, decimals = 2)
        BigDecimal research,

        @Fact(value = "export.share.national", unit = "percent", high = 12, decimals = 2)
        BigDecimal nationalShare,

        @Fact(value = "export.rank.province", unit = "rank", low = 1, high = 8)
        BigDecimal rank,

        @Fact(value = "export.share.local", unit = "percent", high = 40, decimals = 2)
        BigDecimal localShare,

        @Fact(value = "export.own.share", unit = "percent", high = 100, decimals = 2)
        BigDecimal ownExports,

        @Fact(value = "incident.rate", unit = "per-100m-usd", high = 2, decimals = 4)
        BigDecimal incidentRate,

        @Fact(value = "peer.incident.rate.province", unit = "per-100m-usd", low = 1, high = 3, decimals = 4)
        BigDecimal peerIncidentRate,

        @Fact(value = "inspection.fail-rate", unit = "percent", high = 2, decimals = 4)
        BigDecimal failRate,

        @Fact(value = "peer.fail-rate.province", unit = "percent", low = 1, high = 2, decimals = 4)
        BigDecimal peerFailRate,

        @Fact(value = "spot-check.pass-rate", unit = "percent", low = 88, high = 100, decimals = 2)
        BigDecimal spotCheck,

        @Fact(value = "law.penalties.count", unit = "count", low = -2, high = 5)
        BigDecimal penalties,

        @Fact(value = "honesty.dishonest.count", unit = "count", low = -2, high = 4)
        BigDecimal dishonest,

        @Fact(value = "qms.certified.share", unit = "percent", low = 30, high = 100, decimals = 2)
        BigDecimal certified,

        @Fact(value = "incident.count", unit = "count", low = -6, high = 3)
        BigDecimal incidents,

        @Fact(value = "incident.count", unit = "count", yearsBack = 1, low = -6, high = 3)
        BigDecimal incidentsBefore,

        @Fact(value = "recall.count", unit = "count", high = 4)
        BigDecimal recalls,

        @Fact(value = "traceable.share", unit = "percent", low = 30, high = 100, decimals = 2)
        BigDecimal traceable,

        @Fact("org.coordinating-body") boolean coordinatingBody,
        @Fact("org.mechanism") boolean mechanism,
        @Fact("org.in-government-appraisal") boolean appraisal,
        @Fact("system.guarantee.plan") boolean guaranteePlan,
        @Fact("system.guarantee.duties") boolean guaranteeDuties,
        @Fact("system.guarantee.policy") boolean guaranteePolicy,
        @Fact("system.guarantee.staff") boolean guaranteeStaff,
        @Fact("system.guarantee.meeting") boolean guaranteeMeeting,
        @Fact("system.supervision.archives") boolean supervisionArchives,
        @Fact("system.supervision.classes") boolean supervisionClasses,
        @Fact("system.supervision.tracing") boolean supervisionTracing,
        @Fact("system.supervision.sampling") boolean supervisionSampling,
        @Fact("system.supervision.enforcement") boolean supervisionEnforcement,
        @Fact("system.supervision.duties") boolean supervisionDuties,
        @Fact("system.risk.monitoring") boolean riskMonitoring,
        @Fact("system.risk.register") boolean riskRegister,
        @Fact("system.risk.warning") boolean riskWarning,
        @Fact("system.risk.plan") boolean riskPlan,
        @Fact("system.risk.recall") boolean riskRecall,
        @Fact("system.risk.measures") boolean riskMeasures,
        @Fact("system.service.testing") boolean serviceTesting,
        @Fact("system.service.information") boolean serviceInformation,
        @Fact("system.service.standards") boolean serviceStandards,
        @Fact("system.service.training") boolean serviceTraining,
        @Fact("org.plan-published") boolean publicPlan,

        @Fact(value = "service.laboratories", unit = "count", high = 5)
        BigDecimal laboratories,

        @Fact(value = "export.value", unit = "USD", low = 1_000_000_000, high = 1_300_000_000, decimals = 2)
        BigDecimal exports,

        @Fact(
                value = "export.value",
                unit = "USD",
                yearsBack = 1,
                low = 1_000_000_000,
                high = 1_200_000_000,
                decimals = 2)
        BigDecimal exportsBefore,

        @Fact(value = "tax.paid", unit = "CNY", low = 100_000_000, high = 130_000_000, decimals = 2)
        BigDecimal taxes,

        @Fact(value = "tax.paid", unit = "CNY", yearsBack = 1, low = 100_000_000, high = 120_000_000, decimals = 2)
        BigDecimal taxesBefore,

        @Fact(value = "own-brands.count", unit = "count", high = 30)
        BigDecimal brands,

        @Fact(value = "standards.authored.count", unit = "count", high = 15)
        BigDecimal standards,

        @Fact(value = "market.count", unit = "count", high = 30)
        BigDecimal markets,

        @Fact("results.regional-brand") boolean regionalBrand,

        @Fact(value = "results.publicity.count", unit = "count", high = 6)
        BigDecimal publicity,

        @Fact(value = "results.awards.count", unit = "count", high = 6)
        BigDecimal awards,

        @Fact(value = "incident.malice.count", unit = "count", low = -30, high = 1)
        BigDecimal malice,

        @Fact(value = "incident.malice.count", unit = "count", yearsBack = 1, low = -30, high = 1)
        BigDecimal maliceBefore) {}
