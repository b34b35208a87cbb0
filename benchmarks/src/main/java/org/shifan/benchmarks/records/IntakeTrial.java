// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Imports, with sums, beside the raw load of the same rows, in turns; the last import stays for what is measured after it. */
final class IntakeTrial {
    private final Store.Brand brand;
    private final Country country;
    private final Rows rows;
    private final Path folder;
    private final Map<Rows.Kind, Timing> ours = new EnumMap<>(Rows.Kind.class);
    private final Map<Rows.Kind, Timing> peers = new EnumMap<>(Rows.Kind.class);
    private long heap = -1;
    private Store store;

    IntakeTrial(Store.Brand brand, Country country, Rows rows, Path folder) {
        this.brand = brand;
        this.country = country;
        this.rows = rows;
        this.folder = folder;
        for (Rows.Kind kind : Rows.Kind.values()) {
            ours.put(kind, new Timing());
            peers.put(kind, new Timing());
        }
    }

    /** @param withPeers whether the raw load is measured beside it */
    IntakeTrial run(int times, boolean withPeers) throws Exception {
        for (int i = 0; i < times; i++) {
            if (!withPeers) {
                ours();
            } else if (i % 2 == 0) {
                peer();
                ours();
            } else {
                ours();
                peer();
            }
        }
        return this;
    }

    private void peer() throws Exception {
        try (Store raw = new Store(brand, folder.resolve("raw-" + rows.count()))) {
            Cpu cpu = Cpu.of(raw);
            for (Rows.Kind kind : Rows.Kind.values()) {
                peers.get(kind).measure(cpu, () -> {
                    long loaded = brand == Store.Brand.DERBY
                            ? Peers.batchInsert(raw.source(), kind, rows.table(kind))
                            : Peers.copy(raw.source(), kind, rows.table(kind));
                    expect(kind, loaded);
                });
            }
        }
    }

    private Platform open() throws Exception {
        if (store != null) {
            store.close();
        }
        store = new Store(brand, folder.resolve("own-" + rows.count()));
        return new Platform(country, store.source(), folder.resolve("rejects"));
    }

    /** Imports all once more, for the heap that it takes and not for the time. */
    IntakeTrial memory() throws Exception {
        Platform platform = open();
        try (LiveHeap watch = new LiveHeap()) {
            for (Rows.Kind kind : Rows.Kind.values()) {
                expect(kind, platform.intake(kind, rows.files(kind)));
            }
            heap = watch.mebibytesAboveIdle();
        }
        return this;
    }

    private void ours() throws Exception {
        Platform platform = open();
        Cpu cpu = Cpu.of(store);
        for (Rows.Kind kind : Rows.Kind.values()) {
            ours.get(kind).measure(cpu, () -> expect(kind, platform.intake(kind, rows.files(kind))));
        }
    }

    private void expect(Rows.Kind kind, long loaded) {
        if (loaded != rows.count(kind)) {
            throw new IllegalStateException(kind + ": " + loaded + " rows of " + rows.count(kind));
        }
    }

    /** What the import left; whoever asks closes it. */
    Store store() {
        return store;
    }

    /** Seconds of an import of everything. */
    double seconds() {
        return ours.values().stream().mapToDouble(Timing::median).sum();
    }

    void report() {
        for (Rows.Kind kind : Rows.Kind.values()) {
            Timing own = ours.get(kind);
            Timing peer = peers.get(kind);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,d | %,.0f | %s | %s | %s | %s |%n",
                    brand.title,
                    kind.code(),
                    rows.count(kind),
                    rows.count(kind) / own.median(),
                    peer.isEmpty() ? "" : String.format(Locale.ROOT, "%,.0f", rows.count(kind) / peer.median()),
                    peer.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", peer.ratio(own)),
                    peer.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", peer.cpu() / own.cpu()),
                    heap < 0 ? "" : heap);
        }
    }
}
