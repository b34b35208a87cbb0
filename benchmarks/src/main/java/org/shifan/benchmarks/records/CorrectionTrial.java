// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.intake.ImportResult;

/**
 * One record corrected by a file of one line, then its zone's facts and score, beside the same statements sent bare. The import
 * makes one value of the other, the bare statements the one of the other again, so that both always do the same.
 */
final class CorrectionTrial {
    private static final int TIMES = 200;
    private static final int WARM = Integer.getInteger("warm.corrections", 1000);

    private final Country country;
    private final DataSource source;
    private final Store store;
    private final Tape tape = new Tape();
    /** The same over connections that write down what goes through them; only these are slower. */
    private final Platform taped;

    private final Platform platform;
    private final BureauCode bureau;
    private final Subject zone;
    private final Path here;
    private final Path back;

    CorrectionTrial(Country country, Rows rows, Store store, Path folder) throws IOException {
        this.country = country;
        this.source = store.source();
        this.store = store;
        this.taped = new Platform(country, tape.source(source), folder.resolve("rejects"));
        this.platform = new Platform(country, source, folder.resolve("rejects"));
        this.bureau = country.bureaus().get(1);
        List<String> lines;
        try (var all = Files.lines(rows.files(Rows.Kind.EXPORTS).get(bureau))) {
            lines = all.limit(2).toList();
        }
        String[] cells = lines.get(1).split(",");
        this.zone = country.zones().stream()
                .filter(each -> country.members(each.id()).stream()
                        .anyMatch(member -> member.enterprise().value().equals(cells[0])))
                .map(each -> Subject.zone(each.id()))
                .findFirst()
                .orElseThrow();
        String before = cells[4];
        this.back = file(folder.resolve("back-synthetic.csv"), lines, before, before);
        this.here = file(folder.resolve("here-synthetic.csv"), lines, before, "123.45");
    }

    private static Path file(Path file, List<String> lines, String before, String value) throws IOException {
        return Files.writeString(
                file, lines.get(0) + "\n" + lines.get(1).replace("," + before + ",", "," + value + ",") + "\n");
    }

    void run(String brand, long rows) throws Exception {
        Timing ours = new Timing();
        Timing bare = new Timing();
        try (Scores scores = new Scores(country, taped)) {
            correct(taped, scores, here);
            tape.start();
            ImportResult result = correct(taped, scores, back);
            tape.stop();
            tape.importIs(result.importId());
        }
        Cpu cpu = Cpu.of(store);
        try (Scores scores = new Scores(country, platform)) {
            for (int i = 0; i < WARM + TIMES; i++) {
                boolean counts = i >= WARM;
                (counts ? ours : new Timing()).measure(cpu, () -> correct(platform, scores, here));
                (counts ? bare : new Timing()).measure(cpu, () -> tape.play(source));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %d | %.2f | %.2f | %.2f | %.2f |%n",
                brand,
                rows,
                tape.size(),
                ours.median() * 1e3,
                bare.median() * 1e3,
                ours.median() / bare.median(),
                ours.cpu() / bare.cpu());
    }

    private ImportResult correct(Platform on, Scores scores, Path file) {
        ImportResult result = on.correct(Rows.Kind.EXPORTS, file, bureau);
        if (result.stored() != 1) {
            throw new IllegalStateException("the correction was not taken: " + result);
        }
        scores.zone(zone);
        return result;
    }
}
