// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.function.Supplier;

import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Work on many subjects that ends when its thread is interrupted, and says then how far it came. */
public final class Stoppable implements EvaluationProgress {
    private final int all;
    private final EvaluationProgress told;
    private final String cancelled;
    private final Messages messages;
    private int before;
    private int done;

    /** @param told told on; may be null */
    Stoppable(int all, EvaluationProgress told) {
        this(all, told, "evaluation.cancelled", M);
    }

    /** @param cancelled the key of the message that says how far it came */
    public Stoppable(int all, EvaluationProgress told, String cancelled, Messages messages) {
        this.all = all;
        this.told = told;
        this.cancelled = cancelled;
        this.messages = messages;
    }

    /** @throws ShifanException {@code evaluation.cancelled} */
    public <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (ShifanException e) {
            throw e;
        } catch (RuntimeException e) {
            // A database whose thread is interrupted speaks of a lost connection.
            if (Thread.interrupted()) {
                throw new ShifanException(messages.message(cancelled, done, all), e);
            }
            throw e;
        }
    }

    /** What was done until now is counted on by the next part of the work. */
    void next() {
        before = done;
    }

    @Override
    public void at(int doneOfThisPart, int ofThisPart) {
        done = before + doneOfThisPart;
        if (told != null) {
            told.at(done, all);
        }
        if (Thread.interrupted()) {
            throw new ShifanException(messages.message(cancelled, done, all));
        }
    }
}
