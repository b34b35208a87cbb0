// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.List;
import java.util.Map;

import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.api.runtime.rule.FactHandle;

/** The sheet in Drools' executable model, in one session for all zones or in a new one for each. */
final class Drools implements Peer {
    private final List<String> inputs = Sheet.inputs(Sheet.lines("sheet.jexl.txt"));
    private final List<Zone> zones = Zones.all();
    private final List<Map<String, Object>> facts =
            zones.stream().map(Zones::values).toList();
    private final KieSession lasting;
    private final StatelessKieSession fresh;

    private Drools(boolean lasts) {
        KieContainer container = build();
        lasting = lasts ? container.newKieSession() : null;
        fresh = lasts ? null : container.newStatelessKieSession();
    }

    static Drools lasting() {
        return new Drools(true);
    }

    static Drools fresh() {
        return new Drools(false);
    }

    @Override
    public Object evaluate(int zone) {
        Points points = new Points();
        if (lasting == null) {
            fresh.execute(List.of(zones.get(zone), points));
        } else {
            FactHandle result = lasting.insert(points);
            FactHandle subject = lasting.insert(zones.get(zone));
            lasting.fireAllRules();
            lasting.delete(subject);
            lasting.delete(result);
        }
        Decimals trace = points.trace();
        trace.in(inputs, facts.get(zone));
        return trace;
    }

    @Override
    public Outcome read(Object result) {
        return ((Decimals) result).outcome();
    }

    private static KieContainer build() {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write(
                "src/main/resources/org/shifan/benchmarks/sheet.drl",
                services.getResources().newByteArrayResource(Sheet.bytes("sheet.drl")));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return services.newKieContainer(services.getRepository().getDefaultReleaseId());
    }
}
