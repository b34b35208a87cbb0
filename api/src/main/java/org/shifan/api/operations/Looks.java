// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Looks at intervals, in a daemon thread of its own, for what nobody tells of: what became late, or changed on another node. A look that
 * fails, such as one without a database, is followed by the next all the same.
 */
public final class Looks {
    private final ScheduledExecutorService executor;
    private final BiFunction<String, String, ? extends Closeable> context;

    /**
     * @param thread the name of its thread
     * @param context puts a value under a name into the logger's context until it is closed, so that what one look logs is found under a
     *     {@link LogReference} of its own
     */
    public Looks(String thread, BiFunction<String, String, ? extends Closeable> context) {
        this.context = context;
        executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, thread);
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Begins to look.
     *
     * @param first after so long
     * @param pause and so long after each look
     * @param failed is told why a look failed
     */
    public void begin(long first, long pause, TimeUnit unit, Runnable look, Consumer<Throwable> failed) {
        executor.scheduleWithFixedDelay(() -> turn(look, failed), first, pause, unit);
    }

    private void turn(Runnable look, Consumer<Throwable> failed) {
        try (Closeable reference = context.apply(LogReference.KEY, LogReference.next())) {
            guarded(look, failed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Within the reference, so that the failure is found under it too. */
    private static void guarded(Runnable look, Consumer<Throwable> failed) {
        try {
            look.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            failed.accept(e);
        }
    }

    /** Ends it, without waiting for a look that is under way. */
    public void end() {
        executor.shutdownNow();
    }
}
