// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.io.Closeable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.After;
import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class LooksTest {
    private final List<String> references = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Looks looks = new Looks("looks-test", this::mark);

    private Closeable mark(String name, String value) {
        references.add(name + " " + value);
        open.incrementAndGet();
        return open::decrementAndGet;
    }

    @After
    public void end() {
        looks.end();
    }

    @Test
    public void whatFailsIsToldWithinItsReferenceAndTheNextLookFollows() throws InterruptedException {
        List<String> failures = new CopyOnWriteArrayList<>();
        CountDownLatch three = new CountDownLatch(3);
        looks.begin(
                0,
                1,
                TimeUnit.MILLISECONDS,
                () -> {
                    three.countDown();
                    if (three.getCount() == 2) {
                        throw new IllegalStateException("no database");
                    }
                    if (three.getCount() == 1) {
                        throw new NoClassDefFoundError("being replaced");
                    }
                },
                failure -> failures.add(failure.getMessage() + ", open " + open.get()));
        assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).containsExactly("no database, open 1", "being replaced, open 1");
        assertThat(references)
                .hasSizeGreaterThanOrEqualTo(3)
                .doesNotHaveDuplicates()
                .allSatisfy(reference -> assertThat(reference).matches("reference [0-9a-f]{8}"));
    }

    @Test
    public void anEndedOneLooksNoMore() throws InterruptedException {
        AtomicInteger looked = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        looks.begin(
                0,
                1,
                TimeUnit.DAYS,
                () -> {
                    looked.incrementAndGet();
                    first.countDown();
                },
                failure -> {});
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        looks.end();
        assertThat(looked).hasValue(1);
    }
}
