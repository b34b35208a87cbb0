// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Incident;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.RegisteredGoods;

/** Shows an incident: its sources, who may have made the goods, what is like it, what was done. */
@Service
@Command(
        scope = "shifan",
        name = "incident",
        description = "Show an incident, who may have made the goods, and what was done / 显示事件、可能的生产企业和处理经过")
public class IncidentCommand extends OneArgumentCommand<Views.IncidentDetail> {

    @Argument(name = "number", required = true, description = "The incident's number / 事件编号")
    String number;

    @Option(name = "--raw", description = "Print what the sources said in full / 显示来源全文")
    boolean raw;

    @Override
    Views.IncidentDetail answer() {
        Incidents incidents = service(Incidents.class);
        Incident incident = incidents.require(number("NUMBER", number, 1));
        return new Views.IncidentDetail(
                incident,
                incident.cause() == null ? incidents.matches(incident.id()) : java.util.List.of(),
                incidents.similar(incident.id()),
                incidents.history(incident.id()));
    }

    @Override
    void show(Views.IncidentDetail detail) {
        Incident i = detail.incident();
        out().println(say("incident.head", i.id(), Terms.of(i.kind()), i.on(), i.market(), i.bureau()));
        if (i.joinedInto() != null) {
            out().println(say("incident.joined", i.joinedInto()));
        }
        line("product", i.goods().name());
        line("brand", i.goods().brand());
        line("model", i.goods().model());
        line("barcode", i.goods().barcode());
        line("hs", i.goods().hs() == null ? "" : i.goods().hs().value());
        line("maker", i.maker());
        line("origin", i.origin());
        line("hazard", i.hazard());
        line("measures", i.measures());
        line("text", i.text());
        out().println(i.attribution()
                .map(a -> say(
                        "incident.attributed",
                        a.enterprise(),
                        a.decision().by(),
                        a.decision().on(),
                        a.confidence()))
                .orElseGet(() -> say("incident.unattributed")));
        out().println();
        sources(i);
        if (!detail.matches().isEmpty()) {
            out().println();
            Table matches = table().column("enterprise")
                    .column("name")
                    .number("confidence")
                    .column("because")
                    .column("registered-goods");
            detail.matches()
                    .forEach(m -> matches.row(
                            m.enterprise(),
                            m.name(),
                            m.confidence(),
                            String.join(
                                    "; ",
                                    m.because().stream()
                                            .map(text -> text.in(language()))
                                            .toList()),
                            String.join(
                                    "; ",
                                    m.goods().stream()
                                            .map(IncidentCommand::told)
                                            .toList())));
            matches.print(out());
        }
        if (!detail.similar().isEmpty()) {
            out().println();
            out().println(say("incident.similar"));
            IncidentsCommand.print(detail.similar(), table(), out());
        }
        out().println();
        Table steps = table().column("day")
                .column("by")
                .column("what")
                .column("reason")
                .column("evidence");
        detail.history()
                .forEach(s -> steps.row(
                        s.decision().on(),
                        s.decision().by(),
                        s.what(),
                        s.decision().reason(),
                        s.decision().evidence()));
        steps.print(out());
    }

    /** By the number that an attribution takes. */
    private static String told(RegisteredGoods goods) {
        return Stream.of("#" + goods.number(), goods.hs().value(), goods.brand(), goods.model(), goods.name())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private void line(String field, String text) {
        if (!text.isEmpty()) {
            out().println("  " + say("incident.field." + field) + ": " + text);
        }
    }

    private void sources(Incident i) {
        Table sources = table().column("scheme")
                .column("number")
                .number("revision")
                .column("import")
                .column("address");
        i.sources().forEach(s -> sources.row(s.scheme(), s.number(), s.revision(), s.importId(), s.url()));
        sources.print(out());
        if (i.sourceCount() > i.sources().size()) {
            out().println(say(
                    "incident.more-sources", i.sourceCount() - i.sources().size()));
        }
        if (raw) {
            i.sources().forEach(s -> out().println("\n" + s.scheme() + " " + s.number() + "\n" + s.raw()));
        }
    }
}
