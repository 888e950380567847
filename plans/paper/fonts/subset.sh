#!/usr/bin/env bash
# Makes the faces beside it from DejaVu Sans Condensed, as Debian's fonts-dejavu-core installs it, keeping the letters
# of Europe and the signs that a plan needs: subset.sh [folder of the fonts]. Needs fontTools (python3-fonttools).
# coverage.txt lists what all faces have; the program shows a mark for everything else.
set -euo pipefail
from=$(realpath "${1:-/usr/share/fonts/truetype/dejavu}")
cd "$(dirname "$0")"
keep="U+0020-007E,U+00A0-024F,U+0259,U+02C6-02DD,U+0300-0304,U+0306-030C,U+0327,U+0328,U+0370-03FF,U+0400-045F,U+0490,U+0491,\
U+1E00-1EFF,U+2010-2027,U+2030-203A,U+2044,U+207F,U+20AC,U+20BD,U+2116,U+2122,U+2126,U+2190-2199,U+21B5,U+21D0-21D4,U+2212,U+2248,\
U+2260,U+2264,U+2265,U+2300,U+2400-2424,U+2500-257F,U+2588,U+25A0-25A1,U+25B2-25BF,U+25CB,U+25CF,U+2605,U+2606,U+2610-2612,U+260E,U+2713,U+2714,\
U+2717,U+2718,U+FB01,U+FB02,U+FFFD"
for face in "" -Bold -Oblique; do
  name=DejaVuSansCondensed$face.ttf
  python3 -m fontTools.subset "$from/$name" --unicodes="$keep" --output-file="$name" --layout-features= --no-hinting --desubroutinize \
    --name-IDs='*' --notdef-outline --glyph-names
done
python3 - <<'PYTHON'
from fontTools.ttLib import TTFont
from glob import glob
both = sorted(set.intersection(*(set(TTFont(f).getBestCmap()) for f in glob("*.ttf"))))
with open("coverage.txt", "w") as out:
    start = last = both[0]
    for rune in both[1:] + [0x110000]:
        if rune != last + 1:
            out.write(f"{start:04X} {last:04X}\n")
            start = rune
        last = rune
PYTHON
