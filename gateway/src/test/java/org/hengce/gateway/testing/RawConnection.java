package org.hengce.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Speaks HTTP/1.1 as no decent client would: what is sent is what is written, byte for byte. */
public final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    /** What came back; names of headers in lower case. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    public RawConnection() {
        this("127.0.0.1");
    }

    /** From an address of this machine's, which the gateway sees as the client's. */
    public RawConnection(String from) {
        try {
            socket = new Socket(
                    InetAddress.getByName(People.gateway().getHost()),
                    People.gateway().getPort(),
                    InetAddress.getByName(from),
                    0);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String authority() {
        return People.gateway().getHost() + ":" + People.gateway().getPort();
    }

    /** Sends the text, a byte for each character. */
    public RawConnection send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer, whole. */
    public Answer read() {
        try {
            String line = line();
            Map<String, String> headers = new HashMap<>();
            for (String header = line(); !header.isEmpty(); header = line()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            return new Answer(Integer.parseInt(line.split(" ", 3)[1]), headers, body(headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return text(in.readNBytes(Integer.parseInt(headers.get("content-length"))));
        }
        if (!headers.containsKey("transfer-encoding")) {
            return "";
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return text(body.toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended after '" + line + "'");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Waits for the server to end the connection; false where it sends something else first. */
    public boolean ends() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return e instanceof java.net.SocketException; // reset
        }
    }

    /** Goes on sending, slowly and for some time; whether the server ended the connection over it. */
    public boolean endsWhileSending(String again) {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS / 200);
            for (int i = 0; i < 200; i++) {
                send(again);
                try {
                    while (in.read() >= 0) { // whatever it says meanwhile
                    }
                    return true;
                } catch (SocketTimeoutException e) {
                    // still open
                }
            }
            return false;
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
