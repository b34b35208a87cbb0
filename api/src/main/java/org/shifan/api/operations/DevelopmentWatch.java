// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.text.Message;

/**
 * For who writes criteria: what is saved on the developer's machine is at work in the running container a moment later. The
 * bundle that is made of it has a version that ends in {@code SNAPSHOT}, so that the version need not be raised for each
 * trial, and goes when the watch ends.
 */
@ProviderType
public interface DevelopmentWatch {

    /**
     * Installs what is there now, and again whenever something of it is saved.
     *
     * @param source a criteria document, a bundle's jar, or the folder of a Maven module: its {@code target/classes}, and over
     *     them what is newer in {@code src/main/resources}
     * @param heard is told of each turn, the first included, in a thread of the watch
     * @throws org.shifan.api.text.ShifanException {@code watch.source} when it is none of these, {@code watch.twice} when it is
     *     watched already
     */
    Watch watch(Path source, Consumer<Turn> heard);

    /** A watch that goes on until it is closed. */
    interface Watch extends AutoCloseable {
        /** Ends the watch and removes its bundle. */
        @Override
        void close();
    }

    /**
     * What became of a save.
     *
     * @param took from the moment that the newest file was written until the set was accepted or refused
     * @param sets of the bundle, with their state and their problems; empty when the bundle could not be made
     * @param failure why there is no bundle; null otherwise
     */
    record Turn(Duration took, List<CriteriaSet> sets, Message failure) {
        public Turn {
            Objects.requireNonNull(took, "took");
            sets = List.copyOf(sets);
        }
    }
}
