// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** Each bundle has one fault; the kit has to find it, by the right check, and say where and what. */
@RunWith(Parameterized.class)
public class SeededFaultsTest {
    /** All of them: a developer waits for the kit. */
    @ClassRule
    public static final Timeout A_MINUTE = Timeout.seconds(60);

    private final Fault fault;

    /**
     * @param bundle made anew for each look at it
     * @param check that has to find the fault
     * @param words that its message has to hold
     */
    record Fault(String name, Supplier<Bundle> bundle, String check, List<String> words) {
        @Override
        public String toString() {
            return name;
        }
    }

    public SeededFaultsTest(Fault fault) {
        this.fault = fault;
    }

    @Parameters(name = "{0}")
    public static List<Fault> faults() {
        Faults out = new Faults();
        // What only the cases of a person who worked them out can know.
        out.data(
                "swapped threshold",
                b -> b.swap("at-most: 1}}", "at-least: 1}}"),
                "case",
                "SHIFAN-INF/cases/cases.yaml:",
                "justBelowEveryEdge");
        out.data(
                "moved edge of a band",
                b -> b.swap("{from: 10, to: 30, points: 10}, {from: 30,", "{from: 10, to: 31, points: 10}, {from: 31,"),
                "case",
                "exporters",
                "expected 20, was 10");
        out.data(
                "edge excluded",
                b -> b.swap("at-least: {parameter: scale}", "above: {parameter: scale}"),
                "case",
                "everyEdgeReached",
                "scale");
        out.data(
                "missing rule for what does not apply",
                b -> b.swap(
                        "        not-applicable: {when: {fact: inspection.batches, unit: count, at-most: 0}, then: spread}\n",
                        ""),
                "case",
                "nothingInspectedIsSpread",
                "failures");
        out.data(
                "full points instead of a spread",
                b -> b.swap("then: spread", "then: full"),
                "case",
                "nothingInspectedAndTooLittleExported",
                "expected 50.1, was 70.1");
        out.data(
                "cap of the bonus ignored",
                b -> b.swap("cap: 5", "cap: 8"),
                "case",
                "bonusIsCapped",
                "expected 95.1, was 98.1");
        out.data(
                "key item lost",
                b -> b.swap("        key: {points: 20}\n", ""),
                "case",
                "withoutMechanismWhateverTheTotal");
        out.data("veto turned round", b -> b.swap("is: yes}", "is: no}"), "case", "accidentVetoes");
        out.data("lower pass mark", b -> b.swap("pass: 60", "pass: 59.9"), "case", "justBelowThePassMark");
        out.data("rounded down", b -> b.swap("mode: half-up", "mode: down"), "case", "roundedUpToThePassMark");
        out.data("rounded too early", b -> b.swap("item: 2, total: 1", "item: 0, total: 1"), "case", "certified");
        out.data(
                "grade from another total",
                b -> b.swap("excellent, from: 90,", "excellent, from: 91,"),
                "case",
                "grade");
        out.data("knot of a line moved", b -> b.swap("to: {at: 80,", "to: {at: 75,"), "case", "certified");
        out.data(
                "line turned round",
                b -> b.swap(
                        "from: {at: 0, points: 0}, to: {at: 80, points: 20}",
                        "from: {at: 0, points: 20}, to: {at: 80, points: 0}"),
                "case",
                "certified");
        out.data(
                "decision in force a year late",
                b -> b.swap("from: 2016-01-01", "from: 2017-01-01"),
                "case",
                "fromTwentySixteenTheScaleIsTwoMillion");
        out.data(
                "fact of another name",
                b -> b.swap("fact: honours.count", "fact: market.count"),
                "case",
                "honours.count");
        // What the document itself betrays.
        out.data("weights that do not add up", b -> b.swap("total: 100", "total: 101"), "document", "100", "101");
        out.data(
                "gap between bands",
                b -> b.swap("{from: 10, to: 30, points: 10}", "{from: 11, to: 30, points: 10}"),
                "document",
                "10",
                "11");
        out.data(
                "overlapping bands",
                b -> b.swap("{from: 10, to: 30, points: 10}", "{from: 9, to: 30, points: 10}"),
                "document",
                "9",
                "10");
        out.data("missing clause", b -> b.swap("        clause: 四(二)\n", ""), "document", "clause");
        out.data("missing translation", b -> b.swap("{zh: 荣誉, en: Honours}", "{zh: 荣誉}"), "document", "en");
        out.data("item twice", b -> b.swap("id: markets", "id: honours"), "document", "honours");
        out.data("unknown fact", b -> b.swap("fact: honours.count", "fact: honors.count"), "facts", "honors.count");
        out.data(
                "wrong unit",
                b -> b.swap("fact: export.value, unit: USD", "fact: export.value, unit: CNY"),
                "facts",
                "export.value",
                "CNY",
                "USD");
        out.data(
                "set of nobody",
                b -> b.swap("authority: ningbo", "authority: ningpo"),
                "authority",
                "ningpo",
                "ningbo");
        // What the national baseline leaves to the bureau.
        out.data(
                "binds no open term",
                b -> b.beside("baseline.yaml"),
                "binding",
                "national-baseline 1.0.0",
                "high-value (较高)",
                "stands-on");
        out.add(
                "leaves an open term without a number",
                () -> Bundle.standing().swap("bindings:\n  high-value:", "bindings:\n  high-price:"),
                "document",
                "high-value");
        out.add(
                "binds an open term and goes by another number",
                () -> Bundle.standing().swap("at-least: {parameter: high-value}", "at-least: {parameter: scale}"),
                "document",
                "high-value");
        // What no case tries.
        out.data("no cases", Bundle::withoutCases, "cases.none", "no golden case");
        out.data(
                "untested band",
                b -> b.withoutCase("justBelowEveryEdge"),
                "coverage.band",
                "exporters",
                "from 10, below 30");
        out.data("untested veto", b -> b.withoutCase("accidentVetoes"), "coverage.item", "accident");
        out.data(
                "untested item",
                b -> b.withoutCase("bonusIsCapped").swapInCases(", honours: 0, markets: 0", ", markets: 0"),
                "coverage.item",
                "honours");
        // What is wrong with the cases as a whole.
        String other = """
                year: 2014
                as-of: 2015-06-30
                cases:
                  - {name: accidentVetoes, expect: {verdict: FAIL}}
                """;
        out.data(
                "two cases of one name in two files",
                b -> b.holdsCases("other.yaml", other),
                "cases.twice",
                "SHIFAN-INF/cases/other.yaml:4:",
                "accidentVetoes",
                "SHIFAN-INF/cases/cases.yaml");
        out.data(
                "file of cases that cannot be read",
                b -> b.holdsCases("other.yaml", other.replace("verdict:", "verdit:")),
                "cases.unreadable",
                "SHIFAN-INF/cases/other.yaml:4:",
                "did you mean 'verdict'");
        out.data(
                "file of cases that is no text",
                b -> b.holds("SHIFAN-INF/cases/other.yaml", new byte[] {(byte) 0xff, (byte) 0xff, 0}),
                "cases.unreadable",
                "SHIFAN-INF/cases/other.yaml",
                "UTF-8");
        // What the manifest says.
        out.data(
                "version of the bundle another",
                b -> b.header("Bundle-Version", "1.0.1"),
                "manifest.version",
                "1.0.0",
                "1.0.1");
        out.data(
                "version of the bundle another, in two numbers",
                b -> b.header("Bundle-Version", "1.1"),
                "manifest.version",
                "1.0.0",
                "1.1.0");
        out.data(
                "leans on what is inside of Shifan",
                b -> b.header("Import-Package", "org.shifan.core.registry"),
                "manifest.imports",
                "org.shifan.core.registry");
        out.data(
                "lets others lean on it",
                b -> b.header("Export-Package", "org.example.criteria"),
                "manifest.exports",
                "org.example.criteria");
        out.data(
                "does not say that it wants to be read",
                b -> b.header("Require-Capability", "osgi.ee"),
                "manifest.extender",
                "shifan.criteria");
        out.data(
                "runs code at its start",
                b -> b.header("Bundle-Activator", "org.example.criteria.Activator"),
                "manifest.activator",
                "org.example.criteria.Activator");
        // Facts and functions in Java.
        out.fact(
                "fact with a name of nobody",
                Facts.Nameless::new,
                b -> b.swap("fact: ningbo.export.per-firm", "fact: export.per-firm"),
                "names",
                "export.per-firm",
                "ningbo.");
        out.fact(
                "fact over a window with a name of nobody",
                Facts.NamelessEvents::new,
                b -> b.swap("fact: ningbo.export.per-firm", "fact: export.per-firm.last-12-months"),
                "names",
                "export.per-firm.last-12-months",
                "ningbo.");
        out.fact("missing taken for zero", Facts.Zero::new, b -> b, "unknown.invented", "ningbo.export.per-firm");
        out.fact("fact that breaks", Facts.Breaking::new, b -> b, "unknown.breaks", "no row of firms");
        out.function("uses the day of today", Functions.Clock::new, "code.clock", "java.time.LocalDate.now");
        out.function("uses the clock", Functions.Milliseconds::new, "code.clock", "currentTimeMillis");
        out.function("left to chance", Functions.Chance::new, "code.random", "java.util.Random");
        out.function("uses the network", Functions.Network::new, "code.network", "java.net.Socket");
        out.function("uses a file", Functions.File::new, "code.file", "java.nio.file.Files.exists");
        out.function("may end the server", Functions.Exit::new, "code.process", "java.lang.System.exit");
        out.function("may halt the machine", Functions.Halt::new, "code.process", "java.lang.Runtime.halt");
        out.function("starts a process", Functions.Process::new, "code.process", "java.lang.ProcessBuilder");
        out.function("starts a thread", Functions.OwnThread::new, "code.thread", "java.lang.Thread");
        out.function("works in parallel", Functions.Parallel::new, "code.thread", "parallelStream");
        out.function("writes a file by a formatter", Functions.Formatted::new, "code.file", "java.util.Formatter");
        out.function("is made at the start", Functions.AtTheStart::new, "code.start", "AtTheStart", "immediate");
        out.function("acts as the server", Functions.AsServer::new, "code.rights", "org.shifan.api.identity.Server");
        out.function("looks for a class by name", Functions.Reflection::new, "code.reflection", "Class.forName");
        out.function("looks at the machine", Functions.Machine::new, "code.machine", "System.getProperty");
        out.function("counts its calls", Functions.Counter::new, "code.state", "calls");
        out.function("remembers the call before", Functions.Memory::new, "state", "differently");
        out.function("gives more than everything", Functions.Uncapped::new, "case", "moreCertifiedThanWanted");
        out.add(
                "function that the test does not name gives more than everything",
                () -> Bundle.with(new Functions.Uncapped()).unnamed(),
                "case",
                "moreCertifiedThanWanted");
        out.add(
                "function that the test does not name uses the clock",
                () -> Bundle.with(new Functions.Clock()).unnamed(),
                "code.clock",
                "java.time.LocalDate.now");
        out.function("throws", Functions.Throwing::new, "case", "certified");
        out.data(
                "uses the clock in a jar inside",
                b -> b.carriesInJar(Functions.Milliseconds.class),
                "code.clock",
                "currentTimeMillis");
        out.data(
                "uses the clock in a file that the class path names",
                b -> b.carriesOnClassPath(Functions.Milliseconds.class, "lib/code", ".,lib/code"),
                "code.clock",
                "lib/code!org/",
                "currentTimeMillis");
        out.data(
                "uses the clock in the second file of a clause",
                b -> b.carriesOnClassPath(Functions.Milliseconds.class, "lib/x.zip", ".;/lib/x.zip;x=y"),
                "code.clock",
                "lib/x.zip!org/",
                "currentTimeMillis");
        out.data(
                "names a file on the class path that is no jar",
                b -> b.header("Bundle-ClassPath", ".,SHIFAN-INF/criteria.yaml"),
                "code.jar",
                "SHIFAN-INF/criteria.yaml",
                "is no jar",
                "Bundle-ClassPath");
        out.data(
                "carries a class that is too large to look at",
                b -> b.carriesLarge(Functions.Sound.class, 3 << 20),
                "code.large",
                "Functions$Sound.class",
                "2 MiB");
        out.data(
                "document that is too long",
                b -> b.swap("total: 100\n", "total: 100\n" + "# 示例\n".repeat(300_000)),
                "document",
                "more than 2097152 bytes");
        // What the author's test brings along and a server would wait for.
        out.add(
                "function without a component",
                () -> Bundle.with(new Functions.Sound()).withoutComponents(),
                "components",
                "META-INF/MANIFEST.MF",
                "ningbo.share",
                "no Service-Component",
                "@Component");
        out.add(
                "component of a function under another name",
                () -> Bundle.with(new Functions.Sound()).componentCalled("ningbo.shares"),
                "components",
                "'ningbo.share'",
                "OSGI-INF/share.xml, which registers ningbo.shares");
        out.add(
                "component that is switched off",
                () -> Bundle.with(new Functions.Sound()).component("enabled=\"false\"", ""),
                "components",
                "'ningbo.share'",
                "enabled");
        out.add(
                "component of a function that breaks off",
                () -> Bundle.with(new Functions.Sound()).withHalfOfEachDescription(),
                "components",
                "'ningbo.share'",
                "OSGI-INF/share.xml cannot be read");
        out.add(
                "one more description breaks off",
                () -> Bundle.with(new Functions.Sound()).described("OSGI-INF/more.xml", "<component"),
                "code.archive",
                "OSGI-INF/more.xml");
        out.add(
                "one more function with a name of nobody",
                () -> Bundle.with(new Functions.Sound()).registers("brand", Functions.Sound.class),
                "names",
                "brand",
                "ningbo.");
        out.fact(
                "fact without a component",
                Facts.Sound::new,
                Bundle::withoutComponents,
                "components",
                "META-INF/MANIFEST.MF",
                "Facts$Sound",
                "no Service-Component",
                "@Component");
        out.fact(
                "provider that does not tell its facts",
                Facts.Silent::new,
                b -> b,
                "components",
                "Facts$Silent.class",
                "no table of firms",
                "leaves it out");
        out.fact(
                "fact that a fact asks without a component",
                Facts.Chained::new,
                b -> b.brings(new Facts.Checked()),
                "components",
                "Facts$Checked");
        out.fact(
                "provider of which a component registers the class that it extends",
                Facts.Chained::new,
                b -> b.brings(new Facts.CheckedToo()),
                "components",
                "Facts$CheckedToo",
                "registers org.shifan.criteria.faults.Facts$Chained");
        out.fact(
                "takes the fact of another bundle for its own",
                Facts.Sound::new,
                Bundle::withItsComponentsBeside,
                "case",
                "everyEdgeReached",
                "scale");
        // What could not be replayed.
        out.function("writes to a log", Functions.Logging::new, "code.archive", "ningbo.share", "org.slf4j.Logger");
        out.add(
                "cannot be made without something",
                () -> Bundle.with(new Functions.Given(BigDecimal.ONE)),
                "code.archive",
                "ningbo.share",
                "Functions$Given");
        out.add(
                "asks for a service",
                () -> Bundle.with(new Functions.Sound())
                        .component("", "<reference name=\"x\" interface=\"org.example.Rates\"/>"),
                "code.archive",
                "ningbo.share",
                "asks for services");
        out.add(
                "is set up after it was made",
                () -> Bundle.with(new Functions.SetUp()).component("activate=\"start\"", ""),
                "code.archive",
                "ningbo.share",
                "set up");
        out.data(
                "too large for the archive",
                b -> b.holds("map.png", new byte[33 << 20]),
                "code.archive",
                "criteria-ningbo",
                "32 MiB");
        byte[] zeros = zeros(65 << 20);
        out.data(
                "too large when unpacked", b -> b.holds("lib/zeros.jar", zeros), "code.jar", "lib/zeros.jar", "64 MiB");
        // What hides its classes from whoever looks.
        out.data(
                "carries a jar that breaks off",
                b -> b.holds("lib/half.jar", Arrays.copyOf(zeros, zeros.length / 2)),
                "code.jar",
                "lib/half.jar",
                "cannot be read");
        out.data(
                "carries a jar that is none",
                b -> b.holds("lib/none.jar", "#!/bin/sh".getBytes(StandardCharsets.UTF_8)),
                "code.jar",
                "lib/none.jar",
                "is no jar");
        out.data(
                "uses the clock beside a jar that is none",
                b -> b.carriesInJar(Functions.Milliseconds.class)
                        .holds("lib/a.jar", "#!/bin/sh".getBytes(StandardCharsets.UTF_8)),
                "code.clock",
                "lib/more.jar!org/",
                "currentTimeMillis");
        out.add(
                "cannot be made, and carries a jar that is none",
                () -> Bundle.with(new Functions.Given(BigDecimal.ONE))
                        .holds("lib/none.jar", "#!/bin/sh".getBytes(StandardCharsets.UTF_8)),
                "code.jar",
                "lib/none.jar",
                "is no jar");
        out.data(
                "carries a jar behind another one",
                b -> b.carriesJarBehind(Functions.Sound.class, Functions.Milliseconds.class),
                "code.jar",
                "lib/two.jar",
                "central directory");
        return out.list();
    }

    @Test
    public void isFoundByTheRightCheck() {
        List<Remark> remarks = fault.bundle().get().submission().remarks();
        assertThat(remarks)
                .filteredOn(remark -> remark.level() != Level.INFORMATION)
                .filteredOn(remark -> remark.check().equals(fault.check()))
                .as("what %s says of %s", fault.check(), remarks)
                .extracting(remark -> remark.problem().in(Language.EN))
                .anySatisfy(line -> assertThat(line).contains(fault.words()));
        if (fault.check().startsWith("code.") && !fault.check().equals("code.archive")) {
            assertThat(remarks)
                    .as("code that must not run is not run, also not to be made from the archive")
                    .extracting(Remark::check)
                    .doesNotContain("code.archive");
        }
    }

    /** A small jar of so many bytes. */
    private static byte[] zeros(int length) {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[length]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar.toByteArray();
    }

    /** Makes the list readable. */
    private static final class Faults {
        private final Map<String, Fault> all = new LinkedHashMap<>();

        List<Fault> list() {
            return List.copyOf(all.values());
        }

        private void data(String name, Function<Bundle, Bundle> fault, String check, String... words) {
            add(name, () -> fault.apply(Bundle.ofData()), check, words);
        }

        private void fact(
                String name,
                Supplier<Facts.Sound> provider,
                Function<Bundle, Bundle> more,
                String check,
                String... words) {
            add(name, () -> more.apply(Bundle.with(provider.get())), check, words);
        }

        private void function(
                String name,
                Supplier<org.shifan.api.criteria.ScoringFunction> function,
                String check,
                String... words) {
            add(name, () -> Bundle.with(function.get()), check, words);
        }

        void add(String name, Supplier<Bundle> bundle, String check, String... words) {
            if (all.put(name, new Fault(name, bundle, check, List.of(words))) != null) {
                throw new IllegalArgumentException(name);
            }
        }
    }
}
