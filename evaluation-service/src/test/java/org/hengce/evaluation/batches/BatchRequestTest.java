package org.hengce.evaluation.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyText.Category;
import org.junit.jupiter.api.Test;

class BatchRequestTest {
    @Test
    void theDocumentNamesTheCategoriesThatThereAre() throws NoSuchFieldException {
        Schema documented = BatchRequest.class.getDeclaredField("category").getAnnotation(Schema.class);
        assertThat(documented.enumeration())
                .containsExactlyInAnyOrder(
                        Arrays.stream(Category.values()).map(Enum::name).toArray(String[]::new));
    }
}
