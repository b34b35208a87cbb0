// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.market.Concerned;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.Participation;
import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.Training;
import org.shifan.api.market.Warning;
import org.shifan.api.text.Text;

import static org.shifan.shell.ShellMessages.M;

/** What the market module keeps, for people, and the words for it. */
final class MarketView {
    private MarketView() {}

    /** HS codes as they are typed behind one option, with commas between. */
    static List<HsScope> hs(String typed) {
        List<HsScope> out = new ArrayList<>();
        for (String part : typed.split("[,; ]+")) {
            if (!part.isBlank()) {
                out.add(HsScope.of(part));
            }
        }
        return out;
    }

    /** The constant of that word; refuses with the words that there are. */
    static <E extends Enum<E>> E choice(String option, String word, E[] values, Function<E, String> code) {
        return Arrays.stream(values)
                .filter(each -> code.apply(each).equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> ShifanCommand.refuse(
                        "market.choice",
                        option,
                        word,
                        Arrays.stream(values).map(code).collect(Collectors.joining(", "))));
    }

    static Text word(Enum<?> value) {
        return M.text("Market." + value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    private static String codes(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    static void files(ShifanCommand<?> command, List<NoticeFile> files) {
        Table table = command.table()
                .column("symbol")
                .column("title")
                .column("market")
                .column("hs")
                .column("distributed");
        table.column("comments-until").number("documents").column("status");
        files.forEach(file -> table.row(
                file.symbol(),
                file.title(),
                markets(file),
                codes(file.hs()),
                file.newest(),
                file.commentsUntil(),
                file.documents().size(),
                file.complete() ? null : command.say("market.incomplete")));
        table.print(command.out());
    }

    private static String markets(NoticeFile file) {
        String all = file.markets().stream().sorted().map(Object::toString).collect(Collectors.joining(", "));
        return file.markets().size() > 5 ? file.symbol().member() : all;
    }

    static void file(ShifanCommand<?> command, NoticeFile file, List<Concerned> concerned) {
        files(command, List.of(file));
        PrintStream out = command.out();
        Table documents = command.table()
                .column("symbol")
                .column("distributed")
                .column("type")
                .column("title")
                .column("product");
        documents.column("objective").column("comments-until").column("document");
        file.documents().forEach(each -> document(documents, each));
        out.println();
        documents.print(out);
        if (!file.earlier().isEmpty()) {
            out.println();
            out.println(command.say("market.earlier", file.earlier().size()));
        }
        out.println();
        if (file.hs().isEmpty()) {
            out.println(command.say("market.no-hs"));
        }
        concerned(command, concerned);
    }

    private static void document(Table table, Notice each) {
        table.row(
                each.symbol(),
                each.distributed(),
                each.type(),
                each.title(),
                each.products(),
                each.objective(),
                each.commentsUntil(),
                each.link());
    }

    static void concerned(ShifanCommand<?> command, List<Concerned> concerned) {
        Table table = command.table()
                .column("subject")
                .column("zone")
                .column("bureau")
                .column("reason");
        concerned.forEach(each -> table.row(each.subject(), each.zone(), each.bureau(), each.why()));
        table.print(command.out());
    }

    static void warnings(ShifanCommand<?> command, List<Warning> warnings) {
        Table table = command.table()
                .number("id")
                .column("on")
                .column("subject")
                .column("reference")
                .column("title");
        table.column("due").column("state").column("reason").column("read-by");
        warnings.forEach(each -> table.row(
                each.id(),
                each.raised(),
                each.subject(),
                each.reference(),
                each.title(),
                each.due(),
                each.late() ? command.say("market.late") : null,
                each.why(),
                each.receipts().stream()
                        .map(receipt -> receipt.by() + " " + receipt.on())
                        .collect(Collectors.joining(", "))));
        table.print(command.out());
    }

    static void standards(ShifanCommand<?> command, List<ForeignStandard> standards) {
        Table table = command.table()
                .number("id")
                .column("market")
                .column("standard")
                .column("title")
                .column("hs");
        table.column("version").column("from").column("change").column("reference");
        standards.forEach(each -> each.versions()
                .forEach(version -> table.row(
                        each.id(),
                        each.market(),
                        each.number(),
                        each.title(),
                        codes(each.hs()),
                        version.version(),
                        version.from(),
                        version.change(),
                        version.notice())));
        table.print(command.out());
    }

    static void trainings(ShifanCommand<?> command, List<Training> trainings) {
        Table table = command.table()
                .number("id")
                .column("on")
                .column("bureau")
                .column("zone")
                .column("topic");
        table.column("place").column("reference").column("participants");
        trainings.forEach(each -> table.row(
                each.id(),
                each.on(),
                each.bureau(),
                each.zone(),
                each.topic(),
                each.place(),
                codes(each.references()),
                each.participants().stream()
                        .map(who -> who.person() + " (" + who.enterprise() + ")")
                        .collect(Collectors.joining(", "))));
        table.print(command.out());
    }

    static void concerns(ShifanCommand<?> command, List<TradeConcern> concerns) {
        Table table = command.table()
                .number("id")
                .column("on")
                .column("subject")
                .column("market")
                .column("title");
        table.column("reference").column("outcome");
        concerns.forEach(each -> table.row(
                each.id(),
                each.raised(),
                each.subject(),
                each.market(),
                each.title(),
                each.reference(),
                each.outcome() == null ? null : word(each.outcome())));
        table.print(command.out());
    }

    static void concern(ShifanCommand<?> command, TradeConcern concern) {
        concerns(command, List.of(concern));
        PrintStream out = command.out();
        out.println("  " + concern.text());
        Table steps = command.table().column("on").column("by").column("what").column("reason");
        steps.column("evidence");
        concern.steps()
                .forEach(step -> steps.row(
                        step.decision().on(),
                        step.decision().by(),
                        step.what(),
                        step.decision().reason(),
                        step.decision().evidence()));
        out.println();
        steps.print(out);
    }

    static void participations(ShifanCommand<?> command, List<Participation> all) {
        Table table = command.table()
                .number("id")
                .column("kind")
                .column("on")
                .column("bureau")
                .column("title");
        table.column("detail").column("level").number("places").column("participants");
        all.forEach(each -> table.row(
                each.id(),
                word(each.kind()),
                each.on(),
                each.bureau(),
                each.title(),
                each.detail(),
                each.scope(),
                each.kind() == Participation.Kind.EXCHANGE ? each.places() : null,
                each.parties().stream().map(party -> party.subject().toString()).collect(Collectors.joining(", "))));
        table.print(command.out());
    }
}
