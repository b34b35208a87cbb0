// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.records.TestRegisters;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.code;

@Category(EachDatabase.class)
public class PreviewTest {
    private static final String EXPORTS = "enterprise,year,hs,destination,value_usd\n";
    private static final String THEIRS = "经营单位,统计期,税号,贸易国,美元值,备忘\n";
    private static final String MAP =
            "column,heading\nenterprise,经营单位\nyear,统计期\nhs,税号\ndestination,贸易国\nvalue_usd,美元值\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private IntakeFixture fixture;

    @Before
    public void open() {
        fixture = new IntakeFixture(folder.getRoot().toPath());
    }

    @After
    public void close() {
        fixture.close();
    }

    private ImportRequest exports(String text) {
        return ImportRequest.add("exports", fixture.file("exports.csv", text), JIANGSU, "li");
    }

    private void nothingIsStored(int imports) {
        for (String table : List.of("REC_EXPORT", "REC_ROLLUP", "REC_COVERAGE", "REC_HISTORY")) {
            assertThat(fixture.tables.rows("SELECT * FROM " + table)).as(table).hasSize(imports);
        }
        assertThat(fixture.tables.rows("SELECT * FROM REC_IMPORT")).hasSize(imports);
    }

    @Test
    public void aSecondPreviewAsksAnewWhoseAnEnterpriseIs() {
        Intake intake = fixture.intake();
        ImportRequest request = exports(EXPORTS + code(1) + ",2014,8712,US,5\n").asPreview();
        assertThat(intake.run(request, null).stored()).isEqualTo(1);
        fixture.registers.enterprises(TestRegisters.NINGBO, 1, 1);
        assertThat(intake.run(request, null).rejected()).isEqualTo(1);
    }

    @Test
    public void aPreviewTellsWhatWouldBecomeOfTheRowsAndStoresNothing() {
        ImportRequest request = exports(EXPORTS + code(1) + ",2014,8712,US,5\n" + code(1) + ",2014,8712,US,5\n"
                + code(1) + ",2014,8712,XX,5\n" + code(1) + ",2014,8712,US,6\n");
        ImportResult result = fixture.intake().run(request.asPreview(), null);
        assertThat(result.importId()).isZero();
        assertThat(List.of(result.rows(), result.stored(), result.unchanged(), result.rejected()))
                .containsExactly(4L, 1L, 1L, 2L);
        assertThat(result.rejects().orElseThrow())
                .exists()
                .hasFileName("exports.csv.rejects.csv")
                .startsWithRaw(folder.getRoot().toPath().resolve("rejects/preview"));
        nothingIsStored(0);
        assertThat(fixture.intake().run(request, null).stored()).isEqualTo(1);
        assertThat(fixture.intake().run(request.asPreview(), null).unchanged()).isEqualTo(2);
    }

    @Test
    public void whatOnePreviewDoesNotTakeIsNotOverwrittenByAnother() throws IOException {
        Path first = rejected("XX");
        String theirs = Files.readString(first);
        Path second = rejected("YY");
        assertThat(second).isNotEqualTo(first);
        assertThat(first).hasContent(theirs);
    }

    private Path rejected(String market) {
        return fixture.intake()
                .run(
                        exports(EXPORTS + code(1) + ",2014,8712," + market + ",5\n")
                                .asPreview(),
                        null)
                .rejects()
                .orElseThrow();
    }

    @Test
    public void whatPreviewsDidNotTakeIsDeletedAfterADayByTheNextOne() throws IOException {
        Path old = rejected("XX");
        Path young = rejected("XX");
        Path before = Files.writeString(folder.getRoot().toPath().resolve("rejects/preview/old.rejects.csv"), "");
        Instant now = IntakeFixture.CLOCK.instant();
        for (Path each : List.of(old, old.getParent(), before)) {
            Files.setLastModifiedTime(each, FileTime.from(now.minus(Duration.ofHours(25))));
        }
        for (Path each : List.of(young, young.getParent())) {
            Files.setLastModifiedTime(each, FileTime.from(now.minus(Duration.ofHours(23))));
        }
        Path numbered = fixture.intake()
                .run(exports(EXPORTS + code(1) + ",2014,8712,XX,5\n"), null)
                .rejects()
                .orElseThrow();
        Files.setLastModifiedTime(numbered, FileTime.from(now.minus(Duration.ofDays(900))));
        rejected("XX");
        assertThat(old.getParent()).doesNotExist();
        assertThat(before).doesNotExist();
        assertThat(young).exists();
        assertThat(numbered).exists();
    }

    @Test
    public void aCorrectionCanBeTriedWithoutAReason() {
        fixture.intake().run(exports(EXPORTS + code(1) + ",2014,8712,US,5\n"), null);
        ImportResult result = fixture.intake()
                .run(
                        exports(EXPORTS + code(1) + ",2014,8712,US,6\n")
                                .withMode(ImportMode.CORRECT, "")
                                .asPreview(),
                        null);
        assertThat(result.stored()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT value_usd FROM REC_EXPORT")).containsExactly("5.00");
        assertThat(fixture.tables.rows("SELECT * FROM REC_HISTORY")).isEmpty();
    }

    @Test
    public void aBureausOwnHeadingsAreReadByItsListOfColumns() {
        Path map = fixture.file("columns.csv", MAP);
        ImportRequest request = exports(THEIRS + code(1) + ",2014,8712,US,5,3\n");
        ShifanException refusal = catchThrowableOfType(
                ShifanException.class, () -> fixture.intake().run(request, null));
        assertThat(refusal.code()).isEqualTo("intake.header.missing");
        ImportResult result = fixture.intake().run(request.withColumns(map), null);
        assertThat(result.stored()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT enterprise, rec_year, hs, destination, value_usd FROM REC_EXPORT"))
                .containsExactly(code(1) + "|2014|8712|US|5.00");
        assertThat(result.notes().get(0).in(Language.EN)).contains("备忘");
    }

    @Test
    public void aHeadingThatIsGivenToAColumnTakesTheOrdinaryOneOutOfUse() {
        Path map = fixture.file("columns.csv", "列,表头\nvalue_usd,离岸价\n");
        ImportRequest request =
                exports("enterprise,year,hs,destination,value_usd,离岸价\n" + code(1) + ",2014,8712,US,5,7\n");
        assertThat(fixture.intake().run(request.withColumns(map), null).stored())
                .isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT value_usd FROM REC_EXPORT")).containsExactly("7.00");
    }

    @Test
    public void aWrongListOfColumnsIsRefusedWithItsLine() {
        assertThat(columnsRefused("enterprise,经营单位\n")).startsWith("intake.columns.head");
        assertThat(columnsRefused("column,heading\nyear\n"))
                .startsWith("intake.columns.row")
                .contains("line 2");
        assertThat(columnsRefused(MAP + "weight,重量\n"))
                .startsWith("intake.columns.unknown")
                .contains("line 7", "'weight'", "value_usd");
        assertThat(columnsRefused(MAP + "quantity,税 号\n"))
                .startsWith("intake.columns.twice")
                .contains("hs", "quantity");
    }

    private String columnsRefused(String map) {
        ImportRequest request = exports(THEIRS).withColumns(fixture.file("columns.csv", map));
        ShifanException refusal = catchThrowableOfType(
                ShifanException.class, () -> fixture.intake().run(request, null));
        nothingIsStored(0);
        return refusal.code() + " " + refusal.getMessage();
    }

    @Test
    public void aKindThatOnlyTakesNewRowsRefusesTheRest() {
        ImportTarget plain = new ImportTarget() {
            @Override
            public String kind() {
                return "plain";
            }

            @Override
            public Text title() {
                return Text.same("plain");
            }

            @Override
            public List<ImportColumn> columns() {
                return List.of();
            }

            @Override
            public void take(ImportContext context, List<ImportRow> rows, RowSink sink) {
                throw new AssertionError("taken");
            }
        };
        assertThat(plain.modes()).isEqualTo(Set.of(ImportMode.ADD));
        Intake intake = fixture.intake(List.of(plain));
        ImportRequest request = ImportRequest.add("plain", fixture.file("a.csv", "a\n1\n"), JIANGSU, "li");
        assertThat(catchThrowableOfType(ShifanException.class, () -> intake.run(request.asPreview(), null))
                        .code())
                .isEqualTo("intake.preview");
        assertThat(catchThrowableOfType(
                                ShifanException.class, () -> intake.run(request.withMode(ImportMode.DELETE, "x"), null))
                        .code())
                .isEqualTo("intake.mode");
    }
}
