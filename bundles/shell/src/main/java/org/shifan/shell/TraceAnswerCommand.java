// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;

/** Answers a field of the form as an investigator. */
@Service
@Command(scope = "shifan", name = "trace-answer", description = "Answer a field of the form as an investigator / 填写调查表")
public class TraceAnswerCommand extends TraceStepCommand {

    @Option(name = "--field", description = "The field, such as goods-kind / 字段")
    @Completion(TraceFieldCompleter.class)
    String field;

    @Option(name = "--value", description = "The answer / 答案")
    String value;

    @Override
    Trace answer() {
        String code = need("--field", field);
        TraceField asked = TraceField.of(code)
                .orElseThrow(() -> refuse(
                        "trace.field",
                        code,
                        String.join(
                                ", ",
                                Arrays.stream(TraceField.values())
                                        .map(TraceField::code)
                                        .toList())));
        return traces().answer(trace(), asked, need("--value", value), decision());
    }
}
