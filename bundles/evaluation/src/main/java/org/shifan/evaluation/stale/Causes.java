// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.stale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.shifan.api.identity.Server;
import org.shifan.api.records.RecordHistory;
import org.shifan.api.text.Text;

import static org.shifan.evaluation.stale.StaleMessages.M;

/** Finds the corrections behind a change: the imports that a fact names today and did not name then. */
final class Causes {
    private static final Pattern IMPORT = Pattern.compile("import ([0-9]{1,18})$");
    private static final int MOST = 5;

    private final Supplier<Optional<RecordHistory>> history;

    Causes(Supplier<Optional<RecordHistory>> history) {
        this.history = history;
    }

    List<Text> of(List<String> sourcesThen, List<String> sourcesNow) {
        List<Text> out = new ArrayList<>();
        for (String source : sourcesNow) {
            Matcher names = IMPORT.matcher(source);
            if (names.find() && sourcesThen.stream().noneMatch(then -> then.endsWith(names.group()))) {
                long number = Long.parseLong(names.group(1));
                history.get()
                        .ifPresent(records -> Server.does(() -> records.ofImport(number, MOST))
                                .forEach(change -> out.add(M.message(
                                                "stale.cause." + change.action(),
                                                change.kind(),
                                                change.key(),
                                                change.revision(),
                                                change.changedImport(),
                                                change.changedAt(),
                                                change.by(),
                                                change.reason())
                                        .text())));
            }
        }
        return out;
    }
}
