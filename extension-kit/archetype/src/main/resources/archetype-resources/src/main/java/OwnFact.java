package ${package};

import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Component;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.FactValue.Known;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** A fact of this bureau's own, made of two others: the export per firm. */
@Component
public final class OwnFact implements FactProvider {
    static final FactDefinition FACT = new FactDefinition(
            FactId.of("${bureau}.export.per-firm"),
            new Text("户均出口额", "Export per firm"),
            new Text("出口额除以出口企业数", "export.value ÷ exporter.count"),
            FactType.NUMBER,
            Unit.USD,
            FactPeriod.YEAR,
            Set.of(Subject.Kind.ZONE),
            new Text("直属局", "direct bureau"),
            "四(一)");

    @Override
    public List<FactDefinition> facts() {
        return List.of(FACT);
    }

    @Override
    public FactValue fact(FactRequest request) {
        FactValue exports = request.other("export.value");
        FactValue firms = request.other("exporter.count");
        // What is missing stays missing, and is never taken for zero.
        if (!(exports instanceof Known value)) {
            return exports;
        }
        if (!(firms instanceof Known count) || count.value().signum() == 0) {
            return firms;
        }
        return new Known(value.value().divide(count.value(), 2, RoundingMode.HALF_UP), value.sources());
    }
}
