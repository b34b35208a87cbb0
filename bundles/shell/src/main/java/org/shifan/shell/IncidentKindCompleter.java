// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.IncidentKind;

/** The kinds of incident. */
@Service
public class IncidentKindCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Arrays.stream(IncidentKind.values()).map(IncidentKind::code);
    }
}
