package vn.giamsat.probe.wire;

import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import vn.giamsat.shared.Sha256;

/// The one certificate that a device may show, whoever signed it.
///
/// @param sha256 of the certificate (DER), as 64 hex digits
public record CertificatePin(String sha256) {
    /// The other end of a connection, which shows its own certificate first.
    public interface Peer {
        List<Certificate> certificates() throws SSLPeerUnverifiedException;
    }

    public boolean fits(Peer peer) {
        try {
            return sha256.equalsIgnoreCase(Sha256.hex(peer.certificates().getFirst().getEncoded()));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException none) {
            return false;
        }
    }
}
