#!/usr/bin/env python3
"""Makes the fonts of the PDFs (src/main/resources/org/hengce/reports/pdf/fonts).

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    pip install fonttools==4.68.0
    python3 subset.py package

Without hinting, layout tables and glyphs that no character has. The regular weight keeps every character, the semibold one what GB 2312
has and Latin, Greek and symbols. Radicals (U+2E80 to U+2FDF) that look like an ideograph are left to the ideograph: they share its
glyph, a PDF names one character for each glyph, and PDFBox takes the first, so that no one would find 行 by searching for it.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

RADICALS = range(0x2E80, 0x2FE0)
FONTS = Path(__file__).parent.parent / "main/resources/org/hengce/reports/pdf/fonts"


def in_gb2312(code: int) -> bool:
    try:
        return len(chr(code).encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def plain(code: int) -> bool:
    """Latin, Greek, punctuation, arrows, mathematical and geometric signs, CJK punctuation, fullwidth forms."""
    return code < 0x400 or 0x2000 <= code < 0x2700 or 0x3000 <= code < 0x3040 or 0xFF00 <= code < 0xFFF0


def make(source: Path, target: Path, wanted) -> None:
    options = subset.Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True)
    options.name_IDs += [13, 14]  # the licence and where it is
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "VORG", "vhea", "vmtx"]
    font = subset.load_font(str(source), options)
    codes = font.getBestCmap()
    ideographs = {glyph for code, glyph in codes.items() if code not in RADICALS}
    kept = [code for code, glyph in codes.items() if wanted(code) and not (code in RADICALS and glyph in ideographs)]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    print(f"{target.name}: {len(kept)} characters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    package = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else FONTS
    make(package / "400Regular/NotoSansSC_400Regular.ttf", out / "NotoSansSC-Regular.ttf", lambda code: True)
    make(
        package / "600SemiBold/NotoSansSC_600SemiBold.ttf",
        out / "NotoSansSC-SemiBold.ttf",
        lambda code: in_gb2312(code) or plain(code),
    )
