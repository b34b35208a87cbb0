// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import org.shifan.api.core.Subject;
import org.shifan.api.work.Work;
import org.shifan.api.work.WorkKind;
import org.shifan.lifecycle.Described;

import static org.shifan.lifecycle.LifecycleMessages.M;
import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** The kinds of work as works.yaml describes them. */
@Component(service = WorkKinds.class)
public final class WorkKinds {
    private static final String FILE = "works.yaml";
    private static final Set<String> KIND_KEYS =
            Set.of("id", "title", "row", "clause", "about", "may", "fields", "steps");
    private static final Set<String> FIELD_KEYS = Set.of("id", "title", "form", "needed", "choices");
    private static final Set<String> STEP_KEYS = Set.of("id", "title", "closes", "verdict", "fields");

    private final Described file = new Described(FILE);
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** @throws IllegalStateException when the description is wrong: a mistake of the build */
    @Activate
    public WorkKinds() {
        try (InputStream in = WorkKinds.class.getResourceAsStream("/" + FILE)) {
            for (Map<?, ?> each : file.read(in, "works")) {
                Kind kind = kind(each);
                if (kinds.put(kind.kind().code(), kind) != null) {
                    throw file.wrong(FILE, "id", kind.kind().code());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A kind.
     *
     * @param operation by which one is entered and followed
     * @param verdicts the steps that tell what somebody else found
     */
    record Kind(WorkKind kind, String operation, Set<String> verdicts) {}

    List<WorkKind> all() {
        return kinds.values().stream().map(Kind::kind).toList();
    }

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.work.kind} */
    Kind require(String code) {
        Kind kind = kinds.get(code);
        if (kind == null) {
            throw refuse("lifecycle.work.kind", code, String.join(", ", kinds.keySet()));
        }
        return kind;
    }

    private Kind kind(Map<?, ?> from) {
        String at = file.text(from, "id", "a kind");
        file.known(from, KIND_KEYS, at);
        List<WorkKind.Step> steps = new ArrayList<>();
        Set<String> verdicts = new TreeSet<>();
        for (Map<?, ?> each : Described.maps(from.get("steps"))) {
            String step = at + ", step " + file.text(each, "id", at);
            file.known(each, STEP_KEYS, step);
            if (Boolean.TRUE.equals(each.get("verdict"))) {
                verdicts.add(file.text(each, "id", step));
            }
            steps.add(new WorkKind.Step(
                    file.text(each, "id", step),
                    file.both(each, step),
                    Boolean.TRUE.equals(each.get("closes")),
                    fields(each, step)));
        }
        steps.add(new WorkKind.Step(Work.END, M.text("work.end"), true, List.of()));
        steps.add(new WorkKind.Step(Work.ANNUL, M.text("work.annul"), true, List.of()));
        return new Kind(
                new WorkKind(
                        at,
                        file.both(from, at),
                        file.text(from, "row", at),
                        file.text(from, "clause", at),
                        Described.texts(from.get("about")).stream()
                                .map(word -> file.one(Subject.Kind.values(), Subject.Kind::code, word, at))
                                .collect(Collectors.toSet()),
                        fields(from, at),
                        steps),
                file.text(from, "may", at),
                verdicts);
    }

    private List<WorkKind.Field> fields(Map<?, ?> from, String at) {
        List<WorkKind.Field> out = new ArrayList<>();
        for (Map<?, ?> each : Described.maps(from.get("fields"))) {
            String field = at + ", field " + file.text(each, "id", at);
            file.known(each, FIELD_KEYS, field);
            out.add(new WorkKind.Field(
                    file.text(each, "id", field),
                    file.both(each, field),
                    file.one(
                            WorkKind.Form.values(),
                            form -> form.name().toLowerCase(Locale.ROOT),
                            each.get("form"),
                            field),
                    Boolean.TRUE.equals(each.get("needed")),
                    Described.texts(each.get("choices"))));
        }
        return out;
    }
}
