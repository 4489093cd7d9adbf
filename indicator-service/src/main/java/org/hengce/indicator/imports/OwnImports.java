package org.hengce.indicator.imports;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hengce.indicator.imports.ImportQuery.Upload;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;

/** Whose an import is. */
@ApplicationScoped
class OwnImports {
    static final Message IMPORT = new Message("import", "导入任务");

    @Inject
    ImportQuery query;

    @Inject
    SecurityIdentity identity;

    @Inject
    RegionScopes scopes;

    /** The import with this id; a {@link Problem} 404 where there is none. */
    Upload find(String id) {
        try {
            return query.upload(UUID.fromString(id)).orElseThrow(() -> Problem.notFound(IMPORT, id));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(IMPORT, id);
        }
    }

    /** What the caller sees all of; for others it is not there. */
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

    /**
     * Whether the caller is an administrator, for whom every import is as his own; one whose rights are limited to regions is
     * not, for a file may have confidential values of others.
     */
    boolean seesAll() {
        return identity.hasRole(Roles.ADMIN) && scopes.ofCaller().isEverywhere();
    }

    /**
     * The caller's own, to be gone on with: its rows count as sent by who began it, with that sender's rights.
     *
     * @throws Problem 404 if there is none that the caller sees all of, 403 if it is somebody else's
     */
    Upload toGoOnWith(String id) {
        Upload upload = own(id);
        if (!caller().equals(upload.sentBy())) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    Message.of(
                            "only its sender goes on with an upload, in whose name its rows are stored; send the file as an import of your own",
                            "上传只能由其发送者继续，其数据行以发送者的名义保存；请将文件作为您自己的导入任务发送"));
        }
        return upload;
    }
}
