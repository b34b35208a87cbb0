// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The walk of docs/criteria-sheet-walk.md, in a server that holds the sample of Xiamen and in which two persons decide: who types is logged in by ssh. */
final class OfficersWalk {
    private static final Path PAGE = Path.of("../docs/criteria-sheet-walk.md");
    private static final long PATIENCE = 120;
    private static final String SET = "xiamen-zone-provincial";
    private static final String LIST = "shifan:criteria --bureau xiamen";

    private final KarafProcess karaf;
    private final Login lisi;
    private final Login wangwu;
    private final Walk walk;
    private final Path sheet;
    private final Path deployed;

    OfficersWalk(KarafProcess karaf, Login lisi, Login wangwu) {
        this.karaf = karaf;
        this.lisi = lisi;
        this.wangwu = wangwu;
        this.walk = new Walk(PAGE, karaf.home());
        this.sheet = karaf.home().resolve("xiamen.xlsx");
        this.deployed = karaf.home().resolve("deploy/xiamen.xlsx");
    }

    void go() throws Exception {
        walk.run(lisi, "shifan:criteria-sheet --blank blank.xlsx");
        mistakesAreToldWithTheirCells();
        intoForce();
        aZoneIsScored();
        aChange();
        whatGoesWrong();
        theFileGoes();
        walk.isWhatThePageShows();
    }

    private void mistakesAreToldWithTheirCells() throws Exception {
        type(Map.of("weight", "10分", "title.en", ""));
        walk.run(lisi, "shifan:criteria-check xiamen.xlsx");
        type(Map.of("fact", "inspection.failrate", "unit", "percent"));
        walk.run(lisi, "shifan:criteria-check xiamen.xlsx");
        type(Map.of());
        walk.run(lisi, "shifan:criteria-check xiamen.xlsx");
    }

    private void intoForce() throws Exception {
        drop(sheet);
        await("1.0.0", "waits for approval");
        walk.run(lisi, LIST);
        walk.run(lisi, "shifan:criteria-submit --reason \"2014 年办法\" " + SET);
        walk.run(lisi, "shifan:criteria-approve --reason \"同意\" " + SET);
        walk.run(wangwu, "shifan:criteria-approve --reason \"局务会同意\" " + SET);
        await("1.0.0", "in force");
        walk.run(lisi, LIST);
    }

    private void aZoneIsScored() throws Exception {
        walk.run(lisi, "shifan:evaluate --level provincial --year 2014 --as-of 2015-06-30 350212-01");
        walk.run(lisi, "shifan:explain --level provincial 350212-01");
    }

    private void aChange() throws Exception {
        type(Map.of("edge", "70"));
        drop(sheet);
        awaitProblem("never edited");
        walk.run(lisi, LIST + " --problems");
        type(Map.of("edge", "70", "version", "1.1.0"));
        walk.run(lisi, "shifan:criteria-diff " + SET + " xiamen.xlsx");
        drop(sheet);
        await("1.1.0", "waits for approval");
        walk.run(lisi, LIST);
        walk.run(lisi, "shifan:criteria-submit --reason \"2015 年修订\" " + SET);
        walk.run(wangwu, "shifan:criteria-approve --reason \"局务会同意\" " + SET);
        await("1.1.0", "in force");
        walk.run(lisi, LIST);
    }

    private void whatGoesWrong() throws Exception {
        byte[] whole = Files.readAllBytes(sheet);
        Path spoilt = karaf.home().resolve("spoilt.xlsx");
        Files.write(spoilt, java.util.Arrays.copyOf(whole, whole.length / 2));
        drop(spoilt);
        awaitProblem("not whole");
        walk.run(lisi, LIST + " --problems");
        Files.write(spoilt, withMacros(whole));
        drop(spoilt);
        awaitProblem("macros");
        walk.run(lisi, LIST + " --problems");
        whatIsNoSheetYetIsLeftAlone(whole);
        drop(sheet);
        await("1.1.0", "in force");
        walk.run(lisi, LIST);
    }

    private void whatIsNoSheetYetIsLeftAlone(byte[] whole) throws Exception {
        Path open = Files.writeString(deployed.resolveSibling("~$xiamen.xlsx"), "lisi");
        Path copied =
                Files.write(deployed.resolveSibling("new.xlsx"), java.util.Arrays.copyOf(whole, whole.length / 2));
        String told = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("deploy/new.xlsx"))
                .findFirst()
                .orElseThrow();
        karaf.awaitLog(0, told);
        Files.delete(open);
        Files.delete(copied);
    }

    private void theFileGoes() throws Exception {
        Files.delete(deployed);
        await("1.1.0", "retired");
        walk.run(lisi, LIST);
        walk.run(lisi, "shifan:evaluations 350212-01");
    }

    /** The sheet that a copy puts into the folder at once. */
    private void drop(Path from) throws Exception {
        Path beside = karaf.home().resolve("dropping.xlsx");
        Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, deployed, StandardCopyOption.REPLACE_EXISTING);
    }

    private void await(String version, String state) throws Exception {
        Await.until(
                PATIENCE,
                SET + " " + version + " " + state,
                () -> lisi.run(LIST)
                        .lines()
                        .anyMatch(line -> line.contains("│ " + version + " ") && line.contains("│ " + state)));
    }

    private void awaitProblem(String said) throws Exception {
        Await.until(
                PATIENCE,
                "a problem: " + said,
                () -> lisi.run(LIST + " --problems").contains(said));
    }

    /** Fills in the blank sheet. @param slips what is typed otherwise */
    private void type(Map<String, String> slips) throws Exception {
        Map<String, String> typed = new HashMap<>(Map.of(
                "version", "1.0.0",
                "title.en", "Score sheet (demonstration)",
                "weight", "10",
                "edge", "60",
                "fact", "inspection.fail-rate",
                "unit", "count"));
        typed.putAll(slips);
        OfficersSheet out = OfficersSheet.open(karaf.home().resolve("blank.xlsx"))
                .identity("id", SET)
                .identity("authority", "xiamen")
                .identity("version", typed.get("version"))
                .identity("title.zh", "厦门评分表（演示）");
        if (!typed.get("title.en").isEmpty()) {
            out.identity("title.en", typed.get("title.en"));
        }
        out.identity("demonstration", "yes")
                .identity("status.zh", "数值仅供演示")
                .identity("status.en", "numbers are for demonstration only")
                .identity("in-force.from", "2014-04-22")
                .identity("total", "20")
                .identity("pass", "12")
                .row("评分表", "part", "industry", "title.zh", "产业与出口", "title.en", "Industry and exports")
                .row("评分表", item("exporters", "出口企业", "Exporters", "四(一)", typed.get("weight"), "bands"))
                .row("评分表", "rule.to", "5", "rule.points", "0")
                .row("评分表", "rule.from", "5", "rule.to", typed.get("edge"), "rule.points", "6")
                .row("评分表", "rule.from", typed.get("edge"), "rule.points", "10")
                .row("评分表", failures(typed.get("fact")))
                .row("评分表", "line", "from", "rule.at", "0", "rule.points", "10")
                .row("评分表", "line", "to", "rule.at", "3", "rule.points", "0")
                .row("否决项", veto(typed.get("unit")))
                .save(sheet);
    }

    private static String[] item(String id, String zh, String en, String clause, String weight, String rule) {
        String fact = "exporter.count";
        return new String[] {
            "item",
            id,
            "title.zh",
            zh,
            "title.en",
            en,
            "clause",
            clause,
            "weight",
            weight,
            "rule",
            rule,
            "rule.fact",
            fact,
            "rule.unit",
            "count"
        };
    }

    private static String[] failures(String fact) {
        return new String[] {
            "item",
            "failures",
            "title.zh",
            "检验不合格",
            "title.en",
            "Failed batches",
            "clause",
            "四(三)",
            "weight",
            "10",
            "rule",
            "linear",
            "rule.fact",
            fact,
            "rule.unit",
            "percent"
        };
    }

    private static String[] veto(String unit) {
        return new String[] {
            "veto",
            "malice",
            "title.zh",
            "恶意违法",
            "title.en",
            "Malice",
            "clause",
            "六(六)",
            "when.fact",
            "incident.malice.count",
            "when.unit",
            unit,
            "when.above",
            "0",
            "when.years",
            "2"
        };
    }

    /** The same workbook with a part in which Excel keeps macros. */
    private static byte[] withMacros(byte[] workbook) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new java.io.ByteArrayInputStream(workbook));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.transferTo(to);
            }
            to.putNextEntry(new ZipEntry("xl/vbaProject.bin"));
            to.write(1);
        }
        return out.toByteArray();
    }
}
