// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Writes the sample as files that the import reads; every name says that the data are synthetic. */
final class SampleFiles {
    private static final String EVIDENCE = "合成数据，仅供演示";

    private final Path folder;
    private final Map<String, Path> files = new LinkedHashMap<>();

    private SampleFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes all files of the province.
     *
     * @return the files by kind of import, in the order in which they are to be imported
     */
    static Map<String, Path> write(SampleProvince province, Path folder) {
        try {
            Files.createDirectories(folder);
            SampleFiles files = new SampleFiles(folder);
            files.registers(province);
            files.records(province);
            return files.files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void registers(SampleProvince province) throws IOException {
        String by = province.bureau() + " (synthetic)";
        // A division is one of that day: some that a zone was recognised in are no more.
        String asOf = province.to() + "-01-01";
        write(
                "enterprises",
                List.of("organisation_code", "credit_code", "name", "division", "as_of"),
                province.enterprises().stream()
                        .map(e -> List.of(text(e.code()), text(e.creditCode()), e.name(), text(e.division()), asOf)));
        write(
                "memberships",
                List.of("enterprise", "zone", "from", "to", "decided_by", "decided_on", "reason", "evidence"),
                province.enterprises().stream()
                        .flatMap(e -> e.stays().stream()
                                .map(stay -> List.of(
                                        text(e.code()),
                                        text(province.zones().get(stay.zone()).id()),
                                        text(stay.from()),
                                        text(stay.to()),
                                        by,
                                        text(stay.from()),
                                        "演示：入区",
                                        EVIDENCE))));
        write(
                "grants",
                List.of("subject", "kind", "value", "from", "to", "decided_by", "decided_on", "reason", "evidence"),
                new SampleGrants(province)
                        .granted().stream()
                                .map(g -> List.of(
                                        "enterprise:" + g.enterprise().code(),
                                        g.kind().code(),
                                        g.value(),
                                        text(g.from()),
                                        text(g.to()),
                                        by,
                                        text(g.from()),
                                        "演示：评定",
                                        EVIDENCE)));
    }

    private void records(SampleProvince province) throws IOException {
        SampleExports exports = new SampleExports(province);
        SampleShipments shipments = new SampleShipments(province, exports);
        write(
                "exports",
                List.of("enterprise", "year", "hs", "destination", "value_usd"),
                shipments.yearly().stream()
                        .map(l -> List.of(
                                text(l.enterprise().code()),
                                text(l.year()),
                                l.heading(),
                                l.market(),
                                l.value().toPlainString())));
        write(
                "export-declarations",
                List.of("declaration_no", "enterprise", "hs", "destination", "date", "value_usd"),
                shipments.declared().stream()
                        .map(d -> List.of(
                                d.number(),
                                text(d.enterprise().code()),
                                d.heading(),
                                d.market(),
                                text(d.day()),
                                d.value().toPlainString())));
        write(
                "inspections",
                List.of("batch_no", "enterprise", "hs", "date", "value_usd", "result", "failed_items"),
                new SampleInspections(province, exports)
                        .batches().stream()
                                .map(b -> List.of(
                                        b.number(),
                                        text(b.enterprise().code()),
                                        b.heading(),
                                        text(b.day()),
                                        b.value().toPlainString(),
                                        b.failed().isEmpty() ? "PASS" : "FAIL",
                                        b.failed())));
        write(
                "incidents",
                List.of("number", "kind", "enterprise", "hs", "market", "date", "cause", "attributed", "major", "text"),
                new SampleIncidents(province, exports)
                        .incidents().stream()
                                .map(i -> List.of(
                                        i.number(),
                                        i.kind(),
                                        i.enterprise() == null
                                                ? ""
                                                : text(i.enterprise().code()),
                                        i.heading(),
                                        i.market(),
                                        text(i.day()),
                                        i.cause(),
                                        i.attributed() ? "yes" : "no",
                                        i.major() ? "yes" : "no",
                                        i.text())));
        write(
                "declarations",
                List.of("subject", "fact", "year", "value", "document", "valid_until", "declared_by"),
                new SampleDeclarations(province)
                        .declared().stream()
                                .map(d -> List.of(
                                        "zone:" + d.zone().id(),
                                        d.fact(),
                                        text(d.year()),
                                        d.value(),
                                        d.document(),
                                        d.validUntil(),
                                        "演示申报单位")));
    }

    private void write(String kind, List<String> header, Stream<List<String>> rows) throws IOException {
        Path file = folder.resolve(kind + "-synthetic.csv");
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
            writer.writeRecord(header);
            rows.forEach(writer::writeRecord);
        }
        files.put(kind, file);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String text(LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
