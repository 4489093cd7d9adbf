package org.hengce.kit.etag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", "\"1\", \"3\"", " \"3\" ", "\"3.a1B\"", "\"1\", \"3.x\""})
    void aTagThatNamesItMatches(String ifMatch) {
        assertThatCode(() -> new Revision(3).requireMatch(ifMatch)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"2\"", "\"33\"", "W/\"3\"", "\"33.3\"", "\"3.\"", "\"3.a.b\""
            }) // a weak tag does not allow a change (RFC 9110, 13.1.1)
    void anyOtherTagIsStale(String ifMatch) {
        assertThatThrownBy(() -> new Revision(3).requireMatch(ifMatch))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.STALE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "\"3\" \"4\"", "\"3\", *", ",", "w/\"3\""})
    void whatIsNoTagIsMalformedAndNotTakenForAnother(String ifMatch) {
        assertThatThrownBy(() -> new Revision(3).requireMatch(ifMatch))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.MALFORMED));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutATagNothingIsChanged(String ifMatch) {
        assertThatThrownBy(() -> new Revision(3).requireMatch(ifMatch))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.PRECONDITION_REQUIRED));
    }

    @Test
    void theTagIsTheNumber() {
        assertThat(new Revision(3).tag().getValue()).isEqualTo("3");
        assertThat(new Revision(3).tag("a1").getValue()).isEqualTo("3.a1");
        assertThat(new Revision(3).tag("").getValue()).isEqualTo("3");
    }
}
