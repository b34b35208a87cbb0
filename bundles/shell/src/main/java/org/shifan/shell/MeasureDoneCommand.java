// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Measure;
import org.shifan.api.quality.Traces;

/** Says that a measure is done, or decides a proposal. */
@Service
@Command(
        scope = "shifan",
        name = "measure-done",
        description = "Say that a measure is done, or decide a proposal / 完成措施，或对建议作出决定")
public class MeasureDoneCommand extends DecisionCommand<Measure> {

    @Argument(name = "number", required = true, description = "The measure's number / 措施编号")
    String number;

    @Option(name = "--refused", description = "The proposal is refused / 否决建议")
    boolean refused;

    @Override
    Measure answer() {
        Measure.Outcome outcome = refused ? Measure.Outcome.REFUSED : Measure.Outcome.DONE;
        return service(Traces.class).end(number("NUMBER", number, 1), outcome, decision());
    }

    @Override
    void show(Measure measure) {
        new TraceView(this).print(List.of(measure));
    }
}
