// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.Rating;
import org.shifan.api.facilitation.Rating.Mark;
import org.shifan.api.facilitation.Ratings;

/** Lists how an enterprise was rated. */
@Service
@Command(
        scope = "shifan",
        name = "enterprise-ratings",
        description = "List how an enterprise was rated by the nine elements / 列出企业的历次评定")
public class EnterpriseRatingsCommand extends OneArgumentCommand<List<Rating>> {

    @Argument(name = "enterprise", required = true, description = "The enterprise's code / 企业代码")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Override
    List<Rating> answer() {
        return service(Ratings.class)
                .history(service(EnterpriseRegistry.class).require(enterprise).code());
    }

    @Override
    void show(List<Rating> ratings) {
        print(this, ratings);
    }

    static void print(ShifanCommand<?> command, List<Rating> ratings) {
        Table table = command.table()
                .number("id")
                .column("period")
                .column("value")
                .column("findings")
                .column("granted-by");
        table.column("granted-on").column("reason");
        ratings.forEach(rating -> table.row(
                rating.number(),
                rating.period(),
                rating.enterpriseClass(),
                rating.findings().entrySet().stream()
                        .filter(each -> each.getValue().mark() != Mark.GOOD)
                        .map(each -> each.getKey().code() + " "
                                + each.getValue().mark().code() + ": "
                                + each.getValue().words())
                        .collect(Collectors.joining("; ")),
                rating.rated().by(),
                rating.rated().on(),
                rating.rated().reason()));
        table.print(command.out());
    }
}
