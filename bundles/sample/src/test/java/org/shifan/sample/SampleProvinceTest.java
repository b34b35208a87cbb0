// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;

public class SampleProvinceTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SampleProvince province = SampleFixture.province(237);
    private final SampleExports exports = new SampleExports(province);
    private final SampleInspections inspections = new SampleInspections(province, exports);
    private final SampleIncidents incidents = new SampleIncidents(province, exports);

    @Test
    public void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        Map<String, Path> first = SampleFiles.write(
                SampleFixture.province(237), folder.newFolder("a").toPath());
        Map<String, Path> again = SampleFiles.write(
                SampleFixture.province(237), folder.newFolder("b").toPath());
        Map<String, Path> other = SampleFiles.write(
                SampleFixture.province(238), folder.newFolder("c").toPath());
        assertThat(first.keySet())
                .containsExactly(
                        "enterprises",
                        "memberships",
                        "grants",
                        "exports",
                        "export-declarations",
                        "inspections",
                        "incidents",
                        "declarations");
        for (String kind : first.keySet()) {
            assertThat(first.get(kind)).hasSameBinaryContentAs(again.get(kind));
            assertThat(first.get(kind).getFileName()).hasToString(kind + "-synthetic.csv");
        }
        assertThat(Files.mismatch(first.get("exports"), other.get("exports"))).isNotEqualTo(-1);
    }

    @Test
    public void twelveHundredEnterprisesHaveValidCodesOfTheirOwnAndSayThatTheyAreInvented() {
        assertThat(province.enterprises()).hasSize(1200);
        Set<OrganisationCode> codes = new HashSet<>();
        for (SampleEnterprise enterprise : province.enterprises()) {
            assertThat(codes.add(enterprise.code())).isTrue();
            assertThat(enterprise.creditCode().organisationCode()).isEqualTo(enterprise.code());
            assertThat(enterprise.name()).startsWith("演示企业");
        }
        long members = province.enterprises().stream()
                .filter(e -> !e.stays().isEmpty())
                .count();
        assertThat(members).isBetween(660L, 780L);
    }

    @Test
    public void noEnterpriseIsInTwoZonesOnOneDay() {
        assertThat(province.enterprises().stream().filter(e -> e.stays().size() > 1))
                .isNotEmpty();
        for (SampleEnterprise enterprise : province.enterprises()) {
            LocalDate free = LocalDate.MIN;
            for (Stay stay : enterprise.stays()) {
                assertThat(stay.from()).isAfterOrEqualTo(free);
                assertThat(stay.to() == null || !stay.to().isBefore(stay.from()))
                        .isTrue();
                free = stay.to() == null ? LocalDate.MAX : stay.to().plusDays(1);
            }
        }
    }

    @Test
    public void sizesAreThoseOfAProvince() {
        assertThat(exports.lines()).hasSizeBetween(15_000, 30_000);
        assertThat(inspections.batches()).hasSizeBetween(18_000, 24_000);
        assertThat(incidents.incidents()).hasSizeBetween(600, 3_000);
        assertThat(exports.lines()).allSatisfy(line -> assertThat(line.value()).isPositive());
    }

    @Test
    public void declarationsAreTheYearlyExportsOfTheLastYearOfSomeToTheCent() {
        SampleShipments shipments = new SampleShipments(province, exports);
        assertThat(shipments.declared()).hasSizeGreaterThan(500).allSatisfy(d -> {
            assertThat(d.value()).isPositive();
            assertThat(d.day().getYear()).isEqualTo(province.to());
            assertThat(d.enterprise().stays())
                    .as("in one zone through the year, or in none: " + d.enterprise())
                    .allMatch(stay -> (stay.contains(LocalDate.of(province.to(), 1, 1))
                                    && stay.contains(LocalDate.of(province.to(), 12, 31)))
                            || (stay.to() != null && stay.to().getYear() < province.to()));
        });
        Map<List<?>, BigDecimal> declared = shipments.declared().stream()
                .collect(Collectors.toMap(
                        d -> List.of(d.enterprise(), d.heading(), d.market()),
                        SampleShipments.Declared::value,
                        BigDecimal::add));
        Set<SampleExports.Line> yearly = new HashSet<>(shipments.yearly());
        Map<List<?>, BigDecimal> left = exports.lines().stream()
                .filter(l -> !yearly.contains(l))
                .collect(Collectors.toMap(
                        l -> List.of(l.enterprise(), l.heading(), l.market()), SampleExports.Line::value));
        assertThat(declared).isEqualTo(left);
        Set<SampleEnterprise> declaring = shipments.declared().stream()
                .map(SampleShipments.Declared::enterprise)
                .collect(Collectors.toSet());
        assertThat(shipments.yearly()).noneMatch(l -> l.year() == province.to() && declaring.contains(l.enterprise()));
        unique(shipments.declared(), SampleShipments.Declared::number);
    }

    @Test
    public void keysAreUnique() {
        unique(exports.lines(), l -> List.of(l.enterprise().code(), l.year(), l.heading(), l.market()));
        unique(inspections.batches(), SampleInspections.Batch::number);
        unique(incidents.incidents(), SampleIncidents.Incident::number);
        unique(
                new SampleDeclarations(province).declared(),
                d -> List.of(d.zone().id(), d.fact(), d.year()));
        unique(new SampleGrants(province).granted(), g -> List.of(g.enterprise().code(), g.kind(), g.from()));
    }

    @Test
    public void batchesFailAsOftenAsWasReportedOfRealPlaces() {
        long failed = inspections.batches().stream()
                .filter(b -> !b.failed().isEmpty())
                .count();
        assertThat(100.0 * failed / inspections.batches().size()).isBetween(0.1, 0.8);
    }

    @Test
    public void aboutThreeQuartersOfReturnsAreForQuality() {
        List<SampleIncidents.Incident> returns = incidents.incidents().stream()
                .filter(i -> i.kind().equals("RETURN")
                        && i.attributed()
                        && !i.cause().equals("UNDETERMINED"))
                .toList();
        long quality = returns.stream().filter(i -> i.cause().equals("QUALITY")).count();
        assertThat(100.0 * quality / returns.size()).isBetween(70.0, 77.0);
    }

    @Test
    public void theZonesDifferAsTheirProfilesSay() {
        Map<String, Double> rates = province.zones().stream()
                .collect(Collectors.toMap(
                        z -> z.profile().id(), z -> rate(province.zones().indexOf(z))));
        assertThat(rates.get("excellent")).isLessThan(0.3);
        assertThat(rates.get("troubled")).isBetween(2.0, 3.2);
        assertThat(incidents.incidents().stream().filter(i -> i.cause().equals("MALICE")))
                .singleElement()
                .satisfies(i -> assertThat(province.zones()
                                .get(i.enterprise().home())
                                .profile()
                                .id())
                        .isEqualTo("malicious"));
        List<SampleDeclarations.Declared> declared = new SampleDeclarations(province).declared();
        Set<String> owing = declared.stream()
                .filter(d -> d.fact().equals("org.in-government-appraisal"))
                .map(d -> d.zone().profile().id())
                .collect(Collectors.toSet());
        assertThat(owing).hasSize(7).doesNotContain("undeclared");
    }

    @Test
    public void theZonesDeclareEveryFactThatAZoneMayDeclare() throws IOException {
        List<String> page = Files.readAllLines(Path.of("../../docs/facts.md"));
        Set<String> declarable = page.subList(page.indexOf("## Declared"), page.size()).stream()
                .filter(line -> line.startsWith("| `") && line.split("\\|")[4].contains("zone"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toSet());
        Set<String> declared = new SampleDeclarations(province)
                .declared().stream().map(SampleDeclarations.Declared::fact).collect(Collectors.toSet());
        assertThat(declared).isEqualTo(declarable);
    }

    /** An expired state is an error of every item that names it, which no invented record should cause on some later day. */
    @Test
    public void whatWasDeclaredLastHasNotExpiredWheneverItIsLookedAt() {
        List<SampleDeclarations.Declared> declared = new SampleDeclarations(province).declared();
        assertThat(declared)
                .filteredOn(d -> d.year() == province.to())
                .allSatisfy(d -> assertThat(d.validUntil()).isEmpty());
        assertThat(declared).filteredOn(d -> !d.validUntil().isEmpty()).isNotEmpty();
    }

    @Test
    public void aBureauWithTwoZonesGetsTwo() {
        SampleProvince small = SampleProvince.of(SampleFixture.JIANGSU, 3, SampleFixture.zones(2), 1, 2014, 2014);
        assertThat(small.enterprises()).hasSize(1200);
        assertThat(new SampleExports(small).lines()).isNotEmpty();
    }

    @Test
    public void bothLanguagesHaveTheSameMessages() {
        assertThat(Messages.of(SampleMessages.class).unpaired()).isEmpty();
        assertThat(Messages.of(SampleMessages.class).keys()).hasSizeGreaterThan(10);
    }

    private double rate(int zone) {
        BigDecimal value = province.enterprises().stream()
                .filter(e -> e.zoneOn(LocalDate.of(2014, 12, 31)).orElse(-1) == zone)
                .map(e -> exports.sum(e, 2014))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long count = incidents.incidents().stream()
                .filter(i ->
                        i.attributed() && i.cause().equals("QUALITY") && i.day().getYear() == 2014)
                .filter(i -> i.enterprise().zoneOn(i.day()).orElse(-1) == zone)
                .count();
        return count * 1e8 / value.doubleValue();
    }

    private static <T> void unique(List<T> list, Function<T, Object> key) {
        assertThat(list.stream().map(key).distinct().count()).isEqualTo(list.size());
    }
}
