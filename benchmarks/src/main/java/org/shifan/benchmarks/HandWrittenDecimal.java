// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The sheet in straight-line Java with exact decimals. */
final class HandWrittenDecimal implements Peer {
    private static final BigDecimal NMINUS_10 = new BigDecimal("-10");
    private static final BigDecimal N0 = new BigDecimal("0");
    private static final BigDecimal N0_5 = new BigDecimal("0.5");
    private static final BigDecimal N1 = new BigDecimal("1");
    private static final BigDecimal N1_5 = new BigDecimal("1.5");
    private static final BigDecimal N2 = new BigDecimal("2");
    private static final BigDecimal N3 = new BigDecimal("3");
    private static final BigDecimal N4 = new BigDecimal("4");
    private static final BigDecimal N5 = new BigDecimal("5");
    private static final BigDecimal N6 = new BigDecimal("6");
    private static final BigDecimal N10 = new BigDecimal("10");
    private static final BigDecimal N15 = new BigDecimal("15");
    private static final BigDecimal N20 = new BigDecimal("20");
    private static final BigDecimal N21 = new BigDecimal("21");
    private static final BigDecimal N25 = new BigDecimal("25");
    private static final BigDecimal N30 = new BigDecimal("30");
    private static final BigDecimal N40 = new BigDecimal("40");
    private static final BigDecimal N50 = new BigDecimal("50");
    private static final BigDecimal N60 = new BigDecimal("60");
    private static final BigDecimal N65 = new BigDecimal("65");
    private static final BigDecimal N90 = new BigDecimal("90");
    private static final BigDecimal N95 = new BigDecimal("95");
    private static final BigDecimal N98 = new BigDecimal("98");
    private static final BigDecimal N99_5 = new BigDecimal("99.5");
    private static final BigDecimal N8 = new BigDecimal("8");
    private static final BigDecimal N100 = new BigDecimal("100");
    private static final BigDecimal N150 = new BigDecimal("150");
    private static final BigDecimal N500000000 = new BigDecimal("500000000");
    private static final BigDecimal N2000000000 = new BigDecimal("2000000000");

    private final List<Zone> zones = Zones.all();

    @Override
    public Object evaluate(int zone) {
        return evaluate(zones.get(zone));
    }

    @Override
    public Outcome read(Object result) {
        return ((Decimals) result).outcome();
    }

    private static Decimals evaluate(Zone zone) {
        Decimals trace = new Decimals();
        BigDecimal exporters = zone.exporters();
        trace.in(exporters)
                .item(
                        exporters.compareTo(N60) >= 0
                                ? N6
                                : exporters.compareTo(N30) >= 0 ? N5 : exporters.compareTo(N15) >= 0 ? N3 : N0);
        BigDecimal outputShare = zone.outputShare();
        trace.in(outputShare).item(rising(outputShare, N5, N25, N20, N4));
        BigDecimal capital = zone.capital();
        trace.in(capital).item(capital.compareTo(N2000000000) >= 0 ? N3 : capital.compareTo(N500000000) >= 0 ? N2 : N0);
        BigDecimal research = zone.research();
        trace.in(research).item(rising(research, N1, N4, N3, N4));
        BigDecimal nationalShare = zone.nationalShare();
        BigDecimal rank = zone.rank();
        BigDecimal localShare = zone.localShare();
        trace.in(nationalShare)
                .in(rank)
                .in(localShare)
                .item(
                        nationalShare.compareTo(N5) >= 0 || rank.compareTo(N3) <= 0 || localShare.compareTo(N15) >= 0
                                ? N5
                                : N0);
        BigDecimal ownExports = zone.ownExports();
        trace.in(ownExports).item(ownExports.compareTo(N60) >= 0 ? N3 : N1);
        BigDecimal incidentRate = zone.incidentRate();
        BigDecimal peerIncidentRate = zone.peerIncidentRate();
        trace.in(incidentRate).in(peerIncidentRate).item(incidents(incidentRate.multiply(N100), peerIncidentRate));
        BigDecimal failRate = zone.failRate();
        BigDecimal peerFailRate = zone.peerFailRate();
        trace.in(failRate).in(peerFailRate).item(failures(failRate.multiply(N100), peerFailRate));
        BigDecimal spotCheck = zone.spotCheck();
        trace.in(spotCheck)
                .item(
                        spotCheck.compareTo(N99_5) >= 0
                                ? N5
                                : spotCheck.compareTo(N98) >= 0
                                        ? N4
                                        : spotCheck.compareTo(N95) >= 0 ? N3 : spotCheck.compareTo(N90) >= 0 ? N2 : N0);
        BigDecimal penalties = zone.penalties();
        trace.in(penalties).item(N4.subtract(penalties.multiply(N1_5)).max(N0));
        BigDecimal dishonest = zone.dishonest();
        trace.in(dishonest).item(N3.subtract(dishonest).max(N0));
        BigDecimal certified = zone.certified();
        trace.in(certified).item(rising(certified, N40, N90, N50, N4));
        BigDecimal incidentsBefore = zone.incidentsBefore();
        BigDecimal incidents = zone.incidents();
        trace.in(incidentsBefore)
                .in(incidents)
                .item(incidentsBefore.add(incidents).signum() <= 0 ? N4 : N0);
        BigDecimal recalls = zone.recalls();
        trace.in(recalls).item(recalls.compareTo(N1) <= 0 ? N3 : N0);
        BigDecimal traceable = zone.traceable();
        trace.in(traceable).item(rising(traceable, N30, N95, N65, N3));
        boolean coordinatingBody = zone.coordinatingBody();
        boolean mechanism = zone.mechanism();
        boolean appraisal = zone.appraisal();
        trace.in(coordinatingBody)
                .in(mechanism)
                .in(appraisal)
                .item(coordinatingBody && mechanism && appraisal ? N4 : N0);
        boolean guaranteePlan = zone.guaranteePlan();
        boolean guaranteeDuties = zone.guaranteeDuties();
        boolean guaranteePolicy = zone.guaranteePolicy();
        boolean guaranteeStaff = zone.guaranteeStaff();
        boolean guaranteeMeeting = zone.guaranteeMeeting();
        trace.in(guaranteePlan)
                .in(guaranteeDuties)
                .in(guaranteePolicy)
                .in(guaranteeStaff)
                .in(guaranteeMeeting)
                .item(share(
                        count(guaranteePlan, guaranteeDuties, guaranteePolicy, guaranteeStaff, guaranteeMeeting),
                        N3,
                        N5));
        boolean supervisionArchives = zone.supervisionArchives();
        boolean supervisionClasses = zone.supervisionClasses();
        boolean supervisionTracing = zone.supervisionTracing();
        boolean supervisionSampling = zone.supervisionSampling();
        boolean supervisionEnforcement = zone.supervisionEnforcement();
        boolean supervisionDuties = zone.supervisionDuties();
        trace.in(supervisionArchives)
                .in(supervisionClasses)
                .in(supervisionTracing)
                .in(supervisionSampling)
                .in(supervisionEnforcement)
                .in(supervisionDuties)
                .item(share(
                        count(
                                supervisionArchives,
                                supervisionClasses,
                                supervisionTracing,
                                supervisionSampling,
                                supervisionEnforcement,
                                supervisionDuties),
                        N3,
                        N6));
        boolean riskMonitoring = zone.riskMonitoring();
        boolean riskRegister = zone.riskRegister();
        boolean riskWarning = zone.riskWarning();
        boolean riskPlan = zone.riskPlan();
        boolean riskRecall = zone.riskRecall();
        boolean riskMeasures = zone.riskMeasures();
        trace.in(riskMonitoring)
                .in(riskRegister)
                .in(riskWarning)
                .in(riskPlan)
                .in(riskRecall)
                .in(riskMeasures)
                .item(share(
                        count(riskMonitoring, riskRegister, riskWarning, riskPlan, riskRecall, riskMeasures), N4, N6));
        boolean serviceTesting = zone.serviceTesting();
        boolean serviceInformation = zone.serviceInformation();
        boolean serviceStandards = zone.serviceStandards();
        boolean serviceTraining = zone.serviceTraining();
        trace.in(serviceTesting)
                .in(serviceInformation)
                .in(serviceStandards)
                .in(serviceTraining)
                .item((serviceTesting ? N1 : N0)
                        .add(serviceInformation ? N0_5 : N0)
                        .add(serviceStandards ? N0_5 : N0)
                        .add(serviceTraining ? N1 : N0));
        boolean publicPlan = zone.publicPlan();
        trace.in(publicPlan).item(publicPlan ? N1 : N0);
        BigDecimal laboratories = zone.laboratories();
        trace.in(laboratories).item(laboratories.signum() > 0 ? N2 : N0);
        BigDecimal exports = zone.exports();
        BigDecimal exportsBefore = zone.exportsBefore();
        trace.in(exports)
                .in(exportsBefore)
                .item(exportGrowth(exports.subtract(exportsBefore).multiply(N100), exportsBefore));
        BigDecimal taxes = zone.taxes();
        BigDecimal taxesBefore = zone.taxesBefore();
        trace.in(taxes)
                .in(taxesBefore)
                .item(taxGrowth(taxes.subtract(taxesBefore).multiply(N100), taxesBefore));
        BigDecimal brands = zone.brands();
        trace.in(brands).item(rising(brands, N0, N21, N21, N3));
        BigDecimal standards = zone.standards();
        trace.in(standards)
                .item(
                        standards.compareTo(N10) >= 0
                                ? N3
                                : standards.compareTo(N5) >= 0 ? N2 : standards.compareTo(N1) >= 0 ? N1 : N0);
        BigDecimal markets = zone.markets();
        trace.in(markets).item(rising(markets, N5, N25, N20, N2));
        boolean regionalBrand = zone.regionalBrand();
        trace.in(regionalBrand).item(regionalBrand ? N1 : N0);
        BigDecimal publicity = zone.publicity();
        trace.in(publicity).item(publicity.compareTo(N3) >= 0 ? N1 : N0);
        BigDecimal awards = zone.awards();
        trace.in(awards).item(awards.compareTo(N3) >= 0 ? N2 : awards.compareTo(N1) >= 0 ? N1 : N0);
        BigDecimal maliceBefore = zone.maliceBefore();
        BigDecimal malice = zone.malice();
        return trace.in(maliceBefore).in(malice).total(maliceBefore.add(malice).signum() > 0);
    }

    private static BigDecimal rising(
            BigDecimal value, BigDecimal from, BigDecimal to, BigDecimal span, BigDecimal points) {
        if (value.compareTo(from) <= 0) {
            return N0;
        }
        if (value.compareTo(to) >= 0) {
            return points;
        }
        return value.subtract(from).multiply(points).divide(span, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(int count, BigDecimal points, BigDecimal all) {
        return BigDecimal.valueOf(count).multiply(points).divide(all, 2, RoundingMode.HALF_UP);
    }

    /** Compares with multiples of the peer value, so that nothing is divided. */
    private static BigDecimal incidents(BigDecimal value, BigDecimal peer) {
        return value.compareTo(peer.multiply(N150)) >= 0
                ? N0
                : value.compareTo(peer.multiply(N100)) >= 0
                        ? N2
                        : value.compareTo(peer.multiply(N50)) >= 0
                                ? N4
                                : value.compareTo(peer.multiply(N10)) >= 0 ? N6 : N8;
    }

    private static BigDecimal failures(BigDecimal value, BigDecimal peer) {
        BigDecimal to = peer.multiply(N150);
        if (value.compareTo(to) >= 0) {
            return N0;
        }
        if (value.compareTo(peer.multiply(N50)) <= 0) {
            return N6;
        }
        return to.subtract(value).multiply(N6).divide(peer.multiply(N100), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal exportGrowth(BigDecimal change, BigDecimal before) {
        if (change.compareTo(before.multiply(NMINUS_10)) <= 0) {
            return N0;
        }
        if (change.compareTo(before.multiply(N10)) >= 0) {
            return N4;
        }
        return change.add(before.multiply(N10)).multiply(N4).divide(before.multiply(N20), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal taxGrowth(BigDecimal change, BigDecimal before) {
        return change.compareTo(before.multiply(N10)) >= 0
                ? N3
                : change.compareTo(before.multiply(N5)) >= 0 ? N2 : change.signum() >= 0 ? N1 : N0;
    }

    private static int count(boolean... truths) {
        int out = 0;
        for (boolean truth : truths) {
            out += truth ? 1 : 0;
        }
        return out;
    }
}
