// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.List;

import org.shifan.api.evaluation.Verdict;

/** The sheet in straight-line Java with floating point numbers: the floor, and not exact. */
final class HandWrittenDouble implements Peer {
    /** Lifts what should be a half but is a hair below it. */
    private static final double HALF = 0.5 + 1e-7;

    private final List<DoubleZone> zones =
            Zones.all().stream().map(Zones::doubles).toList();

    @Override
    public Object evaluate(int zone) {
        return evaluate(zones.get(zone));
    }

    @Override
    public Outcome read(Object result) {
        return ((Doubles) result).outcome();
    }

    @Override
    public boolean exact() {
        return false;
    }

    private static Doubles evaluate(DoubleZone zone) {
        Doubles trace = new Doubles();
        double exporters = zone.exporters();
        trace.in(exporters).item(exporters >= 60 ? 6 : exporters >= 30 ? 5 : exporters >= 15 ? 3 : 0);
        double outputShare = zone.outputShare();
        trace.in(outputShare).item(rising(outputShare, 5, 25, 4));
        double capital = zone.capital();
        trace.in(capital).item(capital >= 2000000000 ? 3 : capital >= 500000000 ? 2 : 0);
        double research = zone.research();
        trace.in(research).item(rising(research, 1, 4, 4));
        double nationalShare = zone.nationalShare();
        double rank = zone.rank();
        double localShare = zone.localShare();
        trace.in(nationalShare)
                .in(rank)
                .in(localShare)
                .item(nationalShare >= 5 || rank <= 3 || localShare >= 15 ? 5 : 0);
        double ownExports = zone.ownExports();
        trace.in(ownExports).item(ownExports >= 60 ? 3 : 1);
        double incidentRate = zone.incidentRate();
        double peerIncidentRate = zone.peerIncidentRate();
        trace.in(incidentRate).in(peerIncidentRate).item(incidents(incidentRate * 100 / peerIncidentRate));
        double failRate = zone.failRate();
        double peerFailRate = zone.peerFailRate();
        trace.in(failRate).in(peerFailRate).item(failures(failRate * 100 / peerFailRate));
        double spotCheck = zone.spotCheck();
        trace.in(spotCheck)
                .item(spotCheck >= 99.5 ? 5 : spotCheck >= 98 ? 4 : spotCheck >= 95 ? 3 : spotCheck >= 90 ? 2 : 0);
        double penalties = zone.penalties();
        trace.in(penalties).item(Math.max(4 - penalties * 1.5, 0));
        double dishonest = zone.dishonest();
        trace.in(dishonest).item(Math.max(3 - dishonest, 0));
        double certified = zone.certified();
        trace.in(certified).item(rising(certified, 40, 90, 4));
        double incidentsBefore = zone.incidentsBefore();
        double incidents = zone.incidents();
        trace.in(incidentsBefore).in(incidents).item(incidentsBefore + incidents <= 0 ? 4 : 0);
        double recalls = zone.recalls();
        trace.in(recalls).item(recalls <= 1 ? 3 : 0);
        double traceable = zone.traceable();
        trace.in(traceable).item(rising(traceable, 30, 95, 3));
        boolean coordinatingBody = zone.coordinatingBody();
        boolean mechanism = zone.mechanism();
        boolean appraisal = zone.appraisal();
        trace.in(coordinatingBody).in(mechanism).in(appraisal).item(coordinatingBody && mechanism && appraisal ? 4 : 0);
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
                .item(round(count(guaranteePlan, guaranteeDuties, guaranteePolicy, guaranteeStaff, guaranteeMeeting)
                        * 3.0
                        / 5));
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
                .item(round(count(
                                supervisionArchives,
                                supervisionClasses,
                                supervisionTracing,
                                supervisionSampling,
                                supervisionEnforcement,
                                supervisionDuties)
                        * 3.0
                        / 6));
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
                .item(round(count(riskMonitoring, riskRegister, riskWarning, riskPlan, riskRecall, riskMeasures)
                        * 4.0
                        / 6));
        boolean serviceTesting = zone.serviceTesting();
        boolean serviceInformation = zone.serviceInformation();
        boolean serviceStandards = zone.serviceStandards();
        boolean serviceTraining = zone.serviceTraining();
        trace.in(serviceTesting)
                .in(serviceInformation)
                .in(serviceStandards)
                .in(serviceTraining)
                .item((serviceTesting ? 1 : 0)
                        + (serviceInformation ? 0.5 : 0)
                        + (serviceStandards ? 0.5 : 0)
                        + (serviceTraining ? 1 : 0));
        boolean publicPlan = zone.publicPlan();
        trace.in(publicPlan).item(publicPlan ? 1 : 0);
        double laboratories = zone.laboratories();
        trace.in(laboratories).item(laboratories > 0 ? 2 : 0);
        double exports = zone.exports();
        double exportsBefore = zone.exportsBefore();
        trace.in(exports).in(exportsBefore).item(rising((exports - exportsBefore) * 100 / exportsBefore, -10, 10, 4));
        double taxes = zone.taxes();
        double taxesBefore = zone.taxesBefore();
        trace.in(taxes).in(taxesBefore).item(taxGrowth((taxes - taxesBefore) * 100 / taxesBefore));
        double brands = zone.brands();
        trace.in(brands).item(rising(brands, 0, 21, 3));
        double standards = zone.standards();
        trace.in(standards).item(standards >= 10 ? 3 : standards >= 5 ? 2 : standards >= 1 ? 1 : 0);
        double markets = zone.markets();
        trace.in(markets).item(rising(markets, 5, 25, 2));
        boolean regionalBrand = zone.regionalBrand();
        trace.in(regionalBrand).item(regionalBrand ? 1 : 0);
        double publicity = zone.publicity();
        trace.in(publicity).item(publicity >= 3 ? 1 : 0);
        double awards = zone.awards();
        trace.in(awards).item(awards >= 3 ? 2 : awards >= 1 ? 1 : 0);
        trace.total = total(trace.points);
        double maliceBefore = zone.maliceBefore();
        double malice = zone.malice();
        trace.in(maliceBefore).in(malice);
        trace.verdict = verdict(trace, maliceBefore + malice > 0);
        return trace;
    }

    private static double total(double[] points) {
        double total = 0;
        for (int i = 0; i < Sheet.SCORED; i++) {
            total += points[i];
        }
        double bonus = 0;
        for (int i = Sheet.SCORED; i < Sheet.ITEMS; i++) {
            bonus += points[i];
        }
        return round(total + Math.min(bonus, 3));
    }

    private static Verdict verdict(Doubles trace, boolean malice) {
        if (malice) {
            return Verdict.FAIL_VETO;
        }
        boolean passed = trace.total >= 70
                && trace.points[Sheet.SCALE] >= 5
                && trace.points[Sheet.INCIDENT_RATE] >= 4
                && trace.points[Sheet.ORGANISATION] >= 4;
        return passed ? Verdict.PASS : Verdict.FAIL;
    }

    private static double round(double points) {
        return (long) (points * 100 + HALF) / 100.0;
    }

    private static double rising(double value, double from, double to, double points) {
        if (value <= from) {
            return 0;
        }
        return value >= to ? points : round((value - from) * points / (to - from));
    }

    private static double incidents(double ratio) {
        return ratio >= 150 ? 0 : ratio >= 100 ? 2 : ratio >= 50 ? 4 : ratio >= 10 ? 6 : 8;
    }

    private static double failures(double ratio) {
        if (ratio >= 150) {
            return 0;
        }
        return ratio <= 50 ? 6 : round((150 - ratio) * 6 / 100);
    }

    private static double taxGrowth(double growth) {
        return growth >= 10 ? 3 : growth >= 5 ? 2 : growth >= 0 ? 1 : 0;
    }

    private static int count(boolean... truths) {
        int out = 0;
        for (boolean truth : truths) {
            out += truth ? 1 : 0;
        }
        return out;
    }
}
