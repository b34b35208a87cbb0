// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.io.File;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import org.apache.felix.hc.api.Result;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.code.DateRange;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Layers;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.criteria.CriteriaState.ACTIVE;
import static org.shifan.api.criteria.CriteriaState.HELD;
import static org.shifan.api.criteria.CriteriaState.REFUSED;
import static org.shifan.api.criteria.CriteriaState.STAGED;

public class ChecksTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void noDataSourceIsIllAndNamesTheFile() {
        Result result = new DatabaseCheck(null).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(lines(result)).singleElement().asString().contains("etc/org.ops4j.datasource-shifan.cfg");
    }

    @Test
    public void aDatabaseThatRefusesIsIllWithItsOwnWords() {
        DataSource source = proxy(DataSource.class, (method) -> {
            throw new SQLException("password of SHIFAN is wrong");
        });
        Result result = new DatabaseCheck(source).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(lines(result)).singleElement().asString().contains("password of SHIFAN is wrong");
    }

    @Test
    public void aDatabaseThatDoesNotAnswerIsIll() {
        assertThat(new DatabaseCheck(source(false)).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }

    @Test
    public void aDatabaseThatAnswersIsWellAndNamed() {
        Result result = new DatabaseCheck(source(true)).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.OK);
        assertThat(lines(result)).containsExactly("Tree 1.2 answers.");
    }

    @Test
    public void aRefusedSetIsAWarningThatNamesItWhileAnotherIsInForce() {
        Result result =
                new CriteriaCheck(registry(set("good", ACTIVE), set("bad", REFUSED), set("old", HELD))).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result)).anyMatch(l -> l.startsWith("bad 1.0.0")).anyMatch(l -> l.startsWith("old 1.0.0"));
    }

    @Test
    public void noSetInForceIsIll() {
        assertThat(new CriteriaCheck(registry(set("later", STAGED))).execute().getStatus())
                .isEqualTo(Result.Status.CRITICAL);
        assertThat(new CriteriaCheck(null).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }

    @Test
    public void aFolderThatNobodyWatchesIsIll() throws Exception {
        File deploy = folder.newFolder("deploy");
        assertThat(new FolderCheck(deploy).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        CountDownLatch end = new CountDownLatch(1);
        Thread watcher = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "fileinstall-" + deploy);
        watcher.start();
        try {
            assertThat(new FolderCheck(deploy).execute().getStatus()).isEqualTo(Result.Status.OK);
        } finally {
            end.countDown();
            watcher.join();
        }
        assertThat(new FolderCheck(new File(deploy, "gone")).execute().getStatus())
                .isEqualTo(Result.Status.WARN);
    }

    @Test
    public void littleRoomOnDiskWarnsFirstAndIsIllThen() {
        File data = folder.getRoot();
        long free = data.getUsableSpace() >> 20;
        assertThat(new DiskCheck(data, 0, 0).execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThat(new DiskCheck(data, free * 2, 0).execute().getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(new DiskCheck(data, free * 2, free * 2).execute().getStatus())
                .isEqualTo(Result.Status.CRITICAL);
    }

    private static CriteriaSet set(String id, CriteriaState state) {
        return new CriteriaSet(
                id,
                null,
                "1.0.0",
                "d",
                Text.same(id),
                DateRange.year(2014),
                true,
                null,
                List.of(),
                null,
                null,
                state,
                "b",
                null,
                List.of(),
                Layers.NONE);
    }

    private static CriteriaRegistry registry(CriteriaSet... sets) {
        return proxy(CriteriaRegistry.class, method -> List.of(sets));
    }

    private static DataSource source(boolean valid) {
        DatabaseMetaData about =
                proxy(DatabaseMetaData.class, method -> method.equals("getDatabaseProductName") ? "Tree" : "1.2");
        Connection connection = proxy(Connection.class, method -> switch (method) {
            case "isValid" -> valid;
            case "getMetaData" -> about;
            default -> null;
        });
        return proxy(DataSource.class, method -> connection);
    }

    private interface Answer {
        Object to(String method) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answer.to(method.getName())));
    }

    private static List<String> lines(Result result) {
        List<String> out = new ArrayList<>();
        result.forEach(entry -> out.add(entry.getMessage()));
        return out;
    }
}
