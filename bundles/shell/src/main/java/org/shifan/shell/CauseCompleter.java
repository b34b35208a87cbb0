// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Cause;

/** The causes that a trace may find. */
@Service
public class CauseCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Arrays.stream(Cause.values()).map(Cause::code);
    }
}
