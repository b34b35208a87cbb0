// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Level;

/** The levels of the policy. */
@Service
public class LevelCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Level.LADDER.stream();
    }
}
