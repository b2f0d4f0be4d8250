#!/usr/bin/python3
"""Makes the rare-character font of 心港: every Han character that the @fontsource slices leave out.

Debian 12, once:  apt-get install python3-fonttools python3-brotli fonts-noto-cjk fonts-hanazono unicode-data
Then:             /usr/bin/python3 resources/fonts/make-rare-font.py

Reads   Noto Serif CJK SC (mainland forms) for whatever it has, Hanazono Mincho for the rest of the
        characters that somebody in China uses today (see `in_use`).
Writes  resources/fonts/rare-han-*.woff2 and src/renderer/paper/rare-font.css with the range of each,
        and tests/documents/fonts/general-standard-characters.txt (通用规范汉字表, from Unihan's kTGH).
The same inputs give the same bytes.
"""
import bz2
import pathlib
import re

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

REPO = pathlib.Path(__file__).resolve().parents[2]
FONTS = REPO / 'resources/fonts'
NOTO = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc'
HANAZONO = ('/usr/share/fonts/truetype/hanazono/HanaMinA.ttf', '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf')
UNIHAN = pathlib.Path('/usr/share/unicode')
FAMILY = 'HeartHarbor Rare Han'

HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)]


def is_han(code):
    return any(first <= code <= last for first, last in HAN)


def unihan(file, field):
    """code point -> value of one Unihan field."""
    found = {}
    for line in bz2.open(UNIHAN / file, 'rt', encoding='utf-8'):
        parts = line.rstrip('\n').split('\t')
        if len(parts) == 3 and parts[1] == field:
            found[int(parts[0][2:], 16)] = parts[2]
    return found


def in_use(sources):
    """What mainland China asked Unicode for, identity cards (GIDC), place names and science among the reasons;
    without Extension B's 康熙字典 (GKX) and 汉语大字典 (GHZ), some 30,000 characters known from there alone."""
    return {code for code, source in sources.items()
            if not 0x20000 <= code <= 0x2A6DF or source.split('-')[0].rstrip('.0123456789') not in ('GKX', 'GHZ')}


def declared(css):
    """The code points of all unicode-range lines of a stylesheet."""
    codes = set()
    for ranges in re.findall(r'unicode-range:\s*([^;]+);', css.read_text()):
        for part in ranges.split(','):
            first, _, last = part.strip()[2:].partition('-')
            codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return codes


def noto_serif_sc():
    for number in range(16):
        font = TTFont(NOTO, fontNumber=number)
        if font['name'].getDebugName(1) == 'Noto Serif CJK SC':
            return font, number
    raise SystemExit('Noto Serif CJK SC is not in ' + NOTO)


def ranges(codes):
    """U+4E00-4E05,U+4E07 for a stylesheet."""
    out, codes = [], sorted(codes)
    start = last = codes[0]
    for code in codes[1:] + [None]:
        if code is not None and code == last + 1:
            last = code
            continue
        out.append(f'U+{start:X}' if start == last else f'U+{start:X}-{last:X}')
        start = last = code
    return ','.join(out)


def with_truetype_outlines(font):
    """Turns CFF outlines into TrueType ones: Chromium embeds these in a PDF as a real font, but draws webfonts
    with CFF outlines as Type 3, which has no name and prints coarser on old printers."""
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    glyf = newTable('glyf')
    glyf.glyphOrder, glyf.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        # A thousandth of the em: not to be seen at any size a letter is printed in.
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()
    font['loca'], font['glyf'] = newTable('loca'), glyf
    font.recalcBBoxes = True
    for name in order:
        glyf.glyphs[name].recalcBounds(glyf)
        font['hmtx'][name] = (font['hmtx'][name][0], glyf.glyphs[name].xMin)
    del font['CFF ']
    font.sfntVersion = '\x00\x01\x00\x00'
    maxp = font['maxp']
    maxp.tableVersion = 0x00010000
    maxp.maxZones, maxp.maxTwilightPoints, maxp.maxStorage, maxp.maxFunctionDefs = 1, 0, 0, 0
    maxp.maxInstructionDefs, maxp.maxStackElements, maxp.maxSizeOfInstructions = 0, 0, 0
    maxp.maxComponentElements = max((len(g.components) for g in glyf.glyphs.values() if hasattr(g, 'components')), default=0)
    post = font['post']
    post.formatType = 3.0


def write(source, number, codes, name):
    options = subset.Options()
    options.flavor = 'woff2'
    options.font_number = number
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ['VORG', 'vhea', 'vmtx', 'GSUB', 'GPOS', 'BASE', 'GDEF', 'FFTM']
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = subset.load_font(source, options)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=codes)
    worker.subset(font)
    # A changed font carries a name of its own, as the OFL asks (Hanazono's names are reserved).
    for record in list(font['name'].names):
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = FAMILY.replace(' ', '') if record.nameID == 6 else f'{FAMILY} {name}'
    if 'CFF ' in font:
        with_truetype_outlines(font)
    missing = set(codes) - set(font.getBestCmap())
    if missing:
        raise SystemExit(f'{name} lost {len(missing)} characters')
    path = FONTS / f'rare-han-{name}.woff2'
    subset.save_font(font, str(path), options)
    print(f'{path.name}: {len(codes)} characters, {path.stat().st_size / 1e6:.2f} MB')
    return path.name, ranges(codes)


def main():
    bundled = declared(REPO / 'node_modules/@fontsource/noto-serif-sc/400.css')
    noto, number = noto_serif_sc()
    from_noto = {code for code in noto.getBestCmap() if is_han(code)} - bundled
    standard = set(unihan('Unihan_OtherMappings.txt.bz2', 'kTGH'))
    lost = standard - bundled - from_noto
    if lost or len(standard) != 8105:
        raise SystemExit(f'通用规范汉字表: {len(standard)} characters, missing {[hex(c) for c in lost]}')
    names = in_use(unihan('Unihan_IRGSources.txt.bz2', 'kIRG_GSource'))
    slices = [
        (NOTO, number, 'noto-bmp-1', {c for c in from_noto if 0x4E00 <= c <= 0x7FFF}),
        (NOTO, number, 'noto-bmp-2', {c for c in from_noto if 0x8000 <= c <= 0xFAFF}),
        (NOTO, number, 'noto-ext-a', {c for c in from_noto if c < 0x4E00}),
        (NOTO, number, 'noto-ext-b', {c for c in from_noto if c > 0xFFFF}),
    ]
    done = bundled | from_noto
    for path in HANAZONO:
        has = set(TTFont(path).getBestCmap())
        codes = (names & has) - done
        done |= codes
        if codes:
            slices.append((path, -1, 'hanazono-' + path[-5].lower(), codes))
    print('names without a glyph:', len(names - done))
    faces = []
    for source, index, name, codes in slices:
        file, span = write(source, index, codes, name)
        faces.append(
            f"@font-face {{\n  font-family: '{FAMILY}';\n  font-style: normal;\n  font-weight: 400;\n"
            f"  font-display: block;\n  src: url('../../../resources/fonts/{file}') format('woff2');\n"
            f'  unicode-range: {span};\n}}\n')
    (REPO / 'src/renderer/paper/rare-font.css').write_text(
        '/* Made by resources/fonts/make-rare-font.py (docs/decisions/0003-fonts.md). Do not edit by hand. */\n'
        + '\n'.join(faces), encoding='utf-8')
    listing = REPO / 'tests/documents/fonts/general-standard-characters.txt'
    listing.parent.mkdir(parents=True, exist_ok=True)
    listing.write_text(''.join(chr(c) for c in sorted(standard)) + '\n', encoding='utf-8')


main()
