// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.records.TestRegisters;
import org.shifan.records.targets.ExportsTarget;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.records.TestRegisters.code;

@Category(EachDatabase.class)
public class InterruptedImportTest {
    private static final List<String> STATE = List.of(
            "SELECT enterprise, rec_year, hs, destination, value_usd FROM REC_EXPORT ORDER BY 1, 2, 3, 4",
            "SELECT enterprise, rec_year, heading, export_rows, export_value, batches, batches_failed, value_inspected"
                    + " FROM REC_ROLLUP ORDER BY 1, 2, 3",
            "SELECT enterprise, rec_year, heading, markets FROM REC_ROLLUP ORDER BY 1, 2, 3",
            "SELECT bureau, rec_year, kind, row_count FROM REC_COVERAGE ORDER BY 1, 2, 3",
            "SELECT batch_no, passed FROM REC_INSPECTION ORDER BY 1");

    /** Three chunks. */
    private static final int ROWS = 12_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<IntakeFixture> opened = new ArrayList<>();

    /** Takes so many chunks, then breaks; optionally after the rows of the chunk were stored, as a kill may. */
    private record Breaking(ImportTarget target, int[] chunksLeft) implements ImportTarget {
        @Override
        public String kind() {
            return target.kind();
        }

        @Override
        public Text title() {
            return target.title();
        }

        @Override
        public List<ImportColumn> columns() {
            return target.columns();
        }

        @Override
        public void take(ImportContext context, List<ImportRow> rows, RowSink sink) {
            if (chunksLeft[0]-- <= 0) {
                throw new IllegalStateException("power cut");
            }
            target.take(context, rows, sink);
            if (chunksLeft[0] == 0) {
                throw new IllegalStateException("power cut after the commit");
            }
        }
    }

    private IntakeFixture fixture(File of) {
        IntakeFixture fixture = new IntakeFixture(of.toPath());
        opened.add(fixture);
        return fixture;
    }

    @After
    public void close() {
        opened.forEach(IntakeFixture::close);
    }

    @Test
    public void anImportBrokenAtAnyChunkIsCompletedByRunningItAgainWithoutDoubles() throws IOException {
        IntakeFixture once = fixture(folder.newFolder());
        Path file = once.file("exports.csv", exports(ROWS));
        once.run("exports", file);
        List<List<String>> expected = state(once);
        assertThat(expected.get(0)).hasSize(ROWS);

        IntakeFixture broken = fixture(folder.newFolder());
        ExportsTarget target = new ExportsTarget(broken.tables.database(), broken.registers.enterpriseRegistry());
        for (int chunks = 1; chunks <= 3; chunks++) {
            Intake intake = broken.intake(List.of(new Breaking(target, new int[] {chunks})));
            ShifanException stopped = catchThrowableOfType(
                    ShifanException.class,
                    () -> intake.importFile("exports", file, TestRegisters.JIANGSU, "tester", null));
            assertThat(stopped.code()).isEqualTo("intake.stopped");
            assertThat(stopped.getMessage()).contains("exports.csv", "power cut");
        }
        ImportResult completed = broken.run("exports", file);
        assertThat(completed.unchanged() + completed.stored()).isEqualTo(ROWS);
        assertThat(completed.unchanged()).isPositive();
        assertThat(state(broken)).isEqualTo(expected);
        assertThat(broken.tables.rows("SELECT state FROM REC_IMPORT ORDER BY id"))
                .containsExactly("STOPPED", "STOPPED", "STOPPED", "DONE");
    }

    @Test
    public void twoImportsOfOneFileAtOnceStoreItOnce() throws Exception {
        IntakeFixture once = fixture(folder.newFolder());
        Path file = once.file("exports.csv", exports(9000));
        once.run("exports", file);
        IntakeFixture twice = fixture(folder.newFolder());
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            long stored = 0;
            Callable<ImportResult> one = () -> twice.run("exports", file);
            for (Future<ImportResult> result : both.invokeAll(List.of(one, one))) {
                assertThat(result.get().rejected()).isZero();
                stored += result.get().stored();
            }
            assertThat(stored).isEqualTo(9000);
        } finally {
            both.shutdownNow();
        }
        assertThat(state(twice)).isEqualTo(state(once));
    }

    @Test
    public void manyImportsBegunInOneInstantEachGetANumber() throws Exception {
        IntakeFixture fixture = fixture(folder.newFolder());
        Path file = fixture.file("exports.csv", exports(1));
        int imports = 24;
        ExecutorService all = Executors.newFixedThreadPool(imports);
        CountDownLatch start = new CountDownLatch(imports);
        Callable<ImportResult> one = () -> {
            start.countDown();
            start.await();
            return fixture.run("exports", file);
        };
        try {
            Set<Long> numbers = new HashSet<>();
            for (Future<ImportResult> result : all.invokeAll(Collections.nCopies(imports, one))) {
                numbers.add(result.get().importId());
            }
            assertThat(numbers).hasSize(imports);
        } finally {
            all.shutdownNow();
        }
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT")).containsExactly("1");
    }

    @Test
    public void theSumsEqualARecomputationFromTheRows() {
        IntakeFixture fixture = fixture(folder.getRoot());
        fixture.run("exports", fixture.file("exports.csv", exports(2500)));
        fixture.run("inspections", fixture.file("inspections.csv", inspections(2500)));
        assertThat(fixture.tables.rows(
                        "SELECT enterprise, rec_year, SUBSTR(hs, 1, 4), COUNT(*), SUM(value_usd) FROM REC_EXPORT"
                                + " GROUP BY enterprise, rec_year, SUBSTR(hs, 1, 4) ORDER BY 1, 2, 3"))
                .isEqualTo(fixture.tables.rows("SELECT enterprise, rec_year, heading, export_rows, export_value FROM"
                        + " REC_ROLLUP WHERE export_rows > 0 ORDER BY 1, 2, 3"));
        assertThat(
                        fixture.tables.rows(
                                "SELECT enterprise, {fn YEAR(rec_date)}, SUBSTR(hs, 1, 4), COUNT(*), SUM(value_usd)"
                                        + " FROM REC_INSPECTION GROUP BY enterprise, {fn YEAR(rec_date)}, SUBSTR(hs, 1, 4) ORDER BY 1, 2, 3"))
                .isEqualTo(fixture.tables.rows("SELECT enterprise, rec_year, heading, batches, value_inspected FROM"
                        + " REC_ROLLUP WHERE batches > 0 ORDER BY 1, 2, 3"));
    }

    @Test
    public void aLargeFileNeedsNoMoreMemoryThanASmallOne() throws IOException {
        Path file = folder.getRoot().toPath().resolve("large.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("a,b,c\n");
            String padding = "北京".repeat(20);
            for (int i = 0; i < 500_000; i++) {
                out.write(i + "," + padding + ",value " + i + "\n");
            }
        }
        assertThat(Files.size(file)).isGreaterThan(60L << 20);
        Counting target = new Counting();
        IntakeFixture fixture = fixture(folder.newFolder());
        ImportResult result =
                fixture.intake(List.of(target)).importFile("counting", file, TestRegisters.JIANGSU, "tester", null);
        assertThat(result.stored()).isEqualTo(500_000);
        assertThat(target.most).isLessThanOrEqualTo(Chunks.LARGEST_CHUNK);
        assertThat(target.grown >> 20)
                .as("MiB still reachable after a collection in mid-import")
                .isLessThan(64);
    }

    static List<List<String>> state(IntakeFixture fixture) {
        return STATE.stream().map(fixture.tables::rows).toList();
    }

    static String exports(int rows) {
        StringBuilder text = new StringBuilder("enterprise,year,hs,destination,value_usd\n");
        for (int i = 0; i < rows; i++) {
            text.append(code(1 + i % 50))
                    .append(',')
                    .append(2010 + i % 5)
                    .append(',')
                    .append(87_120_000 + i)
                    .append(i % 3 == 0 ? ",US," : ",DE,")
                    .append(i)
                    .append(".25\n");
        }
        return text.toString();
    }

    private static String inspections(int rows) {
        StringBuilder text = new StringBuilder("batch_no,enterprise,hs,date,value_usd,result\n");
        SplittableRandom random = new SplittableRandom(7);
        Stream.iterate(0, i -> i + 1)
                .limit(rows)
                .forEach(i -> text.append("B")
                        .append(i)
                        .append(',')
                        .append(code(1 + random.nextInt(50)))
                        .append(",8714,201")
                        .append(random.nextInt(5))
                        .append("-0")
                        .append(1 + random.nextInt(9))
                        .append("-11,")
                        .append(random.nextInt(9000))
                        .append(".5,")
                        .append(random.nextInt(9) == 0 ? "不合格" : "合格")
                        .append('\n'));
        return text.toString();
    }

    /** Counts rows and looks at the heap in mid-import. */
    private static final class Counting implements ImportTarget {
        private int most;
        private long rows;
        private long first;
        private long grown;

        @Override
        public String kind() {
            return "counting";
        }

        @Override
        public Text title() {
            return Text.same("counting");
        }

        @Override
        public List<ImportColumn> columns() {
            return List.of(ImportColumn.required("a", Text.same("a")), ImportColumn.required("c", Text.same("c")));
        }

        @Override
        public void take(ImportContext context, List<ImportRow> chunk, RowSink sink) {
            most = Math.max(most, chunk.size());
            rows += chunk.size();
            chunk.forEach(sink::stored);
            if (first == 0) {
                first = used();
            } else if (rows >= 400_000 && grown == 0) {
                grown = used() - first;
            }
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
