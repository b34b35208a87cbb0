// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;

/** Lists the direct bureaus. */
@Service
@Command(scope = "shifan", name = "bureaus", description = "List the direct bureaus / 列出直属检验检疫局")
public class BureausCommand extends ShifanCommand<List<Bureau>> {

    @Override
    List<Bureau> answer() {
        return service(BureauDirectory.class).bureaus();
    }

    @Override
    void show(List<Bureau> bureaus) {
        Table table = table().column("bureau").column("name").column("seat").column("kind");
        bureaus.forEach(b -> table.row(b.code(), b.name(), b.seat(), b.kind()));
        table.print(out());
    }
}
