"""Puts four H.265 key frames of one size together to a HEIC file (ISO/IEC 23008-12): 2 x 2 tiles, turned to the left, with Exif."""
import re
import struct
import sys


def box(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind, version, flags, *parts):
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


width, height = int(sys.argv[1]), int(sys.argv[2])
tiles, setup = [], None
for path in sys.argv[3:]:
    units = [unit for unit in re.split(b"\x00\x00\x00?\x01", open(path, "rb").read()) if unit]
    kinds = {}
    for unit in units:
        kinds.setdefault(unit[0] >> 1 & 0x3F, []).append(unit)
    setup = {kind: kinds[kind] for kind in (32, 33, 34)}
    slices = [unit for unit in units if unit[0] >> 1 & 0x3F < 32]
    tiles.append(b"".join(struct.pack(">I", len(unit)) + unit for unit in slices))

hvcc = box(b"hvcC", bytes([1, 1, 0x60, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 93, 0xF0, 0, 0xFC, 0xFD, 0xF8, 0xF8, 0, 0, 0x0F, 3]),
           *[bytes([0x80 | kind]) + struct.pack(">HH", 1, len(units[0])) + units[0] for kind, units in setup.items()])
tile_size = full(b"ispe", 0, 0, struct.pack(">II", 384, 256))
whole_size = full(b"ispe", 0, 0, struct.pack(">II", width, height))
exif = b"\0\0\0\0MM\0*\0\0\0\x08\0\x01\x01\x0f\0\x02\0\0\0\x0e\0\0\0\x1a\0\0\0\0Giamsat-Phone\0"
grid = struct.pack(">BBBBHH", 0, 0, 1, 1, width, height)
items = tiles + [exif]


def meta(base):
    places = b""
    for number, item in enumerate(items, 1):
        places += struct.pack(">HHHHII", number, 0, 0, 1, base, len(item))
        base += len(item)
    places += struct.pack(">HHHHII", 6, 1, 0, 1, 0, len(grid))
    names = [b"hvc1"] * 4 + [b"Exif", b"grid"]
    return full(
        b"meta", 0, 0,
        full(b"hdlr", 0, 0, b"\0\0\0\0pict" + bytes(13)),
        full(b"pitm", 0, 0, struct.pack(">H", 6)),
        full(b"iinf", 0, 0, struct.pack(">H", 6),
             *[full(b"infe", 2, 0, struct.pack(">HH", number, 0), name, b"\0") for number, name in enumerate(names, 1)]),
        full(b"iref", 0, 0, box(b"dimg", struct.pack(">HH4H", 6, 4, 1, 2, 3, 4)), box(b"cdsc", struct.pack(">HHH", 5, 1, 6))),
        box(b"iprp", box(b"ipco", hvcc, tile_size, whole_size, box(b"irot", b"\x01")),
            full(b"ipma", 0, 0, struct.pack(">I", 5),
                 *[struct.pack(">HBBB", number, 2, 0x81, 2) for number in (1, 2, 3, 4)],
                 struct.pack(">HBBB", 6, 2, 3, 0x84))),
        full(b"iloc", 1, 0, struct.pack(">HH", 0x4400, 6), places),
        box(b"idat", grid))


head = box(b"ftyp", b"heic\0\0\0\0mif1heic")
sys.stdout.buffer.write(head + meta(len(head) + len(meta(0)) + 8) + box(b"mdat", *items))
