// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;

import static org.junit.Assert.assertTrue;

/** Somebody who has logged in to a server by ssh, with the own name for a password. */
final class Login implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("shifan.itests.patience", 60));
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(15);

    private final SshClient client = SshClient.setUpDefaultClient();
    private final int port;
    private final String account;

    Login(int port, String account) {
        this.port = port;
        this.account = account;
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    String account() {
        return account;
    }

    /** What a command says, in good order or not; the server ends the session with the command. */
    String run(String command) throws IOException {
        return run(command, PATIENCE);
    }

    /** The same of a command that may take a quarter of an hour, for threads that do this alone. */
    String runAtLength(String command) {
        try {
            return run(command, LONG_PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        }
    }

    /** What a command with {@code --json} answers; what stands before it is left out. */
    JsonNode json(String command) throws IOException {
        // Progress goes to the error stream, and would stand in the middle of it.
        return Json.in(run(command, LONG_PATIENCE, new ByteArrayOutputStream()));
    }

    private String run(String command, Duration patience) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        return run(command, patience, said, said);
    }

    private String run(String command, Duration patience, ByteArrayOutputStream errors) throws IOException {
        return run(command, patience, new ByteArrayOutputStream(), errors);
    }

    private String run(String command, Duration patience, ByteArrayOutputStream said, ByteArrayOutputStream errors)
            throws IOException {
        try (ClientSession session =
                client.connect(account, "127.0.0.1", port).verify(PATIENCE).getSession()) {
            session.addPasswordIdentity(account);
            session.auth().verify(PATIENCE);
            try (ClientChannel channel = session.createExecChannel(command)) {
                channel.setOut(said);
                channel.setErr(errors);
                channel.open().verify(PATIENCE);
                assertTrue(
                        command + " ends",
                        channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), patience)
                                .contains(ClientChannelEvent.CLOSED));
            }
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.stop();
    }
}
