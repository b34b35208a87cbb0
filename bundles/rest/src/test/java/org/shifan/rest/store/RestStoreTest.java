// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.rest.http.Caller;
import org.shifan.rest.http.Journal;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class RestStoreTest {
    private static final RestTables TABLES = new RestTables();
    private static final Instant NOW = Instant.parse("2015-07-01T04:00:00.123Z");
    private static final Journal.Kept ANSWER = new Journal.Kept("digest", 201, "/api/v1/x/1", "{\"name\":\"示范区\"}");

    private final RestStore store = TABLES.store(Clock.fixed(NOW, ZoneOffset.UTC));

    @Before
    public void empty() {
        TABLES.clear();
    }

    private Token issued(String account) {
        return store.issue("digest-" + account, account, "user:" + account, "夜间", NOW.plusSeconds(60), account);
    }

    @Test
    public void aTokenIsFoundByItsDigestUntilItIsRevokedOrOver() {
        Token token = issued("li");
        assertThat(store.byDigest("digest-li")).contains(token);
        assertThat(store.byDigest("other")).isEmpty();
        assertThat(token.valid(NOW.plusSeconds(59))).isTrue();
        assertThat(token.valid(NOW.plusSeconds(60))).isFalse();
        Token revoked = store.revoke(token.id(), "li", "li", "lost");
        assertThat(revoked.valid(NOW)).isFalse();
        assertThat(store.byDigest("digest-li")).contains(revoked);
        assertThatThrownBy(() -> store.revoke(token.id(), null, "root", ""))
                .hasMessageContaining("revoked already")
                .hasMessageContaining("'li'");
    }

    @Test
    public void everybodySeesTheirOwnTokens() {
        Token first = issued("li");
        Token second = issued("wang");
        assertThat(store.tokens("li")).containsExactly(first);
        assertThat(store.tokens(null)).containsExactly(second, first);
        assertThatThrownBy(() -> store.revoke(second.id(), "li", "li", "")).hasMessageContaining("no token");
    }

    @Test
    public void theAuditLogReadsIssueRevocationAndRequests() {
        Token token = issued("li");
        store.revoke(token.id(), null, "root", "left the office");
        store.note(new Caller("li", Set.of(), 7, null, "10.0.0.1"), "decide", "/api/v1/evaluations", 201);
        AuditedChange issue = TABLES.tokens().changes("", 10).get(0);
        assertThat(issue.subject()).isEqualTo("account:li");
        assertThat(issue.after()).containsEntry("label", "夜间").containsEntry("digest", "digest-li");
        AuditedChange revocation = TABLES.revocations().changes("", 10).get(0);
        assertThat(revocation.reason()).isEqualTo("left the office");
        assertThat(revocation.who().account()).isEqualTo("root");
        AuditedChange request = TABLES.requests().changes("", 10).get(0);
        assertThat(request.at()).isEqualTo(NOW);
        assertThat(request.from()).isEqualTo("10.0.0.1");
        assertThat(request.after()).containsEntry("token", "7").containsEntry("status", "201");
        assertThat(TABLES.requests().changes(request.position(), 10)).isEmpty();
    }

    @Test
    public void anAnswerIsKeptForADay() {
        assertThat(store.begin("li", "k", "digest")).isEmpty();
        assertThat(store.begin("li", "k", "digest"))
                .hasValueSatisfying(kept -> assertThat(kept.open()).isTrue());
        store.end("li", "k", ANSWER);
        assertThat(store.begin("li", "k", "digest")).contains(ANSWER);
        assertThat(store.begin("wang", "k", "digest")).as("of another account").isEmpty();
        RestStore tomorrow = TABLES.store(Clock.fixed(NOW.plus(Duration.ofHours(25)), ZoneOffset.UTC));
        assertThat(tomorrow.begin("wang", "other", "x")).isEmpty();
        assertThat(tomorrow.begin("li", "k", "digest")).isEmpty();
    }

    @Test
    public void ofManyAtOnceUnderOneKeyOneIsTheFirst() throws Exception {
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Optional<Journal.Kept>>> calls = java.util.stream.IntStream.range(0, many)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return store.begin("li", "k", "digest");
                    }))
                    .toList();
            start.countDown();
            int first = 0;
            for (Future<Optional<Journal.Kept>> call : calls) {
                first += call.get().isEmpty() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        store.forget("li", "k");
        assertThat(store.begin("li", "k", "digest")).isEmpty();
    }
}
