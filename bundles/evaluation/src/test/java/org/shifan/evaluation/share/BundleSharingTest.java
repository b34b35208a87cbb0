// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.share;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

import org.shifan.evaluation.archive.ContentArchive;
import org.shifan.evaluation.archive.SharedBundles;
import org.shifan.evaluation.code.BundleBytes;
import org.shifan.evaluation.document.CanonicalJson;
import org.shifan.evaluation.registry.Container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Two containers that meet in one database. */
public class BundleSharingTest {
    private static final Map<String, String> CRITERIA = Map.of("Shifan-Criteria", "");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Group group = new Group();
    private Node one;
    private Node other;

    /** What the database holds, in memory. */
    private static final class Group implements SharedBundles, ContentArchive {
        private final Map<String, Wanted> wanted = new TreeMap<>();
        private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
        private long revision;

        @Override
        public synchronized List<Wanted> after(long seen) {
            return wanted.values().stream()
                    .filter(w -> w.revision() > seen)
                    .sorted(Comparator.comparingLong(Wanted::revision))
                    .toList();
        }

        @Override
        public synchronized boolean came(String name, String digest, String node) {
            Wanted is = wanted.get(name);
            boolean news = is == null || !is.there() || !is.digest().equals(digest);
            if (news) {
                wanted.put(name, new Wanted(name, digest, true, ++revision, node));
            }
            return news;
        }

        @Override
        public synchronized boolean went(String name, String digest, String node) {
            Wanted is = wanted.get(name);
            boolean news = is == null || (is.there() && is.digest().equals(digest));
            if (news) {
                wanted.put(name, new Wanted(name, digest, false, ++revision, node));
            }
            return news;
        }

        @Override
        public String keep(Kind kind, byte[] content) {
            String digest = CanonicalJson.sha256(content);
            bytes.put(digest, content);
            return digest;
        }

        @Override
        public Optional<byte[]> content(String digest) {
            return Optional.ofNullable(bytes.get(digest));
        }
    }

    /** A container that takes part. */
    private final class Node implements AutoCloseable {
        private final Container container;
        private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        private final BundleSharing sharing;

        Node(String name, File storage) throws Exception {
            container = new Container(storage);
            sharing = new BundleSharing(container.context(), group, group, name, executor);
        }

        /** The versions of its bundles of criteria that are started. */
        List<String> versions() {
            return Arrays.stream(container.context().getBundles())
                    .filter(b -> b.getHeaders("").get("Shifan-Criteria") != null && b.getState() == Bundle.ACTIVE)
                    .map(b -> b.getVersion().toString())
                    .toList();
        }

        void turn() throws InterruptedException, ExecutionException {
            executor.submit(sharing::turn).get();
        }

        Bundle start(String version) throws Exception {
            Bundle bundle = container.install("by-hand-" + version, jar(version));
            bundle.start();
            return bundle;
        }

        @Override
        public void close() throws Exception {
            sharing.close();
            container.close();
        }
    }

    private static java.io.InputStream jar(String version) {
        return Container.jar(version, CRITERIA, ("version: " + version).getBytes(StandardCharsets.UTF_8));
    }

    @Before
    public void twoNodes() throws Exception {
        one = new Node("one", folder.newFolder());
        other = new Node("other", folder.newFolder());
    }

    @After
    public void close() throws Exception {
        one.close();
        other.close();
    }

    /** Events come a moment later. */
    private void until(String what, String... versions) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        do {
            one.turn();
            other.turn();
            if (one.versions().equals(List.of(versions)) && other.versions().equals(List.of(versions))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        } while (System.nanoTime() < end);
        assertThat(List.of(one.versions(), other.versions()))
                .as(what)
                .isEqualTo(List.of(List.of(versions), List.of(versions)));
    }

    @Test
    public void whatIsInstalledUpdatedAndUninstalledOnOneNodeIsSoOnTheOther() throws Exception {
        Bundle bundle = one.start("1.0.0");
        until("installed", "1.0.0");
        bundle.update(jar("1.1.0"));
        until("updated", "1.1.0");
        Arrays.stream(other.container.context().getBundles())
                .filter(b -> "org.example.jiangsu".equals(b.getSymbolicName()))
                .findFirst()
                .orElseThrow()
                .uninstall();
        until("uninstalled where it was taken over");
    }

    @Test
    public void aNodeThatWasAwayTakesOverWhatTheGroupHasByNow() throws Exception {
        one.start("1.0.0");
        until("on both", "1.0.0");
        Node late = new Node("late", folder.newFolder());
        try {
            late.turn();
            assertThat(late.versions()).containsExactly("1.0.0");
        } finally {
            late.close();
        }
    }

    @Test
    public void whatWasThereWhenANodeStartedIsItsOwnAffair() throws Exception {
        one.close();
        File storage = folder.newFolder();
        Container before = new Container(storage);
        before.install("by-hand", jar("0.9.0")).start();
        before.close();
        one = new Node("one", storage);
        one.turn();
        other.turn();
        assertThat(one.versions()).containsExactly("0.9.0");
        assertThat(other.versions()).isEmpty();
        assertThat(group.after(0)).isEmpty();
    }

    @Test
    public void whatCannotBeTakenOverIsTriedAgainAndKeepsNothingElseFromIt() throws Exception {
        group.came("org.example.lost", "0".repeat(64), "elsewhere");
        one.start("1.0.0");
        until("the other one", "1.0.0");
        group.bytes.put(
                "0".repeat(64), Container.jar("2.0.0", CRITERIA, new byte[0]).readAllBytes());
        other.turn();
        assertThat(other.versions()).contains("2.0.0");
    }

    /** Another node changes it, whose bytes are those that every container holds. */
    private String shared(String version) throws Exception {
        try (Container elsewhere = new Container(folder.newFolder())) {
            String digest =
                    group.keep(ContentArchive.Kind.BUNDLE, BundleBytes.of(elsewhere.install("by-hand", jar(version))));
            group.came("org.example.jiangsu", digest, "elsewhere");
            return digest;
        }
    }

    @Test
    public void whatWasTakenOverIsNoNewsAndDoesNotUndoWhatTheGroupChangedMeanwhile() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        other.container.context().addBundleListener(event -> {
            if (event.getType() == BundleEvent.STARTED) {
                started.countDown();
            }
        });
        shared("1.0.0");
        String newer = other.executor
                .submit(() -> {
                    other.sharing.turn();
                    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
                    return shared("1.1.0");
                })
                .get();
        other.executor.submit(() -> {}).get();
        assertThat(group.after(0))
                .extracting(SharedBundles.Wanted::digest, SharedBundles.Wanted::node)
                .containsExactly(tuple(newer, "elsewhere"));
        until("the newer one", "1.1.0");
    }

    @Test
    public void whatIsInstalledByHandIsNewsThoughItWasLookedAtForSomethingElseFirst() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        other.container.context().addBundleListener(event -> {
            if (event.getType() == BundleEvent.STARTED) {
                started.countDown();
            }
        });
        group.went("org.example.jiangsu", "0".repeat(64), "elsewhere");
        other.executor
                .submit(() -> {
                    other.start("1.0.0");
                    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
                    other.sharing.turn();
                    return null;
                })
                .get();
        until("on both", "1.0.0");
    }
}
