// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.LifecycleMessages;

/** Reads the descriptions of procedures. What is wrong in one is a mistake of the build, told with file and place. */
final class MachineReader {
    private static final Set<String> PROCEDURE_KEYS =
            Set.of("id", "title", "clause", "titles", "opens", "by", "states", "steps");
    private static final Set<String> STATE_KEYS = Set.of("id", "title", "term", "last");
    private static final Set<String> STEP_KEYS = Set.of(
            "id", "title", "from", "to", "by", "papers", "act", "persons", "notice", "conditions", "effect", "opens");

    private final String file;

    MachineReader(String file) {
        this.file = file;
    }

    /** @throws IllegalStateException when a key, a role, a term or a condition is none that there is */
    List<Machine> read(InputStream in) {
        Object root = new Load(LoadSettings.builder().setLabel(file).build()).loadFromInputStream(in);
        List<Machine> out = new ArrayList<>();
        for (Map<?, ?> procedure : maps(((Map<?, ?>) root).get("procedures"))) {
            out.add(machine(procedure));
        }
        return out;
    }

    private Machine machine(Map<?, ?> from) {
        String where = text(from, "id", "a procedure");
        known(from, PROCEDURE_KEYS, where);
        List<ProcedureType.State> states = new ArrayList<>();
        for (Map<?, ?> state : maps(from.get("states"))) {
            String at = where + ", state " + text(state, "id", where);
            known(state, STATE_KEYS, at);
            states.add(new ProcedureType.State(
                    text(state, "id", at),
                    both(state, at),
                    state.containsKey("term")
                            ? one(Procedure.Term.values(), Procedure.Term::code, state.get("term"), at)
                            : null,
                    Boolean.TRUE.equals(state.get("last"))));
        }
        states.add(new ProcedureType.State(
                Machine.DISCONTINUED, LifecycleMessages.M.text("state.discontinued"), null, true));
        List<Machine.Move> moves = new ArrayList<>();
        for (Map<?, ?> step : maps(from.get("steps"))) {
            moves.add(move(step, where + ", step " + text(step, "id", where)));
        }
        return new Machine(
                new ProcedureType(
                        where,
                        both(from, where),
                        text(from, "clause", where),
                        texts(from.get("titles")).stream().map(Title::of).toList(),
                        one(ProcedureType.Opens.values(), MachineReader::code, from.get("opens"), where),
                        role(from.get("by"), where),
                        states,
                        moves.stream().map(Machine.Move::step).toList()),
                moves);
    }

    private Machine.Move move(Map<?, ?> step, String at) {
        known(step, STEP_KEYS, at);
        List<Condition> conditions = texts(step.get("conditions")).stream()
                .map(code -> Condition.of(code).orElseThrow(() -> wrong(at, "condition", code)))
                .toList();
        return new Machine.Move(
                new ProcedureType.Step(
                        text(step, "id", at),
                        both(step, at),
                        texts(step.get("from")),
                        text(step, "to", at),
                        role(step.get("by"), at),
                        texts(step.get("papers")),
                        step.containsKey("act")
                                ? one(Procedure.Act.values(), Procedure.Act::code, step.get("act"), at)
                                : null,
                        step.get("persons") instanceof Number persons ? persons.intValue() : 1,
                        step.containsKey("notice") ? role(step.get("notice"), at) : null,
                        conditions.stream().map(Condition::code).toList()),
                conditions,
                step.containsKey("effect")
                        ? one(Effect.values(), MachineReader::code, step.get("effect"), at)
                        : Effect.NONE,
                step.containsKey("opens") ? text(step, "opens", at) : "");
    }

    private ProcedureType.Role role(Object code, String at) {
        return one(ProcedureType.Role.values(), ProcedureType.Role::code, code, at);
    }

    private Text both(Map<?, ?> from, String at) {
        if (!(from.get("title") instanceof Map<?, ?> title)) {
            throw wrong(at, "title", from.get("title"));
        }
        return new Text(text(title, "zh", at), text(title, "en", at));
    }

    private String text(Map<?, ?> from, String key, String at) {
        Object value = from.get(key);
        if (value == null || value.toString().isBlank()) {
            throw wrong(at, key, value);
        }
        return value.toString();
    }

    private <T> T one(T[] all, java.util.function.Function<T, String> code, Object wanted, String at) {
        return Stream.of(all)
                .filter(value -> code.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> wrong(at, all[0].getClass().getSimpleName().toLowerCase(Locale.ROOT), wanted));
    }

    private void known(Map<?, ?> from, Set<String> keys, String at) {
        for (Object key : from.keySet()) {
            if (!keys.contains(key)) {
                throw wrong(at, "key", key);
            }
        }
    }

    private IllegalStateException wrong(String at, String what, Object found) {
        return new IllegalStateException(file + ": " + at + ": " + what + " '" + found + "'");
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Map<?, ?>> maps(Object list) {
        List<Map<?, ?>> out = new ArrayList<>();
        for (Object one : list instanceof List<?> many ? many : List.of()) {
            out.add((Map<?, ?>) one);
        }
        return out;
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of();
    }
}
