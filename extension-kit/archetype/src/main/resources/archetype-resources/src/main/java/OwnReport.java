package ${package};

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.osgi.service.component.annotations.Component;

import org.shifan.api.report.ReportTemplate;
import org.shifan.api.text.Text;

/** A report of this bureau's own; its text is the file notice.ftlh beside this class. */
@Component
public final class OwnReport implements ReportTemplate {

    @Override
    public String name() {
        return "${bureau}.notice";
    }

    @Override
    public Text title() {
        return new Text("评估结果告知书", "Notice of the result");
    }

    @Override
    public String text() {
        try (InputStream in = OwnReport.class.getResourceAsStream("notice.ftlh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
