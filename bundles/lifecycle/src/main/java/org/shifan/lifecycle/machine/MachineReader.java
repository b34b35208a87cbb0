// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Title;
import org.shifan.lifecycle.Described;
import org.shifan.lifecycle.LifecycleMessages;

/** Reads the descriptions of procedures. What is wrong in one is a mistake of the build, told with file and place. */
final class MachineReader {
    private static final Set<String> PROCEDURE_KEYS =
            Set.of("id", "title", "clause", "titles", "opens", "by", "states", "steps");
    private static final Set<String> STATE_KEYS = Set.of("id", "title", "term", "last");
    private static final Set<String> STEP_KEYS = Set.of(
            "id",
            "title",
            "from",
            "to",
            "by",
            "papers",
            "anew",
            "spares",
            "act",
            "persons",
            "notice",
            "conditions",
            "effect",
            "opens");

    private final Described file;

    MachineReader(String file) {
        this.file = new Described(file);
    }

    /** @throws IllegalStateException when a key, a role, a term or a condition is none that there is */
    List<Machine> read(InputStream in) {
        List<Machine> out = new ArrayList<>();
        for (Map<?, ?> procedure : file.read(in, "procedures")) {
            out.add(machine(procedure));
        }
        return out;
    }

    private Machine machine(Map<?, ?> from) {
        String where = file.text(from, "id", "a procedure");
        file.known(from, PROCEDURE_KEYS, where);
        List<ProcedureType.State> states = new ArrayList<>();
        for (Map<?, ?> state : Described.maps(from.get("states"))) {
            String at = where + ", state " + file.text(state, "id", where);
            file.known(state, STATE_KEYS, at);
            states.add(new ProcedureType.State(
                    file.text(state, "id", at),
                    file.both(state, at),
                    state.containsKey("term")
                            ? file.one(Procedure.Term.values(), Procedure.Term::code, state.get("term"), at)
                            : null,
                    Boolean.TRUE.equals(state.get("last"))));
        }
        states.add(new ProcedureType.State(
                Machine.DISCONTINUED, LifecycleMessages.M.text("state.discontinued"), null, true));
        List<Machine.Move> moves = new ArrayList<>();
        for (Map<?, ?> step : Described.maps(from.get("steps"))) {
            moves.add(move(step, where + ", step " + file.text(step, "id", where)));
        }
        return new Machine(
                new ProcedureType(
                        where,
                        file.both(from, where),
                        file.text(from, "clause", where),
                        Described.texts(from.get("titles")).stream()
                                .map(Title::of)
                                .toList(),
                        file.one(ProcedureType.Opens.values(), MachineReader::code, from.get("opens"), where),
                        role(from.get("by"), where),
                        states,
                        moves.stream().map(Machine.Move::step).toList()),
                moves);
    }

    private Machine.Move move(Map<?, ?> step, String at) {
        file.known(step, STEP_KEYS, at);
        List<Condition> conditions = Described.texts(step.get("conditions")).stream()
                .map(code -> Condition.of(code).orElseThrow(() -> file.wrong(at, "condition", code)))
                .toList();
        return new Machine.Move(
                new ProcedureType.Step(
                        file.text(step, "id", at),
                        file.both(step, at),
                        Described.texts(step.get("from")),
                        file.text(step, "to", at),
                        role(step.get("by"), at),
                        Described.texts(step.get("papers")),
                        step.containsKey("act")
                                ? file.one(Procedure.Act.values(), Procedure.Act::code, step.get("act"), at)
                                : null,
                        step.get("persons") instanceof Number persons ? persons.intValue() : 1,
                        step.containsKey("notice") ? role(step.get("notice"), at) : null,
                        conditions.stream().map(Condition::code).toList()),
                conditions,
                step.containsKey("effect")
                        ? file.one(Effect.values(), MachineReader::code, step.get("effect"), at)
                        : Effect.NONE,
                step.containsKey("opens") ? file.text(step, "opens", at) : "",
                Boolean.TRUE.equals(step.get("anew")),
                Described.texts(step.get("spares")));
    }

    private ProcedureType.Role role(Object code, String at) {
        return file.one(ProcedureType.Role.values(), ProcedureType.Role::code, code, at);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
