// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.file.FileSystemAware;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.command.CommandFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class WholeAnswersTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Less than the client lets come unread, so that the command ends at once; more than the sockets take. */
    private static final byte[] ANSWER = new byte[1_900_000];

    private final SshServer server = SshServer.setUpDefaultServer();
    private final SshClient client = SshClient.setUpDefaultClient();
    private final CompletableFuture<Boolean> takenBeforeTheSessionEnds = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Before
    public void aServerWithCommandsAsKarafHasThem() throws Exception {
        Arrays.fill(ANSWER, (byte) 'x');
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        server.setKeyPairProvider(KeyPairProvider.wrap(keys.generateKeyPair()));
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setPasswordAuthenticator((name, password, session) -> true);
        server.setCommandFactory((channel, line) -> new AsInKaraf());
        server.start();
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    @After
    public void nothingListens() throws Exception {
        client.stop();
        server.stop(true);
    }

    @Test
    public void aLongAnswerArrivesWholeThoughTheClientTakesItLate() throws Exception {
        new WholeAnswers(List.of(server));
        assertThat(answer()).isEqualTo(ANSWER);
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("done");
        assertThat(takenBeforeTheSessionEnds.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    public void withoutItTheSessionEndsWhileTheClientStillReads() throws Exception {
        answer();
        assertThat(takenBeforeTheSessionEnds.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isFalse();
    }

    @Test
    public void whatCopiesFilesIsLeftAsItIsAndAllIsWhenItGoes() throws Exception {
        Command copies = (Command) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Command.class, FileSystemAware.class}, (p, m, a) -> null);
        CommandFactory before = (channel, line) -> copies;
        server.setCommandFactory(before);
        WholeAnswers answers = new WholeAnswers(List.of(server));
        assertThat(server.getCommandFactory()).isNotSameAs(before);
        assertThat(server.getCommandFactory().createCommand(null, "scp")).isSameAs(copies);
        answers.close();
        assertThat(server.getCommandFactory()).isSameAs(before);
    }

    /**
     * What a client gets that begins to read when the server has ended the session, or has not for a while.
     */
    private byte[] answer() throws Exception {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        try (ClientSession session = client.connect("somebody", "127.0.0.1", server.getPort())
                .verify(LIMIT)
                .getSession()) {
            session.addPasswordIdentity("any");
            session.auth().verify(LIMIT);
            try (ClientChannel channel = session.createExecChannel("long")) {
                channel.setOut(new LateReader(got));
                channel.setErr(errors);
                channel.open().verify(LIMIT);
                channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
            }
        }
        return got.toByteArray();
    }

    private final class LateReader extends FilterOutputStream {
        private boolean late;

        LateReader(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!late) {
                late = true;
                try {
                    ended.await(1, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            out.write(bytes, from, length);
        }
    }

    /** Karaf 4.4.10 ends its commands in this order. */
    private final class AsInKaraf implements Command {
        private OutputStream out;
        private OutputStream err;
        private ExitCallback callback;

        @Override
        public void start(ChannelSession channel, Environment environment) {
            new Thread(() -> run(channel), "command").start();
        }

        private void run(ChannelSession channel) {
            try {
                err.write("done".getBytes(StandardCharsets.UTF_8));
                out.write(ANSWER);
                callback.onExit(0);
                takenBeforeTheSessionEnds.complete(channel.isClosed());
                channel.getServerSession().close(false);
            } catch (IOException | RuntimeException e) {
                takenBeforeTheSessionEnds.completeExceptionally(e);
            } finally {
                ended.countDown();
            }
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setExitCallback(ExitCallback given) {
            callback = given;
        }

        @Override
        public void setInputStream(InputStream in) {}

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void destroy(ChannelSession channel) {}
    }
}
