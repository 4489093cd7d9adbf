package org.hengce.kit.problem;

import java.net.URI;

/** The kinds of problem: a stable URI, a status, a title in both languages. */
@SuppressWarnings("ImmutableEnumChecker") // Message is a record of two texts
public enum ProblemType {
    MALFORMED(400, "malformed", "The request is malformed", "请求格式有误"),
    UNAUTHENTICATED(401, "unauthenticated", "Sign in first", "请先登录"),
    FORBIDDEN(403, "forbidden", "You may not do this", "没有权限"),
    NOT_FOUND(404, "not-found", "Not found", "未找到"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not allowed here", "此处不支持该方法"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No such representation", "无法提供所要求的格式"),
    TOO_SLOW(408, "too-slow", "The request came too slowly", "请求传输过慢"),
    CONFLICT(409, "conflict", "The request conflicts with what is there", "请求与现有内容冲突"),
    GONE(410, "gone", "It is there no longer", "内容已不再保留"),
    STALE(412, "stale", "It has changed since you read it", "内容在您读取之后已有变化"),
    TOO_LARGE(413, "too-large", "The request is too large", "请求过大"),
    ADDRESS_TOO_LONG(414, "address-too-long", "The address is too long", "请求地址过长"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The content type is not supported", "不支持的内容类型"),
    INVALID(422, "invalid", "The input is invalid", "输入无效"),
    PRECONDITION_REQUIRED(428, "precondition-required", "Say which version you change", "请说明要修改的版本"),
    TOO_MANY(429, "too-many", "Too many requests", "请求过多"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The headers are too large", "请求头过大"),
    INTERNAL(500, "internal", "Something went wrong on our side", "服务器内部出错"),
    UNAVAILABLE(503, "unavailable", "Not available at the moment", "暂时不可用");

    private final int status;
    private final String slug;
    private final Message title;

    ProblemType(int status, String slug, String en, String zh) {
        this.status = status;
        this.slug = slug;
        this.title = new Message(en, zh);
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public Message title() {
        return title;
    }

    public URI uri() {
        return URI.create("urn:hengce:problem:" + slug);
    }

    /** The kind for a status that a framework chose. */
    public static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? MALFORMED : INTERNAL;
    }
}
