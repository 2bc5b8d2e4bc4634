package vn.giamsat.simulator;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.buffer.Buffer;
import java.util.Date;

/// An answer as it goes over the wire (RFC 2326 section 7).
///
/// @param head status line and header lines, each with its line end
record RtspAnswer(String head, String body) {
    static RtspAnswer to(RtspRequest request, RtspStatus status) {
        var answer = new RtspAnswer(status.line() + "\r\n", "");
        return request.header("cseq")
                .map(it -> answer.with("CSeq", it))
                .orElse(answer)
                .with("Date", DateFormatter.format(new Date()));
    }

    RtspAnswer with(String header, String value) {
        return new RtspAnswer(head + header + ": " + value + "\r\n", body);
    }

    RtspAnswer withDescription(String description) {
        return new RtspAnswer(head, description).with("Content-Type", "application/sdp");
    }

    Buffer encoded() {
        var length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return Buffer.buffer(head + length + "\r\n" + body);
    }
}
