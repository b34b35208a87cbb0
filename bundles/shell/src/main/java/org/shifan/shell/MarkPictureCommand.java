// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.Marks;
import org.shifan.api.text.ShifanException;

/** Writes the picture that is printed beside a mark. */
@Service
@Command(
        scope = "shifan",
        name = "mark-picture",
        description = "Write the picture of a mark's code (QR, PNG) / 输出标志编码的二维码（PNG）")
public class MarkPictureCommand extends OneArgumentCommand<Path> {

    @Argument(index = 0, name = "code", required = true, description = "The mark's code / 标志编码")
    String code;

    @Option(name = "--to", description = "The file to write / 输出文件")
    @Completion(FileCompleter.class)
    String to;

    @Option(name = "--pixels", description = "Width and height, 80 to 2000; 300 by default / 边长（像素），默认 300")
    String pixels;

    @Override
    Path answer() {
        Path file = path(need("--to", to));
        int size = pixels == null ? 300 : number("--pixels", pixels, 1);
        byte[] picture = service(Marks.class).picture(MarkCode.of(code), size);
        try {
            return Files.write(file, picture);
        } catch (IOException e) {
            throw new ShifanException(
                    ShellMessages.M.message("shell.file.unwritable", to, String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    void show(Path file) {
        out().println(say("mark.picture", file));
    }
}
