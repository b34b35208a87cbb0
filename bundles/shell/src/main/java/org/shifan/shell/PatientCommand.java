// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command over ssh that has not ended until the client has taken its answer.
 *
 * <p>Karaf's own closes the session as soon as the exit status is told. While packets of a long answer are still to be written the channel
 * has not said that it ends, and a session that closes refuses to say it: the connection is cut, and the client loses what it has
 * not read, with exit status 0. The client closes the channel too when it has everything, which is waited for in between. What
 * stands in the stream of errors by then goes before the exit status, as nothing goes after it.
 */
final class PatientCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(PatientCommand.class);
    /** Somebody may leaf through the answer; a client that is gone closes its channel itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Command command;
    private volatile ChannelSession channel;
    private volatile OutputStream errors;

    PatientCommand(Command command) {
        this.command = command;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        command.setExitCallback((status, words, immediately) -> {
            flushErrors();
            callback.onExit(status, words, immediately);
            ChannelSession open = channel;
            if (open != null && !open.close(immediately).awaitUninterruptibly(PATIENCE)) {
                LOG.warn("{} has not taken the end of an answer within {}", open, PATIENCE);
            }
        });
    }

    private void flushErrors() {
        try {
            if (errors != null) {
                errors.flush();
            }
        } catch (IOException e) {
            LOG.debug("The client is gone", e);
        }
    }

    @Override
    public void setInputStream(InputStream in) {
        command.setInputStream(in);
    }

    @Override
    public void setOutputStream(OutputStream out) {
        command.setOutputStream(out);
    }

    @Override
    public void setErrorStream(OutputStream err) {
        errors = err;
        command.setErrorStream(err);
    }

    @Override
    public void start(ChannelSession of, Environment environment) throws IOException {
        channel = of;
        command.start(of, environment);
    }

    @Override
    public void destroy(ChannelSession of) throws Exception {
        command.destroy(of);
    }
}
