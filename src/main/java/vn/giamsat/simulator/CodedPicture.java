package vn.giamsat.simulator;

import java.util.List;

/// One picture of a scene file.
sealed interface CodedPicture permits NalPicture, JpegPicture {
    /// RTP payloads stay below what one Ethernet frame carries, as cameras do it.
    int MOST_PAYLOAD_BYTES = 1400;

    /// Whether it can be decoded without another picture.
    boolean isKey();

    /// Cut into RTP payloads, in order.
    List<byte[]> payloads();

    /// The same picture with its coded content damaged beyond decoding, headers left as they are.
    CodedPicture corrupted();

    /// What is left when the slices of key frames get lost: their parameter sets, or all of another
    /// picture.
    CodedPicture withoutKeySlices();

    /// The slices alone, of which no decoder can make anything.
    CodedPicture withoutParameterSets();
}
