// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.Shipment;

/** Decides a declared shipment and keeps the treatment. */
@Service
@Command(
        scope = "shifan",
        name = "treatment-decide",
        description = "Decide a declared shipment and keep the treatment / 对已报检的一批货物作出监管决定并存档")
public class TreatmentDecideCommand extends ShipmentCommand<DecidedTreatment> {

    @Option(
            name = "--by",
            description = "For whom the account decides that is logged in; for itself by default / 当前登录账号代何人办理，默认本人")
    String by;

    @Override
    DecidedTreatment answer() {
        need("--declaration", declaration);
        Shipment asked = shipment();
        return service(DecidedTreatments.class).decide(asked, actor(by).by());
    }

    @Override
    void show(DecidedTreatment decided) {
        TreatmentShowCommand.print(this, decided);
    }
}
