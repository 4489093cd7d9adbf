"""Bodies that Schemathesis has no way of its own to send: files, as they are."""

import schemathesis


@schemathesis.serializer("application/partial-upload", "application/vnd.sdmx.data+csv", "application/jsonl")
def file(context, value):
    if isinstance(value, bytes):
        return value
    return ("" if value is None else str(value)).encode("utf-8", "surrogatepass")
