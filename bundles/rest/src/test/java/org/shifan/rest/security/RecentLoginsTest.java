// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.security.auth.Subject;

import org.junit.Test;

import org.shifan.rest.http.Caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A password that is sent with every request is looked at now and then, beside the requests, and never another in its place. */
public class RecentLoginsTest {
    private static final String HERE = "192.0.2.1";

    private long now;
    private boolean still = true;
    private Instant since;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Runnable> beside = new ArrayList<>();
    private final RecentLogins.Accounts accounts = new RecentLogins.Accounts() {
        @Override
        public boolean still(Subject subject) {
            return still;
        }

        @Override
        public Optional<Instant> passwordSince(String account) {
            return Optional.ofNullable(since);
        }
    };
    private final RecentLogins logins = new RecentLogins(accounts, beside::add, () -> now);

    private static Optional<Caller> somebody(boolean right) {
        return right ? Optional.of(new Caller("li", Set.of(), 0, new Subject(), HERE)) : Optional.empty();
    }

    private Optional<Caller> login(String password, boolean right) {
        return logins.login("li", password.toCharArray(), HERE, typed -> {
            assertThat(typed).isEqualTo(password.toCharArray());
            asked.incrementAndGet();
            return somebody(right);
        });
    }

    private void pass(double seconds) {
        now += (long) (seconds * 1_000_000_000L);
    }

    private void renew() {
        beside.forEach(Runnable::run);
        beside.clear();
    }

    @Test
    public void theRealmIsAskedOnceInTwoSeconds() {
        Optional<Caller> first = login("secret-of-li", true);
        assertThat(login("secret-of-li", false)).isEqualTo(first);
        assertThat(asked).hasValue(1);
        pass(2.1);
        assertThat(login("secret-of-li", false)).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    public void aPasswordThatIsKnownToBeTheSameIsGoodForAMinute() {
        since = Instant.EPOCH;
        login("secret-of-li", true);
        pass(44);
        assertThat(login("secret-of-li", false)).isPresent();
        assertThat(asked).hasValue(1);
        pass(17);
        assertThat(login("secret-of-li", false)).isEmpty();
    }

    @Test
    public void aPasswordThatWasChangedIsOutAtOnce() {
        since = Instant.EPOCH;
        login("secret-of-li", true);
        since = Instant.EPOCH.plusMillis(1);
        assertThat(login("secret-of-li", false)).isEmpty();
    }

    @Test
    public void aPasswordThatWasChangedWhileTheRealmLookedIsOutAtOnce() {
        since = Instant.EPOCH;
        logins.login("li", "former".toCharArray(), HERE, typed -> {
            since = Instant.EPOCH.plusMillis(1);
            return somebody(true);
        });
        assertThat(login("former", false)).isEmpty();
    }

    @Test
    public void aLoginThatEndsSoonIsMadeAnewOnceBesideTheRequests() {
        login("secret-of-li", true);
        pass(1.6);
        assertThat(login("secret-of-li", true)).isPresent();
        assertThat(login("secret-of-li", true)).isPresent();
        assertThat(asked).hasValue(1);
        assertThat(beside).hasSize(1);
        renew();
        assertThat(asked).hasValue(2);
        pass(1.4);
        assertThat(login("secret-of-li", false))
                .as("three seconds after the first")
                .isPresent();
        assertThat(asked).hasValue(2);
        assertThat(beside).isEmpty();
    }

    @Test
    public void aLoginThatIsNotMadeAnewIsGoodNoMore() {
        login("secret-of-li", true);
        pass(1.6);
        assertThat(login("secret-of-li", false)).isPresent();
        renew();
        assertThat(login("secret-of-li", false)).isEmpty();
        assertThat(asked).hasValue(3);
    }

    @Test
    public void aFormerPasswordDoesNotPushTheNewOneOut() {
        login("former", true);
        pass(1.6);
        login("former", true);
        login("new", true);
        renew();
        assertThat(login("new", false)).isPresent();
        assertThat(login("former", false)).isEmpty();
    }

    @Test
    public void whatCannotBeMadeAnewEndsInItsTime() {
        RecentLogins busy = new RecentLogins(
                accounts,
                work -> {
                    throw new RejectedExecutionException();
                },
                () -> now);
        RecentLogins.Realm realm = typed -> somebody(asked.incrementAndGet() == 1);
        busy.login("li", "secret-of-li".toCharArray(), HERE, realm);
        pass(1.6);
        assertThat(busy.login("li", "secret-of-li".toCharArray(), HERE, realm)).isPresent();
        pass(0.5);
        assertThat(busy.login("li", "secret-of-li".toCharArray(), HERE, realm)).isEmpty();
    }

    @Test
    public void whoAsksFromElsewhereIsSaidToBeThere() {
        login("secret-of-li", true);
        assertThat(logins.login("li", "secret-of-li".toCharArray(), "192.0.2.2", typed -> somebody(false)))
                .map(Caller::address)
                .contains("192.0.2.2");
    }

    @Test
    public void aRealmThatBreaksLetsNobodyIn() {
        assertThatThrownBy(() -> logins.login("li", "s".toCharArray(), HERE, typed -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        assertThat(login("s", false)).isEmpty();
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
        RecentLogins.Realm slow = typed -> {
            asked.incrementAndGet();
            inside.countDown();
            try {
                assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return somebody(true);
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Optional<Caller>> first = pool.submit(() -> logins.login("li", "s".toCharArray(), HERE, slow));
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Optional<Caller>> second = pool.submit(() -> logins.login("li", "s".toCharArray(), HERE, slow));
            goOn.countDown();
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(first.get(10, TimeUnit.SECONDS));
            assertThat(asked).hasValue(1);
        } finally {
            pool.shutdownNow();
        }
    }
}
