// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.ShifanException;

/** Finds official decisions by what they were made with. */
@Service
@Command(
        scope = "shifan",
        name = "decisions",
        description = "Find official decisions by set, parameter and more / 按标准、参数等查找正式评估")
public class DecisionsCommand extends ShifanCommand<Views.DecisionPage> {
    private static final int CSV_PAGE = 1000;

    @Option(name = "--set", description = "The set, ID or ID@VERSION / 标准编号，可带@版本")
    @Completion(CriteriaCompleter.class)
    String set;

    @Option(name = "--parameter", description = "A parameter or bound term that was in force on their day / 评估日有效的参数")
    String parameter;

    @Option(name = "--value", description = "With that value of the parameter / 该参数的取值")
    String value;

    @Option(name = "--bureau", description = "Of this bureau / 直属局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--zone", description = "Of this zone / 示范区")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--since", description = "As of this day or later / 评估日不早于")
    String since;

    @Option(name = "--until", description = "As of this day or earlier / 评估日不晚于")
    String until;

    @Option(name = "--verdict", description = "With this verdict, computed or overriding / 结论（计算的或改判的）")
    @Completion(VerdictCompleter.class)
    String verdict;

    @Option(name = "--stale", description = "Only those whose records were changed since / 只列数据已变的")
    boolean stale;

    @Option(name = "--before", description = "Only numbers below this one: the next page / 只列编号小于此数的（翻页）")
    String before;

    @Option(name = "--limit", description = "At most so many; 50 by default / 最多条数，默认 50")
    String limit = "50";

    @Option(name = "--csv", description = "Write all of them to this file / 全部写入该 CSV 文件")
    String csv;

    @Override
    Views.DecisionPage answer() {
        Decisions.Query query = query();
        Decisions decisions = service(Decisions.class);
        int most = number("--limit", limit, 1);
        long from = before == null ? Long.MAX_VALUE : ReplayCommand.evaluation("--before", before);
        Path file = csv == null ? null : write(path(csv), decisions, query);
        return new Views.DecisionPage(decisions.count(query), decisions.find(query, from, most), file);
    }

    private Decisions.Query query() {
        if (value != null && parameter == null) {
            throw refuse("decisions.value");
        }
        SetVersion chosen = SetVersion.of(set);
        return new Decisions.Query(
                chosen.set(),
                chosen.version(),
                parameter,
                value == null ? null : decimal(value),
                bureau == null ? null : requireBureau(bureau),
                zone == null
                        ? null
                        : Subject.zone(service(ZoneRegistry.class)
                                .require(ZoneId.of(zone))
                                .id()),
                date(since, null),
                date(until, null),
                verdict == null ? null : verdict(verdict),
                stale);
    }

    static BigDecimal decimal(String text) {
        if (!text.strip().matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            throw refuse("shell.decimal.form", text);
        }
        return new BigDecimal(text.strip());
    }

    static Verdict verdict(String text) {
        try {
            return Verdict.valueOf(text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            String known = Stream.of(Verdict.values()).map(Enum::name).collect(Collectors.joining(", "));
            throw new ShifanException(ShellMessages.M.message("verdict.form", text, known), e);
        }
    }

    /** Page by page, so that a country's years need no more memory than a page. */
    private Path write(Path file, Decisions decisions, Decisions.Query query) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            // With a mark by which Excel knows the encoding.
            out.write(
                    "\uFEFFnumber,subject,bureau,level,year,as-of,verdict,overridden,total,set,version,value,stale,made,by\r\n");
            long from = Long.MAX_VALUE;
            List<Decisions.Decision> page;
            do {
                page = decisions.find(query, from, CSV_PAGE);
                for (Decisions.Decision decision : page) {
                    out.write(line(decision));
                    from = decision.summary().id();
                }
            } while (page.size() == CSV_PAGE);
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new ShifanException(
                    ShellMessages.M.message("shell.file.unwritable", file, String.valueOf(e.getMessage())), e);
        }
    }

    private static String line(Decisions.Decision d) {
        EvaluationService.Summary s = d.summary();
        List<Object> cells = new ArrayList<>();
        cells.add(s.id());
        cells.add(s.subject());
        cells.add(d.bureau());
        cells.add(s.level());
        cells.add(s.year());
        cells.add(s.asOf());
        cells.add(s.verdict());
        cells.add(s.overridden());
        cells.add(s.total() == null ? null : s.total().toPlainString());
        cells.add(s.criteriaId());
        cells.add(s.criteriaVersion());
        cells.add(d.value() == null ? null : d.value().toPlainString());
        cells.add(s.stale());
        cells.add(d.made());
        cells.add(d.by());
        return cells.stream().map(DecisionsCommand::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** Nothing that a person typed begins a formula when the file is opened as a sheet. */
    static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        if (value instanceof String && text.matches("(?s)[=+@\\-＝＋－＠\\t\\r\\n].*")) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    void show(Views.DecisionPage page) {
        Table table = table().number("evaluation")
                .column("subject")
                .column("bureau")
                .number("year")
                .column("as-of")
                .column("verdict")
                .number("total")
                .column("set")
                .column("version")
                .number("value")
                .number("stale")
                .column("by");
        for (Decisions.Decision d : page.decisions()) {
            EvaluationService.Summary s = d.summary();
            table.row(
                    s.id(),
                    s.subject().key(),
                    d.bureau(),
                    s.year(),
                    s.asOf(),
                    Terms.verdict(s.verdict(), s.overridden()),
                    s.total(),
                    s.criteriaId(),
                    s.criteriaVersion(),
                    d.value(),
                    s.stale() == 0 ? null : s.stale(),
                    d.by());
        }
        table.print(out());
        out().println(say("decisions.count", page.all()));
        if (page.decisions().size() < page.all() && !page.decisions().isEmpty()) {
            out().println(say(
                    "decisions.next",
                    page.decisions().get(page.decisions().size() - 1).summary().id()));
        }
        if (page.file() != null) {
            out().println(page.file());
        }
    }
}
