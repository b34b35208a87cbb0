// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.work.WorkKind;
import org.shifan.api.work.Works;

/** Codes of the kinds of work. */
@Service
public class WorkKindCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(Works.class, works -> works.kinds().stream().map(WorkKind::code));
    }
}
