// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Offers a command's options behind its arguments; their values Karaf completes as everywhere. */
@Service
public class OptionCompleter implements Completer {

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        if (line instanceof ArgumentCommandLine) {
            // Karaf asks in passing whether an earlier word is possible; the command itself will judge.
            return new StringsCompleter(List.of(line.getCursorArgument())).complete(session, line, candidates);
        }
        Class<?> command = command(session.resolveCommand(line.getArguments()[0]));
        return command == null
                ? -1
                : new StringsCompleter(LaterOptions.of(command).keySet()).complete(session, line, candidates);
    }

    /**
     * The class of a command of this bundle: {@code shifan:fact-catalogue} is in {@code FactCatalogueCommand}.
     * Karaf does not tell a completer for whom it completes.
     *
     * @return null when there is none
     */
    static Class<?> command(String name) {
        StringBuilder simple = new StringBuilder();
        for (String word : name.substring(name.indexOf(':') + 1).split("-")) {
            simple.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        try {
            return Class.forName(OptionCompleter.class.getPackageName() + "." + simple + "Command");
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
