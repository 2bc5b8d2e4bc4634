#!/bin/sh
# Makes the photos of this folder:
#     apt-get install -y ffmpeg libheif-examples webp libimage-exiftool-perl python3 && sh make-photos.sh
# All show four fields: red and green above, blue and white below. Nothing here was photographed; the device and the place are made up.
# Made with FFmpeg 5.1.9, libheif 1.15.1, webp 1.2.4 and ExifTool 12.57 of Debian 12.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)

fields="color=c=red:s=320x240[a];color=c=lime:s=320x240[b];color=c=blue:s=320x240[c];color=c=white:s=320x240[d];[a][b]hstack[e];[c][d]hstack[f];[e][f]vstack"
ff() { ffmpeg -hide_banner -loglevel error -y "$@"; }
told="-Make=Giamsat-Phone -GPSLatitude=21.2731 -GPSLatitudeRef=N -GPSLongitude=106.1946 -GPSLongitudeRef=E"

ff -f lavfi -i "$fields" -frames:v 1 "$work/fields.png"
ff -i "$work/fields.png" -q:v 6 held-right.jpg
# Stored lying: the phone was turned, and says so.
exiftool -q -overwrite_original $told -Orientation#=6 held-right.jpg
ff -i "$work/fields.png" -vf scale=160:120 upright.png
exiftool -q -overwrite_original $told -Orientation#=3 upright.png
mv upright.png upside-down.png
cwebp -quiet -q 50 "$work/fields.png" -o lossy.webp
exiftool -q -overwrite_original $told lossy.webp
cwebp -quiet -lossless "$work/fields.png" -o lossless.webp
heif-enc -q 40 "$work/fields.png" -o single.heic > /dev/null

# As an iPhone writes it: tiles, of which the last column and row are cut, a turn to the left, and Exif beside it.
for tile in 0:0 384:0 0:256 384:256; do
    ff -i "$work/fields.png" -vf "pad=768:512,crop=384:256:$tile" -frames:v 1 -pix_fmt yuv420p -c:v libx265 -crf 30 \
        -x265-params log-level=error:info=0 -f hevc "$work/tile-$tile.h265"
done
python3 make-grid.py 640 480 "$work"/tile-0:0.h265 "$work"/tile-384:0.h265 "$work"/tile-0:256.h265 "$work"/tile-384:256.h265 \
    > grid-turned-left.heic
rm -r "$work"
