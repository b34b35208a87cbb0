// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Intake, facts, scores and a correction of records on both databases, each beside its peer in one run; prints tables and draws
 * the curves.
 */
public final class RecordsBenchmark {
    /** Of each kind: what was compiled while one kind was read is compiled anew for the next. */
    private static final int WARM_UP = Integer.getInteger("warm", 60_000);

    private final List<Long> sizes = Arrays.stream(
                    System.getProperty("rows", "100000,1000000").split(","))
            .map(Long::valueOf)
            .toList();
    private final int zones = Integer.getInteger("zones", 500);
    private final int enterprises = Integer.getInteger("enterprises", 10_000);
    /** The largest number of rows that is loaded by the peers too. */
    private final long peers = Long.getLong("peers", Long.MAX_VALUE);

    private final int times = Integer.getInteger("times", 3);
    private final Path folder = Path.of(System.getProperty("folder", "target/records"));
    private final String picture = System.getProperty("picture", "");
    private final List<String> parts =
            List.of(System.getProperty("parts", "intake,facts,correction").split(","));

    private RecordsBenchmark() {}

    /** Settings are system properties; {@code benchmarks/records} passes them on. */
    public static void main(String[] arguments) throws Exception {
        new RecordsBenchmark().run();
    }

    private void run() throws Exception {
        Country country = new Country(zones, enterprises);
        Map<Long, Rows> files = new LinkedHashMap<>();
        Rows warm = new Rows(country, kind -> WARM_UP, folder.resolve("rows-warm"));
        for (long size : sizes) {
            files.put(size, new Rows(country, size, folder.resolve("rows-" + size)));
        }
        System.out.printf(
                Locale.ROOT,
                "%d bureaus, %d zones, %,d enterprises, %d times%n",
                Country.BUREAUS,
                zones,
                enterprises,
                times);
        Curves curves = new Curves();
        for (String name : System.getProperty("databases", "derby,postgresql").split(",")) {
            Store.Brand brand = Store.Brand.valueOf(name.toUpperCase(Locale.ROOT));
            new IntakeTrial(brand, country, warm, folder).run(2, true).store().close();
            Map<Long, Store> stores = intake(brand, country, files, curves);
            if (parts.contains("facts")) {
                heading("| database | rows | zone ms | × first | country first s | after a start s | again s | scores s | GROUP BY s | × first | × after a start | × again |");
                FactsTrial facts = new FactsTrial(country, stores);
                facts.run(brand.title, curves);
                facts.close();
            }
            if (parts.contains("correction")) {
                heading("| database | rows | statements | import, facts, score ms | bare ms | × | × by CPU |");
                for (Map.Entry<Long, Store> store : stores.entrySet()) {
                    new CorrectionTrial(country, files.get(store.getKey()), store.getValue(), folder)
                            .run(brand.title, store.getKey());
                }
            }
            for (Store store : stores.values()) {
                store.close();
            }
        }
        heading("| database | work | "
                + String.join(" | ", sizes.stream().map(String::valueOf).toList()) + " | exponent |");
        curves.table().forEach(System.out::println);
        if (!picture.isEmpty()) {
            Files.writeString(Path.of(picture), curves.svg());
        }
    }

    private Map<Long, Store> intake(Store.Brand brand, Country country, Map<Long, Rows> files, Curves curves)
            throws Exception {
        Map<Long, Store> stores = new LinkedHashMap<>();
        heading("| database | kind | rows | rows/s | peer rows/s | × peer | × peer by CPU | MiB above idle |");
        for (Map.Entry<Long, Rows> each : files.entrySet()) {
            IntakeTrial trial =
                    new IntakeTrial(brand, country, each.getValue(), folder).run(times, each.getKey() <= peers);
            if (parts.contains("memory")) {
                trial.memory();
            }
            trial.report();
            System.out.flush();
            curves.add(brand.title, "import", each.getKey(), trial.seconds());
            stores.put(each.getKey(), trial.store());
        }
        return stores;
    }

    private static void heading(String line) {
        System.out.println();
        System.out.println(line);
        System.out.println(line.replaceAll("[^|]+", "---"));
    }
}
