// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.shifan.api.lifecycle.ProcedureType;

/** Looks whether every case of a procedure can begin, go on and end. */
final class MachineCheck {
    private final List<String> problems = new ArrayList<>();

    private MachineCheck() {}

    /** All that is wrong; empty when nothing is. */
    static List<String> problems(List<Machine> machines) {
        MachineCheck check = new MachineCheck();
        Set<String> ids = new HashSet<>();
        for (Machine machine : machines) {
            if (!ids.add(machine.id())) {
                check.problems.add(machine.id() + ": stands twice");
            }
        }
        for (Machine machine : machines) {
            check.look(machine);
            for (Machine.Move move : machine.moves()) {
                if (!move.opens().isEmpty() && !ids.contains(move.opens())) {
                    check.tell(machine, "step " + move.step().id() + " opens unknown procedure " + move.opens());
                }
            }
        }
        return List.copyOf(check.problems);
    }

    private void look(Machine machine) {
        Set<String> states = new HashSet<>();
        for (ProcedureType.State state : machine.type().states()) {
            if (!states.add(state.id())) {
                tell(machine, "state " + state.id() + " stands twice");
            }
        }
        if (machine.type().titles().isEmpty()) {
            tell(machine, "is about no title");
        }
        Set<String> steps = new HashSet<>();
        for (Machine.Move move : machine.moves()) {
            if (!steps.add(move.step().id())) {
                tell(machine, "step " + move.step().id() + " stands twice");
            }
            if (move.step().from().isEmpty()) {
                tell(machine, "step " + move.step().id() + " leads from nowhere");
            }
            for (String end : ends(move)) {
                if (!states.contains(end)) {
                    tell(machine, "step " + move.step().id() + " names unknown state " + end);
                }
            }
            for (String spared : move.spares()) {
                if (!states.contains(spared)) {
                    tell(machine, "step " + move.step().id() + " spares unknown state " + spared);
                } else if (spared.equals(machine.first().id())) {
                    tell(machine, "step " + move.step().id() + " spares every case: all are opened in " + spared);
                }
            }
            if (move.step().persons() < 1 || move.step().persons() > 2) {
                tell(machine, "step " + move.step().id() + " needs 1 or 2 persons");
            }
            if (move.conditions().contains(Condition.UNTIL_NAMED)
                    && machine.state(move.step().to())
                            .map(ProcedureType.State::term)
                            .isEmpty()) {
                tell(machine, "step " + move.step().id() + " extends a term that does not run");
            }
            // A title is granted and ended by two persons; leaving of one's own will and membership are not adverse.
            if ((move.effect() == Effect.RENEW || move.effect() == Effect.RESTORE)
                    && move.step().persons() != 2) {
                tell(machine, "step " + move.step().id() + " changes a title and needs 2 persons");
            }
        }
        if (problems.isEmpty()) {
            ways(machine);
        }
    }

    private void ways(Machine machine) {
        Set<String> reached = new HashSet<>(Set.of(machine.first().id()));
        Set<String> ending = new HashSet<>();
        machine.type().states().stream().filter(ProcedureType.State::last).forEach(s -> ending.add(s.id()));
        boolean more = true;
        while (more) {
            more = false;
            for (Machine.Move move : machine.moves()) {
                for (String from : move.step().from()) {
                    more |= reached.contains(from) && reached.add(move.step().to());
                    more |= ending.contains(move.step().to()) && ending.add(from);
                }
            }
        }
        for (ProcedureType.State state : machine.type().states()) {
            if (!reached.contains(state.id()) && !state.id().equals(Machine.DISCONTINUED)) {
                tell(machine, "state " + state.id() + " cannot be reached");
            }
            if (!ending.contains(state.id())) {
                tell(machine, "state " + state.id() + " has no way out");
            }
            if (state.last() && !machine.from(state.id()).isEmpty()) {
                tell(machine, "state " + state.id() + " is the last one and leads on");
            }
        }
    }

    private static Set<String> ends(Machine.Move move) {
        Set<String> out = new HashSet<>(move.step().from());
        out.add(move.step().to());
        return out;
    }

    private void tell(Machine machine, String problem) {
        problems.add(machine.id() + ": " + problem);
    }
}
