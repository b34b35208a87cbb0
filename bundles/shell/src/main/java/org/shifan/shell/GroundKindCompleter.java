// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;
import java.util.List;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.facilitation.DeclaredGround;

/** Completes the kinds of grounds that can be declared. */
@Service
public class GroundKindCompleter implements Completer {
    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(Arrays.stream(DeclaredGround.Kind.values())
                        .map(DeclaredGround.Kind::code)
                        .toList())
                .complete(session, line, candidates);
    }
}
