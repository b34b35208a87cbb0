// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.audit.AuditVerification;
import org.shifan.api.text.ShifanException;

/** Checks the audit log and what it tells of; fails when something was altered. */
@Service
@Command(scope = "shifan", name = "audit-verify", description = "Check the audit log and what it tells of / 检验审计日志及其来源")
public class AuditVerifyCommand extends ShifanCommand<AuditVerification> {
    private static final Pattern HEAD = Pattern.compile("[0-9]{1,18}:[0-9a-f]{64}");

    /** What an export's last line or a printed head is shorter than. */
    private static final int TAIL = 4096;

    @Option(name = "--head", description = "A head that was kept, or a file that ends with one / 留存的链头，或以链头结尾的文件")
    @Completion(FileCompleter.class)
    String head;

    @Override
    AuditVerification answer() {
        AuditHead kept = head == null ? null : kept(head.strip());
        return service(AuditLog.class).verify(kept);
    }

    private AuditHead kept(String given) {
        if (HEAD.matcher(given).matches()) {
            return AuditHead.of(given);
        }
        Path file = path(given);
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            bytes.position(Math.max(0, bytes.size() - TAIL));
            ByteBuffer buffer = ByteBuffer.allocate(TAIL);
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = bytes.read(buffer);
            }
            String end = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
            return HEAD.matcher(end)
                    .results()
                    .map(MatchResult::group)
                    .reduce((earlier, later) -> later)
                    .map(AuditHead::of)
                    .orElseThrow(() -> refuse("audit.head", given));
        } catch (IOException e) {
            throw new ShifanException(ShellMessages.M.message("audit.head", given), e);
        }
    }

    @Override
    void show(AuditVerification verification) {
        verification.faults().forEach(fault -> out().println(fault.message().in(language())));
        if (!verification.absent().isEmpty()) {
            out().println(say("audit.absent", String.join(", ", verification.absent())));
        }
        out().println(say(
                verification.faults().isEmpty() ? "audit.sound" : "audit.checked",
                verification.entries(),
                verification.compared(),
                verification.head()));
    }

    @Override
    void judge(AuditVerification verification) {
        if (!verification.faults().isEmpty()) {
            throw refuse("audit.faults", verification.faults().size());
        }
    }
}
