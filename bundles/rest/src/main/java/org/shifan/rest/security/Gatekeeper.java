// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.security.auth.Subject;

import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;
import org.shifan.api.identity.Role;
import org.shifan.rest.http.Caller;
import org.shifan.rest.http.Door;
import org.shifan.rest.http.Rates;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Services;
import org.shifan.rest.store.RestStore;
import org.shifan.rest.store.Token;

/** Lets accounts of the realm in by password (Basic), and programs by a token that was issued for an account (Bearer). */
public final class Gatekeeper implements Door {
    /** By which a token is recognised where it should not be, such as in a log. */
    public static final String PREFIX = "shf_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_LABEL = 200;
    private static final int MOST_DAYS = 366;
    private static final int LONGEST_HEADER = 2000;
    /** Wrong passwords of a name, and of an address, in a minute. */
    private static final int FAILURES = 10;

    private static final int MOST_CALLERS = 1000;

    private final Services services;
    private final Login login;
    private final boolean plainHttp;
    private final Clock clock;
    private final RecentLogins recent;
    /** By the number of their token. */
    private final Map<Long, Caller> callers = new ConcurrentHashMap<>();

    private final Rates failures = new Rates(FAILURES, System::nanoTime);

    /** @param plainHttp whether passwords and tokens are taken over plain HTTP from elsewhere */
    public Gatekeeper(Services services, Login login, boolean plainHttp, Clock clock) {
        this.services = services;
        this.login = login;
        this.plainHttp = plainHttp;
        this.clock = clock;
        this.recent = new RecentLogins(new Accounts(), beside(), System::nanoTime);
    }

    public static Login realm() {
        return new RealmLogin();
    }

    @Override
    public Caller caller(String authorization, String address, boolean secure) {
        if (authorization == null) {
            throw challenge("rest.login.needed");
        }
        if (!secure && !plainHttp) {
            // Said without looking: what was sent may be known to others by now.
            throw Refusal.of(403, "rest.login.plain");
        }
        if (authorization.length() <= LONGEST_HEADER) {
            if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
                return basic(authorization.substring(6).strip(), address);
            }
            if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
                return bearer(authorization.substring(7).strip(), address);
            }
        }
        throw challenge("rest.login.scheme");
    }

    private Caller basic(String credentials, String address) {
        char[] text;
        try {
            text = StandardCharsets.UTF_8
                    .decode(java.nio.ByteBuffer.wrap(Base64.getDecoder().decode(credentials)))
                    .toString()
                    .toCharArray();
        } catch (IllegalArgumentException e) {
            throw challenge("rest.login.scheme");
        }
        int colon = colon(text);
        if (colon < 1) {
            throw challenge("rest.login.scheme");
        }
        String name = new String(text, 0, colon);
        char[] password = Arrays.copyOfRange(text, colon + 1, text.length);
        String[] keys = {"name " + name, "address " + address};
        for (String key : keys) {
            long seconds = failures.look(key);
            if (seconds > 0) {
                throw Refusal.of(429, "rest.login.often", seconds).with("Retry-After", Long.toString(seconds));
            }
        }
        Optional<Caller> caller = recent.login(
                name,
                password,
                address,
                typed -> login.login(name, typed, address)
                        .map(subject -> caller(subject, 0, address))
                        .filter(Caller::loggedIn));
        Arrays.fill(password, ' ');
        Arrays.fill(text, ' ');
        return caller.orElseThrow(() -> {
            for (String key : keys) {
                failures.take(key);
            }
            return challenge("rest.login.wrong");
        });
    }

    /** Where the name ends; -1 where there is no colon or something is in it that nobody types. */
    private static int colon(char[] text) {
        int colon = -1;
        for (int i = 0; i < text.length; i++) {
            if (Character.isISOControl(text[i])) {
                return -1;
            }
            if (colon < 0 && text[i] == ':') {
                colon = i;
            }
        }
        return colon;
    }

    private Caller bearer(String token, String address) {
        Token known = token.startsWith(PREFIX)
                ? services.need(RestStore.class).byDigest(digest(token)).orElse(null)
                : null;
        if (known == null || !known.valid(clock.instant())) {
            // One answer for forged, expired and revoked: it tells nobody what a token once was.
            throw Refusal.of(401, "rest.login.token")
                    .with("WWW-Authenticate", "Bearer realm=\"shifan\", error=\"invalid_token\"");
        }
        Caller caller = callers.get(known.id());
        if (caller == null) {
            caller = caller(Principals.subject(known.principals()), known.id(), address);
            remember(caller);
        }
        if (!still(caller.subject())) {
            throw Refusal.of(401, "rest.login.token")
                    .with("WWW-Authenticate", "Bearer realm=\"shifan\", error=\"invalid_token\"");
        }
        return caller.from(address);
    }

    /** What a token is made of never changes: only whether it is good is asked every time. */
    private void remember(Caller caller) {
        if (callers.size() >= MOST_CALLERS) {
            callers.clear();
        }
        callers.put(caller.token(), caller);
    }

    /** Whoever was let in before is good for what the account is now: one that was blocked or lost its roles since has nothing of it. */
    private boolean still(Subject subject) {
        return still(services.find(Identities.class), subject);
    }

    private static boolean still(Optional<Identities> identities, Subject subject) {
        return identities.map(each -> stillThere(each.of(subject))).orElse(true);
    }

    private final class Accounts implements RecentLogins.Accounts {
        @Override
        public boolean still(Subject subject) {
            return Gatekeeper.this.still(subject);
        }

        @Override
        public Optional<Instant> passwordSince(String account) {
            return services.find(Identities.class).flatMap(identities -> identities.passwordSince(account));
        }
    }

    /** A few threads that end when they have nothing to do; what is too much for them is done by who asks. */
    private static Executor beside() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(2, 2, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100), work -> {
                    Thread thread = new Thread(work, "shifan-logins");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static boolean stillThere(Identity identity) {
        return identity.loggedIn() && identity.assignments().stream().anyMatch(each -> each.role() != Role.PUBLIC);
    }

    private static Caller caller(Subject subject, long token, String address) {
        return new Caller(Principals.account(subject), Principals.roles(subject), token, subject, address);
    }

    private static Refusal challenge(String key) {
        return Refusal.of(401, key)
                .with("WWW-Authenticate", "Basic realm=\"shifan\", charset=\"UTF-8\", Bearer realm=\"shifan\"");
    }

    /** A token and what is kept of it. The token itself is shown once, to whoever had it issued. */
    public record Issued(String token, Token kept) {}

    /**
     * Issues a token for whoever asks. One that came by a token itself gets none: a stolen token must not outlive its end.
     *
     * @param label what it is for
     * @param days for which it is good, 1 to 366
     */
    public Issued issue(Caller caller, String label, int days) {
        if (caller.token() != 0) {
            throw Refusal.of(403, "rest.token.by-token");
        }
        Optional<Identities> identities = services.find(Identities.class);
        return issue(services.need(RestStore.class), identities, caller.subject(), label, days, clock);
    }

    /**
     * Issues a token for an account that has a role; another's would open nothing.
     *
     * @throws Refusal 422 {@code rest.token.order}, 403 {@code rest.token.no-role}
     */
    public static Issued issue(
            RestStore store, Optional<Identities> identities, Subject subject, String label, int days, Clock clock) {
        if (label.isBlank() || label.length() > LONGEST_LABEL || days < 1 || days > MOST_DAYS) {
            throw Refusal.of(422, "rest.token.order", days, LONGEST_LABEL);
        }
        String account = Principals.account(subject);
        if (!still(identities, subject)) {
            throw Refusal.of(403, "rest.token.no-role", account);
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Token kept = store.issue(
                digest(token),
                account,
                Principals.lines(subject),
                label.strip(),
                clock.instant().plus(Duration.ofDays(days)),
                account);
        return new Issued(token, kept);
    }

    /** 256 random bits need no salt and no slow hash: nobody can try them all. */
    static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
