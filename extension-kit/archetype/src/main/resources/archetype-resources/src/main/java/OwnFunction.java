package ${package};

import java.math.BigDecimal;
import java.math.MathContext;

import org.osgi.service.component.annotations.Component;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringFunctionName;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/** A curve of this bureau's own: the share of full points rises with the square of the fact. */
@Component
@ScoringFunctionName("${bureau}.square")
public final class OwnFunction implements ScoringFunction {

    @Override
    public ScoringShare score(ScoringInput input) {
        BigDecimal reached = input.fact("qms.certified.share").divide(input.parameter("full-at"), MathContext.DECIMAL64);
        BigDecimal share = reached.min(BigDecimal.ONE).pow(2);
        return new ScoringShare(share, new Text("按平方曲线得 " + share, "the square curve gives a share of " + share));
    }
}
