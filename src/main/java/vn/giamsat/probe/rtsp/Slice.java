package vn.giamsat.probe.rtsp;

/// A view of part of an array, so that media is not copied on its way to the decoder. It is valid
/// until the owner of the array takes in more bytes; whoever keeps something copies it.
record Slice(byte[] array, int offset, int length) {
    Slice {
        if (offset < 0 || length < 0 || offset > array.length - length) {
            throw new IndexOutOfBoundsException("slice outside its array");
        }
    }

    static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// One byte, 0–255.
    int at(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("byte outside the slice");
        }
        return array[offset + index] & 0xFF;
    }

    /// Two bytes in network order, 0–65535.
    int shortAt(int index) {
        return at(index) << 8 | at(index + 1);
    }

    /// Four bytes in network order.
    int intAt(int index) {
        return shortAt(index) << 16 | shortAt(index + 2);
    }

    Slice from(int index) {
        return new Slice(array, offset + index, length - index);
    }

    Slice part(int index, int size) {
        if (index < 0 || size < 0 || index > length - size) {
            throw new IndexOutOfBoundsException("part outside the slice");
        }
        return new Slice(array, offset + index, size);
    }

    byte[] copy() {
        var copy = new byte[length];
        System.arraycopy(array, offset, copy, 0, length);
        return copy;
    }
}
