// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

import java.util.List;
import java.util.Optional;

import org.shifan.api.lifecycle.ProcedureType;

/** A procedure with what its steps do. */
public record Machine(ProcedureType type, List<Move> moves) {
    /** Where a case ends when what it is about has ended meanwhile; every procedure has it. */
    public static final String DISCONTINUED = "discontinued";

    public Machine {
        moves = List.copyOf(moves);
    }

    /**
     * A step.
     *
     * @param opens the procedure of which it opens a case; empty for none
     * @param anew whether its papers have to be others each time, and others than those of another step
     * @param spares the states in which a release before opened cases: these are not asked for its papers, which they never had
     */
    public record Move(
            ProcedureType.Step step,
            List<Condition> conditions,
            Effect effect,
            String opens,
            boolean anew,
            List<String> spares) {
        public Move {
            conditions = List.copyOf(conditions);
            spares = List.copyOf(spares);
        }
    }

    public String id() {
        return type.id();
    }

    /** The state with this id; one that a release before knew and this one does not stands for itself. */
    public Optional<ProcedureType.State> state(String id) {
        return type.states().stream().filter(s -> s.id().equals(id)).findFirst();
    }

    public Optional<Move> move(String step) {
        return moves.stream().filter(m -> m.step().id().equals(step)).findFirst();
    }

    /** The steps that lead on from a state. */
    public List<Move> from(String state) {
        return moves.stream().filter(m -> m.step().from().contains(state)).toList();
    }

    /** Where a case begins. */
    public ProcedureType.State first() {
        return type.states().get(0);
    }
}
