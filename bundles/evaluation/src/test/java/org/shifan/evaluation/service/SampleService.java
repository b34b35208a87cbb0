// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;

import org.shifan.api.evaluation.EvaluationService;
import org.shifan.evaluation.archive.AssessmentArchive;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.evaluation.registry.Registry;
import org.shifan.testregisters.FixedLevels;

/** The evaluation service over a registry under test, with a zone of Jiangsu. */
public final class SampleService {
    private SampleService() {}

    public static EvaluationService of(Registry registry, ResultArchive results, Clock clock) {
        return of(registry, results, new MemoryAssessments(), clock);
    }

    /** One that reads what people said there. */
    public static EvaluationService of(
            Registry registry, ResultArchive results, AssessmentArchive assessments, Clock clock) {
        FakeZones zones = zones();
        return new Evaluations(
                "1.0.0.SNAPSHOT",
                registry.criteria,
                Snapshots.over(registry.facts, zones, new FixedLevels(), assessments),
                new FakeBureaus(),
                zones,
                new FakeEnterprises(),
                results,
                (operation, place, actor) -> java.util.Optional.empty(),
                clock);
    }

    /** Everybody may read everything. */
    public static Reading reading() {
        return new Reading((operation, place, actor) -> java.util.Optional.empty(), zones(), new FakeEnterprises());
    }

    public static SnapshotReader facts(Registry registry) {
        return Snapshots.over(registry.facts, zones());
    }

    public static Candidates subjects() {
        return new Candidates(zones(), new FakeEnterprises());
    }

    private static FakeZones zones() {
        return new FakeZones().with("320583-01", "jiangsu").with("320583-02", "jiangsu");
    }
}
