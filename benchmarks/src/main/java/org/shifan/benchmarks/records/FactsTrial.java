// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.records.store.Database;
import org.shifan.records.store.RollupCheck;

/** Facts of one zone, of the country, scores and the check of all sums, over databases of different size in turns. */
final class FactsTrial {
    private static final int ZONES = 400;
    private static final int TIMES = 5;
    private static final int GROUPED = 3;
    private static final long MANY = 1_000_000;
    private static final List<String> SUMS = List.of("export.value", "inspection.batches");

    /** One database and what is asked of it. */
    private record Side(Store store, Platform platform, GroupBy groupBy, Scores scores, Map<String, Timing> times) {
        Timing of(String work) {
            return times.computeIfAbsent(work, key -> new Timing());
        }
    }

    private final Country country;
    private final Map<Long, Side> sides = new LinkedHashMap<>();

    FactsTrial(Country country, Map<Long, Store> stores) throws Exception {
        this.country = country;
        for (Map.Entry<Long, Store> store : stores.entrySet()) {
            store.getValue().analyse();
            Platform platform = new Platform(country, store.getValue().source(), java.nio.file.Path.of("unused"));
            sides.put(
                    store.getKey(),
                    new Side(
                            store.getValue(),
                            platform,
                            new GroupBy(country, store.getValue().source()),
                            new Scores(country, platform),
                            new LinkedHashMap<>()));
        }
    }

    void run(String brand, Curves curves) throws Exception {
        List<Subject> zones = country.subjects();
        for (int i = 0; i < 2 * ZONES; i++) {
            Subject zone = zones.get(i % zones.size());
            boolean warm = i < ZONES;
            for (Side side : sides.values()) {
                (warm ? new Timing() : side.of("zone"))
                        .measure(() -> side.platform().facts(zone));
            }
        }
        for (int i = 0; i <= TIMES; i++) {
            boolean warm = i == 0;
            for (Side side : sides.values()) {
                // What many zones have is stored and kept: as nobody ever asked, as after a start, and as the next who asks.
                String version = "time " + i;
                Platform first = platform(version, side);
                (warm ? new Timing() : side.of("country first")).measure(() -> first.facts(zones));
                Platform started = platform(version, side);
                (warm ? new Timing() : side.of("country")).measure(() -> started.facts(zones));
                (warm ? new Timing() : side.of("country again")).measure(() -> started.facts(zones));
                (warm ? new Timing() : side.of("evaluation"))
                        .measure(() -> side.scores().country());
            }
        }
        for (Map.Entry<Long, Side> each : sides.entrySet()) {
            Side side = each.getValue();
            agree(side, zones);
            for (int i = 0; i < grouped(each.getKey()); i++) {
                side.of("group by").measure(() -> side.groupBy().country());
            }
        }
        report(brand, curves);
        check(brand, curves);
    }

    private Platform platform(String version, Side side) {
        return new Platform(version, country, side.store().source(), java.nio.file.Path.of("unused"));
    }

    /** How often the peer is asked: once where that takes minutes. */
    private static int grouped(long rows) {
        return rows > MANY ? 1 : GROUPED;
    }

    /** Adds everything up anew; once, for it takes its time. */
    private void check(String brand, Curves curves) throws Exception {
        for (Map.Entry<Long, Side> each : sides.entrySet()) {
            Timing took = new Timing();
            took.measure(() -> {
                Database database = new Database(each.getValue().store().source());
                if (new RollupCheck(database, (operation, place, actor) -> Optional.empty())
                                .check(false, "")
                                .wrong()
                        > 0) {
                    throw new IllegalStateException("the sums are wrong");
                }
            });
            curves.add(brand, "sums checked", each.getKey(), took.median());
        }
    }

    /** What is compared is the same: exports and batches of every zone, whole. */
    private static void agree(Side side, List<Subject> zones) throws Exception {
        Map<Subject, Map<FactId, FactValue>> facts = side.platform().facts(zones);
        List<Map<Subject, BigDecimal>> sums = side.groupBy().country();
        for (Subject zone : zones) {
            for (int i = 0; i < SUMS.size(); i++) {
                BigDecimal raw = sums.get(i).getOrDefault(zone, BigDecimal.ZERO);
                FactValue fact = facts.get(zone).get(FactId.of(SUMS.get(i)));
                // Few rows for so many enterprises: a bureau that has delivered none knows nothing of its zones.
                boolean agrees = fact instanceof FactValue.Known known
                        ? known.value().compareTo(raw) == 0
                        : fact instanceof FactValue.Missing && raw.signum() == 0;
                if (!agrees) {
                    throw new IllegalStateException(zone + " " + SUMS.get(i) + ": " + fact + ", raw " + raw);
                }
            }
        }
    }

    private void report(String brand, Curves curves) {
        Side first = sides.values().iterator().next();
        sides.forEach((rows, side) -> {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.3f | %.2f | %.3f | %.4f | %.4f | %.3f | %.3f | %.1f | %.1f | %.0f |%n",
                    brand,
                    rows,
                    side.of("zone").median() * 1e3,
                    side.of("zone").median() / first.of("zone").median(),
                    side.of("country first").median(),
                    side.of("country").median(),
                    side.of("country again").median(),
                    side.of("evaluation").median(),
                    side.of("group by").median(),
                    side.of("group by").median() / side.of("country first").median(),
                    side.of("group by").median() / side.of("country").median(),
                    side.of("group by").median() / side.of("country again").median());
            curves.add(brand, "facts of a zone", rows, side.of("zone").median());
            curves.add(brand, "facts of all, first", rows, side.of("country first").median());
            curves.add(brand, "facts of all, after a start", rows, side.of("country").median());
            curves.add(brand, "facts of all, again", rows, side.of("country again").median());
            curves.add(brand, "scores of all", rows, side.of("evaluation").median());
        });
    }

    void close() {
        sides.values().forEach(side -> side.scores().close());
    }
}
