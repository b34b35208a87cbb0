// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.Objects;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;

/** A server as an administrator starts it, in which two officers are logged in by accounts of their own. */
abstract class TwoOfficers {
    /** Seconds; what differs on its day is looked at twice before it is halted. */
    private static final long PATIENCE = 180;

    protected KarafProcess karaf;
    protected Login lisi;
    protected Login wangwu;

    /** A server that was not started yet. */
    abstract KarafProcess unpack() throws Exception;

    @Before
    public void aServerWithAccountsOfTwoOfficers() throws Exception {
        karaf = unpack();
        karaf.account("lisi");
        karaf.account("wangwu");
    }

    @After
    public void nothingRunsOn() throws Exception {
        karaf.kill();
        Stream.of(lisi, wangwu).filter(Objects::nonNull).forEach(Login::close);
    }

    /** @param commands after the start, before anybody logs in */
    void start(String... commands) throws Exception {
        karaf.start(commands);
        lisi = karaf.login("lisi");
        wangwu = karaf.login("wangwu");
    }

    void stop() throws Exception {
        lisi.close();
        wangwu.close();
        karaf.stop();
    }

    /** Waits until the set of that version is listed in the state. */
    void assertState(String id, String version, String state) throws Exception {
        try {
            Await.until(
                    PATIENCE,
                    id + " " + version + " " + state,
                    () -> lisi.run("shifan:criteria")
                            .lines()
                            .anyMatch(line -> line.contains(id)
                                    && line.contains("│ " + version + " ")
                                    && line.contains("│ " + state + " ")));
        } catch (AssertionError e) {
            String listed = lisi.run("shifan:criteria; shifan:criteria --problems");
            throw new AssertionError(e.getMessage() + System.lineSeparator() + listed, e);
        }
    }
}
