// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Catalogue;
import org.shifan.api.operations.Catalogue.Offer;

/** Lists the versions of criteria that others offer, beside what is here; installs nothing. */
@Service
@Command(
        scope = "shifan",
        name = "catalogue",
        description = "List the criteria that are offered, beside those here / 列出目录所提供的评估标准，与此处对照")
public class CatalogueCommand extends ShifanCommand<List<Offer>> {

    @Override
    List<Offer> answer() {
        return service(Catalogue.class).offers();
    }

    @Override
    void show(List<Offer> offers) {
        Table table = table().column("set")
                .column("offered")
                .column("here")
                .column("state")
                .column("digest")
                .column("address");
        offers.forEach(o -> table.row(
                o.id(),
                o.version(),
                o.here(),
                Terms.of(o.standing()),
                CriteriaCommand.shortDigest(o.digest()),
                o.url()));
        table.print(out());
    }
}
