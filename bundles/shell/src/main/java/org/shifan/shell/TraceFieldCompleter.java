// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.TraceField;

/** The fields of a trace. */
@Service
public class TraceFieldCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Arrays.stream(TraceField.values()).map(TraceField::code);
    }
}
