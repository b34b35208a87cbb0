// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.EvaluationSitting;
import org.shifan.testframework.EngineAlone;

/** The shipped engine in a framework of its own, over the facts of one database. */
final class Scores implements AutoCloseable {
    private static final LocalDate AS_OF = LocalDate.of(Country.YEAR + 1, 3, 1);
    private static final CriteriaKey KEY = new CriteriaKey(BureauCode.AQSIQ, Subject.Kind.ZONE, Level.NATIONAL);

    private final EngineAlone engine;
    private final EvaluationService service;
    private final List<Subject> zones;

    Scores(Country country, Platform platform) throws IOException {
        engine = EngineAlone.start(country.bureau(country.bureaus().get(0)), country.zones(), platform.provider());
        try (InputStream sheet = Scores.class.getResourceAsStream("/records.yaml")) {
            engine.criteria(sheet.readAllBytes(), KEY, AS_OF);
        }
        service = engine.evaluations();
        zones = country.subjects();
    }

    /** One zone, everything asked anew. */
    Evaluation zone(Subject zone) {
        return service.evaluate(new EvaluationRequest(zone, Level.NATIONAL, Country.YEAR, AS_OF, false, "benchmark"));
    }

    /** All zones, facts read in one question; how many have a total. */
    long country() {
        EvaluationSitting sitting = service.sitting(zones, Level.NATIONAL, Country.YEAR, AS_OF, "benchmark");
        return zones.stream()
                .map(sitting::draft)
                .filter(evaluation -> evaluation.total() != null)
                .count();
    }

    @Override
    public void close() {
        engine.close();
    }
}
