// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.security;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import javax.security.auth.Subject;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A password that is sent with every request is looked at every few seconds, and never another in its place. */
public class RecentLoginsTest {
    private long now;
    private boolean still = true;
    private final AtomicInteger asked = new AtomicInteger();
    private final RecentLogins logins = new RecentLogins(() -> now);

    private Optional<Subject> login(String password, boolean right) {
        return logins.login("li", password.toCharArray(), subject -> still, () -> {
            asked.incrementAndGet();
            return right ? Optional.of(new Subject()) : Optional.empty();
        });
    }

    @Test
    public void theRealmIsAskedOnceInTwoSeconds() {
        Optional<Subject> first = login("secret-of-li", true);
        assertThat(login("secret-of-li", false)).isEqualTo(first);
        assertThat(asked).hasValue(1);
        now = TimeUnit.SECONDS.toNanos(2) + 1;
        assertThat(login("secret-of-li", false)).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    public void anotherPasswordIsAlwaysAskedFor() {
        login("secret-of-li", true);
        for (String other : List.of("secret-of-l", "secret-of-li ", "secret-of-li\0", "Secret-of-li", "")) {
            assertThat(login(other, false)).as(other).isEmpty();
        }
        assertThat(asked).hasValue(6);
        assertThat(login("secret-of-li", false))
                .as("a wrong one does not push the right one out")
                .isPresent();
    }

    @Test
    public void whoIsNobodyAnyMoreIsAskedForAtOnce() {
        login("secret-of-li", true);
        still = false;
        assertThat(login("secret-of-li", false)).isEmpty();
    }

    @Test
    public void aWrongPasswordIsNotRemembered() {
        assertThat(login("secret-of-li", false)).isEmpty();
        assertThat(login("secret-of-li", true)).isPresent();
    }

    @Test
    public void whoComeAtOnceWithOnePasswordAreOneLoginOfTheRealm() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Supplier<Optional<Subject>> slow = () -> {
            asked.incrementAndGet();
            inside.countDown();
            try {
                assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return Optional.of(new Subject());
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Optional<Subject>> first =
                    pool.submit(() -> logins.login("li", "s".toCharArray(), subject -> true, slow));
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Optional<Subject>> second =
                    pool.submit(() -> logins.login("li", "s".toCharArray(), subject -> true, slow));
            goOn.countDown();
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(first.get(10, TimeUnit.SECONDS));
            assertThat(asked).hasValue(1);
        } finally {
            pool.shutdownNow();
        }
    }
}
