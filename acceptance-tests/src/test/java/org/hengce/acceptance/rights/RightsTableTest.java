package org.hengce.acceptance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hengce.acceptance.rights.Rights.Right;
import org.hengce.acceptance.walk.PublicApi;
import org.junit.jupiter.api.Test;

/** The table, the code and the page say the same. */
class RightsTableTest {
    private static final Path PAGE = Path.of("../docs/reference/rights.md");
    private static final String REWRITE = "mvn -pl acceptance-tests -am -DskipITs -Dtest=RightsTableTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dhengce.openapi=write verify";

    private final PublicApi api = PublicApi.read();
    private final Rights rights = Rights.read();

    @Test
    void everyOperationHasItsRowAndAllowsTheRolesThatStandThere() {
        Map<String, Set<String>> inTheCode = new TreeMap<>();
        api.operations().forEach(operation -> inTheCode.put(operation.id(), operation.roles()));
        Map<String, Set<String>> inTheTable = new TreeMap<>();
        rights.rows().forEach((operation, right) -> inTheTable.put(operation, right.roles()));
        assertThat(inTheCode)
                .as("@RolesAllowed of the operations, and contracts/src/main/resources/rights.yaml")
                .isEqualTo(inTheTable);
    }

    @Test
    void thePageShowsTheTable() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("hengce.openapi"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/reference/rights.md is made from the table; write it anew:\n  " + REWRITE)
                .isEqualTo(page);
    }

    private String page() {
        String rows = api.operations().stream()
                .sorted((a, b) -> (a.path() + a.method()).compareTo(b.path() + b.method()))
                .map(operation -> {
                    Right right = rights.of(operation.id());
                    return "| `%s %s` | %s | %s |"
                            .formatted(
                                    operation.method(),
                                    operation.path(),
                                    Rights.ROLES.stream()
                                            .map(role -> right.open() ? "open" : right.allows(role) ? "✓" : "")
                                            .collect(Collectors.joining(" | ")),
                                    right.limit().wireName());
                })
                .collect(Collectors.joining("\n"));
        return """
                # Rights

                Made from `contracts/src/main/resources/rights.yaml`; the acceptance tests try every row with every role. A caller needs one of
                the roles that are ticked, else the answer is 403; without a token it is 401. Where all are ticked below `/auth` and `/keys`,
                everybody who is signed in may, with or without a role, for what is their own; administrators for what is anybody's.

                | operation | %s | regions |
                |---|%s---|
                %s

                What limits a user who was given regions (those, and what lies below them):

                | regions | a limited user may |
                |---|---|
                | `none` | do it all the same |
                | `coverage` | do it for policies that cover only the user's regions |
                | `rows` | send rows of the user's regions only; others refuse the request |
                | `file` | send files with rows of the user's regions only; others reject the file |
                | `region` | write the user's regions and those right below them |
                | `unscoped-only` | not do it: this concerns everybody |
                """.formatted(String.join(" | ", Rights.ROLES), "---|".repeat(Rights.ROLES.size()), rows);
    }
}
