package org.hengce.indicator.imports;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hengce.indicator.imports.ImportQuery.Upload;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;

/** Whose an import is. */
@ApplicationScoped
class OwnImports {
    static final Message IMPORT = new Message("import", "导入任务");

    @Inject
    ImportQuery query;

    @Inject
    SecurityIdentity identity;

    /** The import with this id; a {@link Problem} 404 where there is none. */
    Upload find(String id) {
        try {
            return query.upload(UUID.fromString(id)).orElseThrow(() -> Problem.notFound(IMPORT, id));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(IMPORT, id);
        }
    }

    /** The caller's own; for others it is not there. */
    Upload own(String id) {
        Upload upload = find(id);
        if (!isOwn(upload)) {
            throw Problem.notFound(IMPORT, id);
        }
        return upload;
    }

    boolean isOwn(Upload upload) {
        return seesAll() || caller().equals(upload.sentBy());
    }

    String caller() {
        return identity.getPrincipal().getName();
    }

    /** Whether the caller is an administrator, for whom every import is as his own. */
    boolean seesAll() {
        return identity.hasRole(Roles.ADMIN);
    }
}
