// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testframework;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.framework.Constants;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Problem;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.identity.Permissions;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Language;
import org.shifan.api.trust.AcceptanceGuard;
import org.shifan.api.trust.Claim;
import org.shifan.api.trust.Ruling;
import org.shifan.evaluation.plan.Plan;

/**
 * The engine's bundle as it is shipped, in a framework of its own, with just what it needs of other bundles: registers and
 * a database in memory, facts from the provider that is given. A set is in force as soon as it is accepted.
 */
public final class EngineAlone implements AutoCloseable {
    private final Container container;

    private EngineAlone(Container container) {
        this.container = container;
    }

    /** @param bureau supervises all of the zones */
    public static EngineAlone start(Bureau bureau, List<Zone> zones, FactProvider facts) {
        return start(bureau, zones, facts, Set.of());
    }

    /** @param withheld services that there are not */
    static EngineAlone start(Bureau bureau, List<Zone> zones, FactProvider facts, Set<Class<?>> withheld) {
        Container container = new Container(Plan.class);
        Map<ZoneId, Zone> byId = zones.stream().collect(Collectors.toMap(Zone::id, Function.identity()));
        List.of(
                        Neighbour.of(
                                BureauDirectory.class,
                                Map.of(
                                        "require", asked -> bureau,
                                        "bureau", asked -> Optional.of(bureau),
                                        "bureaus", asked -> List.of(bureau))),
                        Neighbour.of(
                                ZoneRegistry.class,
                                Map.of("require", asked -> byId.get(asked[0]), "zones", asked -> zones)),
                        Neighbour.of(DivisionDirectory.class, Map.of()),
                        Neighbour.of(EnterpriseRegistry.class, Map.of()),
                        Neighbour.of(Grants.class, Map.of()),
                        Neighbour.of(Memberships.class, Map.of()),
                        new Neighbour<>(
                                JpaTemplate.class, StandIn.database(), Map.of("osgi.unit.name", "shifan-evaluation")),
                        new Neighbour<>(SchemaReady.class, () -> "evaluation", Map.of("shifan.schema", "evaluation")),
                        new Neighbour<Permissions>(
                                Permissions.class, (operation, place, actor) -> Optional.empty(), Map.of()),
                        new Neighbour<>(AcceptanceGuard.class, new OpenDoor(), Map.of()),
                        new Neighbour<>(FactProvider.class, facts, Map.of()))
                .stream()
                .filter(neighbour -> !withheld.contains(neighbour.type()))
                .forEach(neighbour -> neighbour.move(container));
        // As in the distribution, for whoever tries: without a second person.
        container.configure("org.shifan.criteria", Map.of("approval", "none"));
        container.start();
        return new EngineAlone(container);
    }

    /** Whoever brings a set here is who tries it. */
    private static final class OpenDoor implements AcceptanceGuard {
        @Override
        public Ruling judge(Claim claim) {
            return new Ruling(Ruling.Outcome.ACCEPTED, Ruling.UNSIGNED, null);
        }

        @Override
        public long state() {
            return 0;
        }
    }

    private record Neighbour<T>(Class<T> type, T service, Map<String, Object> properties) {
        static <T> Neighbour<T> of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
            return new Neighbour<>(type, StandIn.of(type, answers), Map.of());
        }

        void move(Container container) {
            container.add(type, service, properties);
        }
    }

    /**
     * Brings a criteria document in a bundle of its own, and waits until it is in force.
     *
     * @throws IllegalStateException with the components and what they wait for, when the engine does not come up; with
     *     the problems of the document when it is refused
     */
    public CriteriaSet criteria(byte[] document, CriteriaKey key, LocalDate on) {
        container.start(key.toString(), bundle(document));
        return container.await(
                CriteriaRegistry.class,
                registry -> {
                    if (registry.sets().stream().anyMatch(set -> set.state() == CriteriaState.REFUSED)) {
                        throw new IllegalStateException(told(registry));
                    }
                    return registry.inForce(key, on).orElse(null);
                },
                EngineAlone::told);
    }

    /** Every set with its state and what keeps it from being in force. */
    private static String told(CriteriaRegistry registry) {
        return registry.sets().stream()
                .map(set -> set.bundle() + " " + set.state() + told(set.problems()))
                .collect(Collectors.joining("; "));
    }

    private static String told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> "\n  " + problem.in(Language.EN))
                .collect(Collectors.joining());
    }

    /** The service of the bundle as it is registered. */
    public EvaluationService evaluations() {
        return container.await(EvaluationService.class, found -> found, Object::toString);
    }

    private static byte[] bundle(byte[] document) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.shifan.testframework.criteria");
        main.putValue(Constants.BUNDLE_VERSION, "1.0.0");
        main.putValue("Shifan-Criteria", "criteria.yaml");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry("criteria.yaml"));
            jar.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        container.close();
    }
}
