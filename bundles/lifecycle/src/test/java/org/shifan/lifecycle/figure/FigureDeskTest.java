// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.figure;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Text;
import org.shifan.api.work.ZoneFigures;
import org.shifan.lifecycle.LifecycleMessages;
import org.shifan.lifecycle.work.Readers;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** R2 and R3 over a catalogue that a test tells. */
public class FigureDeskTest {
    private static final LocalDate DAY = LocalDate.of(2015, 3, 1);
    private static final ZoneId KUNSHAN = ZoneId.of("320583-01");
    private static final ZoneId WUXI = ZoneId.of("320200-01");
    private static final ZoneId SHAOXING = ZoneId.of("330600-01");
    private static final ZoneId NINGBO = ZoneId.of("330200-01");

    private final Map<String, BigDecimal> values = new HashMap<>();
    private final FigureDesk desk =
            new FigureDesk(zones(), new Catalogue(), reading((operation, place, actor) -> Optional.empty()));

    private void tell(ZoneId zone, int year, String fact, String value) {
        values.put(zone + " " + year + " " + fact, new BigDecimal(value));
    }

    private static Readers reading(Permissions permissions) {
        return new Readers(permissions, zones(), null, noMembers());
    }

    private static Memberships noMembers() {
        return (Memberships) Proxy.newProxyInstance(
                Memberships.class.getClassLoader(),
                new Class<?>[] {Memberships.class},
                (proxy, method, args) -> Set.of());
    }

    @Test
    public void r6EveryRoleReadsTheFiguresOfAZoneAsTheTableSays() {
        TableOfRoles roles = new TableOfRoles();
        FigureDesk asking = new FigureDesk(zones(), new Catalogue(), reading(roles));
        roles.everyRole(
                        ZoneFigures.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), KUNSHAN, null))
                .read("aims", () -> asking.aims(KUNSHAN, 2013, 2014, DAY))
                .read("peers", () -> asking.peers(KUNSHAN, 2014, DAY))
                .isAsDocumented(() -> values);
    }

    private static Zone zone(ZoneId id, String bureau, String industry) {
        Text name = Text.same(id.value());
        return new Zone(
                id,
                name,
                DivisionCode.of(id.value().substring(0, 6)),
                BureauCode.of(bureau),
                name,
                List.of(),
                industry,
                "t",
                "");
    }

    private static ZoneRegistry zones() {
        List<Zone> all = List.of(
                zone(KUNSHAN, "jiangsu", "C37"),
                zone(WUXI, "jiangsu", "C37"),
                zone(SHAOXING, "zhejiang", "C37"),
                zone(NINGBO, "ningbo", "C17"));
        return (ZoneRegistry) Proxy.newProxyInstance(
                ZoneRegistry.class.getClassLoader(),
                new Class<?>[] {ZoneRegistry.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "zones" -> all;
                    case "require" ->
                        all.stream()
                                .filter(each -> each.id().equals(args[0]))
                                .findFirst()
                                .orElseThrow();
                    default -> throw new AssertionError(method);
                });
    }

    private final class Catalogue implements FactCatalogue {
        @Override
        public List<FactDefinition> definitions() {
            return List.of();
        }

        @Override
        public Optional<FactDefinition> definition(FactId id) {
            return Optional.empty();
        }

        @Override
        public Map<Subject, Map<FactId, FactValue>> read(
                Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf) {
            Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
            for (Subject subject : subjects) {
                Map<FactId, FactValue> read = new HashMap<>();
                for (FactId fact : facts) {
                    BigDecimal value = values.get(subject.key() + " " + year + " " + fact);
                    read.put(
                            fact,
                            value == null
                                    ? FactValue.missing(
                                            LifecycleMessages.M.message("work.fact.no-member", subject, asOf))
                                    : FactValue.known(value, new FactValue.Source("test", "", false)));
                }
                out.put(subject, read);
            }
            return out;
        }
    }

    @Test
    public void r2EachAimHasItsFiguresYearByYearAndWhatIsMissingIsNotZero() {
        tell(KUNSHAN, 2013, "inspection.fail-rate", "1.2");
        tell(KUNSHAN, 2014, "inspection.fail-rate", "0.8");

        List<ZoneFigures.Line> lines = desk.aims(KUNSHAN, 2013, 2014, DAY);

        assertThat(lines)
                .extracting(ZoneFigures.Line::group)
                .contains("quality-model", "facilitation-pioneer", "competitive-advantage");
        ZoneFigures.Line failed = lines.stream()
                .filter(each -> each.fact().value().equals("inspection.fail-rate"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.years())
                .extracting(ZoneFigures.Year::value)
                .containsExactly(new BigDecimal("1.2"), new BigDecimal("0.8"));
        assertThat(lines)
                .filteredOn(each -> !each.equals(failed))
                .allSatisfy(each -> assertThat(each.years()).allSatisfy(year -> {
                    assertThat(year.value()).isNull();
                    assertThat(year.missing()).isNotNull();
                }));
    }

    @Test
    public void r2YearsComeInOrderAndNotTooManyOfThem() {
        assertThatThrownBy(() -> desk.aims(KUNSHAN, 2014, 2013, DAY)).hasMessageContaining("2014");
        assertThatThrownBy(() -> desk.aims(KUNSHAN, 1990, 2014, DAY)).hasMessageContaining("20");
    }

    @Test
    public void r3AZoneStandsBesideItsIndustryInTheCountryAndTheProvinceByFourHeadings() {
        tell(KUNSHAN, 2014, "incident.rate", "2");
        tell(WUXI, 2014, "incident.rate", "3");
        tell(SHAOXING, 2014, "incident.rate", "1");
        tell(NINGBO, 2014, "incident.rate", "0");
        tell(KUNSHAN, 2014, "own-brands.count", "5");
        tell(WUXI, 2014, "own-brands.count", "5");

        List<ZoneFigures.Comparison> peers = desk.peers(KUNSHAN, 2014, DAY);

        assertThat(peers)
                .extracting(ZoneFigures.Comparison::group)
                .contains("honesty", "quality", "brand", "self-discipline");
        ZoneFigures.Comparison rate = comparison(peers, "incident.rate");
        assertThat(rate.country()).isEqualTo(new ZoneFigures.Among(3, 3, 2, new BigDecimal("2.000000")));
        assertThat(rate.province()).isEqualTo(new ZoneFigures.Among(2, 2, 1, new BigDecimal("2.500000")));
        assertThat(comparison(peers, "own-brands.count").province().rank()).isEqualTo(1);
        ZoneFigures.Comparison unknown = comparison(peers, "law.penalties.count");
        assertThat(unknown.value()).isNull();
        assertThat(unknown.country()).isEqualTo(new ZoneFigures.Among(3, 0, 0, null));
    }

    private static ZoneFigures.Comparison comparison(List<ZoneFigures.Comparison> peers, String fact) {
        return peers.stream()
                .filter(each -> each.fact().value().equals(fact))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void everyFactOfAFigureIsOneThatTheDocumentationNames() throws java.io.IOException {
        String pages = java.nio.file.Files.readString(java.nio.file.Path.of("../../docs/facts.md"))
                + java.nio.file.Files.readString(java.nio.file.Path.of("../../docs/market.md"));
        java.util.stream.Stream.concat(FigureGroups.aims().stream(), FigureGroups.headings().stream())
                .forEach(figure -> assertThat(pages).contains("| `" + figure.fact() + "` |"));
    }
}
