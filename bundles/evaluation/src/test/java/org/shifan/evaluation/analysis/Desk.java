// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.osgi.framework.Constants;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.service.FakeZones;

/** A registry with sets, zones and their facts, for what is analysed with them. */
final class Desk {
    static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    static final int YEAR = 2015;

    final Registry registry = new Registry();
    final FakeZones zones = new FakeZones();
    private final Map<String, BigDecimal> values = new TreeMap<>();
    private long bundles = 100;

    Desk() {
        FakeProvider provider = new FakeProvider();
        number(provider, "number.a", Unit.USD);
        number(provider, "percent.a", Unit.PERCENT);
        number(provider, "count.c", Unit.COUNT);
        number(provider, "count.d", Unit.COUNT);
        provider.fact("yes.a", Unit.TRUTH, FactType.TRUTH, Set.of(Subject.Kind.ZONE), this::value);
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
    }

    private void number(FakeProvider provider, String id, Unit unit) {
        provider.fact(id, unit, FactType.NUMBER, Set.of(Subject.Kind.ZONE), this::value);
    }

    Desk zone(String id, String bureau) {
        zones.with(id, bureau);
        return this;
    }

    /** The fact of the zone in the year 2015; without one it is missing. */
    Desk fact(String zone, String fact, Object value) {
        values.put(zone + " " + fact, new BigDecimal(String.valueOf(value)));
        return this;
    }

    private FactValue value(FactRequest request) {
        BigDecimal value = values.get(request.subject().key() + " " + request.fact());
        return value != null && request.year() == YEAR
                ? FactValue.known(value, FakeProvider.SOURCE)
                : FactValue.missing(new Message("test.missing", new Text("未报", "not reported"), List.of()));
    }

    static byte[] bytes(String id, String version, Paper paper) {
        return paper.yaml()
                .replace("id: test-set", "id: " + id)
                .replace("version: 1.0.0", "version: " + version)
                .getBytes(StandardCharsets.UTF_8);
    }

    Desk install(String id, String version, Paper paper) {
        return install(version, bytes(id, version, paper));
    }

    Desk install(String version, byte[] document) {
        registry.start(++bundles, version, document);
        return this;
    }
}
