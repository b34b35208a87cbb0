// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.term;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.Shipment;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.facilitation.store.AuditTrail;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Which bundle's terms were in force when stays after the bundle. */
@Category(EachDatabase.class)
public class TermSourcesTest {
    private static final Clock MAY = Clock.fixed(Instant.parse("2016-05-01T02:00:00Z"), ZoneOffset.UTC);

    private final FacilitationTables tables = new FacilitationTables();
    private int framework = Bundle.ACTIVE;
    private final TermSources sources = new TermSources(
            tables.jpa, PlugIns.ordinary(), told(Bundle.class, Map.of("getState", () -> framework)), MAY);
    private final BureauTerms own = new BureauTerms() {
        @Override
        public BureauCode bureau() {
            return BureauCode.of("ningbo");
        }

        @Override
        public List<Term> terms(String measure, Shipment shipment) {
            return List.of();
        }
    };

    @After
    public void close() {
        tables.close();
    }

    private interface Answer {
        Object get();
    }

    private static <T> T told(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName()).get()));
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<BureauTerms> of(String version) {
        Bundle bundle = told(
                Bundle.class,
                Map.of(
                        "getBundleId",
                        () -> 7L,
                        "getVersion",
                        () -> Version.parseVersion(version),
                        "getSymbolicName",
                        () -> "ningbo.terms"));
        return told(ServiceReference.class, Map.of("getBundle", () -> bundle));
    }

    private List<AuditedChange> trail() {
        return AuditTrail.of(tables, "facilitation.term-source");
    }

    @Test
    public void f10_aBundleThatComesIsUpdatedAndGoesLeavesALineForEachWithTheVersionBefore() {
        sources.came(own, of("1.0.0"));
        sources.came(own, of("1.1.0"));
        sources.went(own, of("1.1.0"));
        assertThat(trail())
                .extracting(
                        AuditedChange::action,
                        change -> change.before().get("version"),
                        change -> change.after().get("version"))
                .containsExactly(
                        tuple("terms.came", null, "1.0.0"),
                        tuple("terms.came", "1.0.0", "1.1.0"),
                        tuple("terms.went", "1.1.0", null));
        assertThat(trail()).allSatisfy(change -> {
            assertThat(change.subject()).isEqualTo("bureau:ningbo");
            assertThat(change.from()).startsWith("ningbo.terms 1.");
        });
    }

    @Test
    public void f10_aStartOfTheServerIsNoComingAndItsStopNoGoing() {
        sources.came(own, of("1.0.0"));
        framework = Bundle.STOPPING;
        sources.went(own, of("1.0.0"));
        framework = Bundle.STARTING;
        sources.came(own, of("1.0.0"));
        assertThat(trail()).hasSize(1);
    }
}
