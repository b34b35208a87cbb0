// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

import org.shifan.api.text.ShifanException;

/** Offers the names that a module knows at the moment, or nothing while it is away. */
abstract class NameCompleter implements Completer {

    @Reference
    BundleContext context;

    /** The names; those that do not begin so are left out later. */
    abstract Stream<?> names(String beginning);

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        String word = line.getCursorArgument();
        StringsCompleter completer = new StringsCompleter();
        if (line instanceof ArgumentCommandLine) {
            // Karaf asks in passing whether an earlier word is possible; the command itself will judge.
            completer.getStrings().add(word);
        } else {
            names(word == null ? "" : word.substring(0, line.getArgumentPosition()))
                    .forEach(name -> completer.getStrings().add(name.toString()));
        }
        return completer.complete(session, line, candidates);
    }

    final <S> Stream<?> ask(Class<S> type, Function<S, Stream<?>> question) {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null) {
            return Stream.empty();
        }
        try {
            return question.apply(service).toList().stream();
        } catch (ShifanException e) {
            return Stream.empty();
        } finally {
            context.ungetService(reference);
        }
    }
}
