// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.sshd.common.file.FileSystemAware;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.command.CommandFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Lets the answer of a command over ssh arrive whole: see {@link PatientCommand}. */
@Component(
        service = {},
        immediate = true)
public final class WholeAnswers {
    private final Map<SshServer, CommandFactory> before = new IdentityHashMap<>();

    /** @param servers Karaf's; none where the console is not offered over ssh */
    @Activate
    public WholeAnswers(
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<SshServer> servers) {
        for (SshServer server : servers) {
            CommandFactory factory = server.getCommandFactory();
            before.put(server, factory);
            server.setCommandFactory((channel, line) -> patient(factory.createCommand(channel, line)));
        }
    }

    /** Whoever copies files (scp) says the end in a way of its own, and is asked for more than a command is. */
    private static Command patient(Command command) {
        return command instanceof FileSystemAware ? command : new PatientCommand(command);
    }

    @Deactivate
    void close() {
        before.forEach(SshServer::setCommandFactory);
    }
}
