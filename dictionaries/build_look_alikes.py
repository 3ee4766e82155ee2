"""Builds ``likeness/look_alikes.txt``: which characters look alike (形近字), found by drawing them.

Every common character is drawn in two open fonts and cut into parts (左右、上下、包围) at the
valleys of its ink. A part is fitted into one square and blurred; two parts are alike as their
pictures correlate, weighed by how much of each character's ink they hold. Two characters are as
alike as their most alike parts: 己 and 已 as wholes, 讴 and 欧 by 区, 圆 and 员 by what the frame
holds. A small radical (氵, 扌) holds too little ink to make 江 and 河 alike.

Needs the ``dev`` extra (NumPy, Pillow, the fonts); takes some four minutes of one core, and says
at the end how well the drawn pairs agree with those judged by hand:

    python dictionaries/build_look_alikes.py
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

Picture = npt.NDArray[np.float32]

HERE: Final = Path(__file__).parent
TARGET: Final = HERE / "likeness" / "look_alikes.txt"
JUDGED: Final = HERE.parent / "tests" / "dictionaries" / "likeness"
FONTS: Final = ("NotoSansSC-Regular.otf", "NotoSerifSC-Regular.otf")

EM: Final = 48
"""Side of a drawn character, in pixels."""
FITTED: Final = 20
"""Side of the square into which a part is fitted."""
COMPONENTS: Final = 96
"""Principal components by which fitted parts are compared."""
LEAST_INK: Final = 0.3
"""Share of a character's ink that a part at a valley must hold."""
LEAST_INK_ELSEWHERE: Final = 0.4
"""The same for a part that is cut where no valley is."""
ALIKE: Final = 0.70
"""Characters are alike from here on; chosen on the pairs of ``JUDGED``."""
ALSO_ALIKE: Final = (
    "即既 田甲 由申 鸟岛 茫芒 候喉 歇揭 徙陡 宦官 栽载 载裁 戴载 辟避 僻避 臂壁 酒洁 酷醋 "
    "狼很 粮粱 阳阴 拢抚 岭岑 圈卷 拳卷 赅骇 该骸 勘堪 跑炮 苞雹 遍偏 篇遍 篇偏 圾垃 监临 "
    "滥蓝 寞漠 堕惰 坠堕 惰随 髓随 贪贫 含贪 念含 苟狗 荀询 棵颗 赡檐 胆袒 爱受 拔泼 废拨 "
    "栋练 楝栋 醉碎 粹翠 欧殴 殴驱 驱躯 讴欧 鸥欧 呕殴 励厉 疠厉 圆园 圆圃 囿圃 困囚 固困 "
    "阀伐 驰施 崭暂 晓萧 犯范 型形 阴隐 办辨 失施 坚艰 振震 传傅 粹萃 瓣辨 "
)
"""Pairs that proof-reading manuals name and drawing does not find."""

BEYOND_GB2312: Final = (
    "啰瞭乂丏夬匜厾玕玙抔抃㧐芼旸吽牤沚沨纴玡玭玠玥玦拤劼拃㧟茓茀杻旻昉呣䏝𬉼炘㤘祎祇垱挦剋柈𠳐眊峣郤饸饹"
    "疭竑闿羑浕恓牁姮珰珣琤栟彧眬鸮䥽盉俵俶訚烜浥牂骎琇捯埵捽堉棻梿棁晞唵崚秾鸻馃阇焗惇郿欸琫琯揳塆靰靸椪雱睄嗞"
    "嵖嵎铻媭鲀颎焜湜湲湉愔祾翚瑄蒟楯跶跐嗐锜鹐亶瘆滫滃滪窣璈叆摽榖靺靿僰豨䁖嘡嘚箓魆粿熥嫚奭鋆瞋颙踒𥻗熜潟褟璟璠"
    "璘縠嚄螠䦃镚镠膙獴赟澥窸璪鞡鞬罽鳀鞨鞧藠蹚鹮霨蹽蹾齁㸆巉镴臜瓘镵齉"
)
"""Characters of lists 1 and 2 of 《通用规范汉字表》 (2013) that GB/T 2312 lacks."""


def common_characters() -> str:
    """The 6,763 characters of GB/T 2312 and what the first lists of 2013 added."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", "ignore") for code in codes) + BEYOND_GB2312


def drawn(characters: str, font_name: str) -> Picture:
    """The characters' pictures, ink 0 to 1: shape (characters, EM, EM)."""
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    font = ImageFont.truetype(str(folder / font_name), EM * 4)
    pictures = np.zeros((len(characters), EM, EM), np.float32)
    for number, character in enumerate(characters):
        image = Image.new("L", (EM * 4, EM * 4), 0)
        ImageDraw.Draw(image).text((EM * 2, EM * 2), character, 255, font, anchor="mm")
        small = image.resize((EM, EM), Image.Resampling.BOX)
        pictures[number] = np.asarray(small, np.float32) / 255
    return pictures


def valleys(ink: Picture) -> list[int]:
    """The three deepest valleys of a projection, away from the edges."""
    smooth = np.convolve(ink, [0.25, 0.5, 0.25], "same")
    inner = range(int(EM * 0.22), int(EM * 0.78))
    found = [k for k in inner if smooth[k - 1] >= smooth[k] < smooth[k + 1]]
    return sorted(found, key=lambda k: float(smooth[k]))[:3]


def parts(picture: Picture) -> Iterator[tuple[Picture, float]]:
    """The whole and its parts, each with the share of the ink it holds."""
    whole = float(picture.sum())
    yield picture, 1.0
    for least, columns, rows in (
        (LEAST_INK, valleys(picture.sum(0)), valleys(picture.sum(1))),
        (LEAST_INK_ELSEWHERE, [17, 24, 30], [17, 24, 30]),
    ):
        halves = [half for k in columns for half in (picture[:, :k], picture[:, k:])]
        halves += [half for k in rows for half in (picture[:k], picture[k:])]
        for half in halves:
            if (share := float(half.sum()) / whole) >= least:
                yield half, share
    # What 辶, 囗 and 广 enclose.
    for inside in (picture[:35, 14:], picture[9:40, 9:40], picture[12:, 11:]):
        if (share := float(inside.sum()) / whole) >= 0.35:
            yield inside, share


def fitted(part: Picture) -> Picture | None:
    """A part cut to its ink and fitted into the square; thin things stay thin."""
    rows, columns = np.flatnonzero(part.sum(1) > 0.6), np.flatnonzero(part.sum(0) > 0.6)
    if len(rows) < 4 or len(columns) < 4:
        return None
    part = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = part.shape
    side, top = max(int(height * 0.45) - width, 0) // 2, max(int(width * 0.45) - height, 0) // 2
    part = np.pad(part, ((top, top), (side, side)))
    image = Image.fromarray((part * 255).astype(np.uint8))
    square = image.resize((FITTED, FITTED), Image.Resampling.BILINEAR)
    return np.asarray(square, np.float32) / 255


def blurred(squares: Picture) -> Picture:
    """The squares, each pixel mixed with its neighbours."""
    for axis in (1, 2):
        edge = [(0, 0), (0, 0), (0, 0)]
        edge[axis] = (1, 1)
        wide = np.moveaxis(np.pad(squares, edge), axis, 0)
        mixed = 0.25 * wide[:-2] + 0.5 * wide[1:-1] + 0.25 * wide[2:]
        squares = np.moveaxis(mixed, 0, axis)
    return np.ascontiguousarray(squares)


def described(picture: Picture) -> Picture:
    """A character's parts as rows: their dot products are the weighed likeness."""
    squares: list[Picture] = []
    shares: list[float] = []
    for part, share in parts(picture):
        square = fitted(part)
        if square is not None:
            squares.append(square)
            shares.append(share)
    rows = blurred(np.stack(squares)).reshape(len(squares), -1)
    rows = rows - rows.mean(1, keepdims=True)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    kept: list[int] = []
    for number in sorted(range(len(rows)), key=lambda n: -shares[n]):
        if all(float(rows[number] @ rows[other]) < 0.97 for other in kept):
            kept.append(number)
    weights = np.array([shares[number] for number in kept], np.float32) ** 0.25
    return rows[kept] * weights[:, None]


def condensed(rows: Picture) -> Picture:
    """The rows by their principal components; dot products hardly change and take a quarter."""
    _, directions = np.linalg.eigh(rows.T @ rows)
    return np.ascontiguousarray(rows @ directions[:, -COMPONENTS:])


def likeness(characters: str, font: str) -> Picture:
    """How alike every two characters are in a font: shape (characters, characters), 0 to 1."""
    parted = [described(picture) for picture in drawn(characters, font)]
    rows = condensed(np.concatenate(parted))
    starts = np.cumsum([0, *map(len, parted)])
    alike = np.zeros((len(characters), len(characters)), np.float32)
    block = 50
    for first in range(0, len(characters), block):
        last = min(first + block, len(characters))
        begin = starts[first]
        products = rows[begin : starts[last]] @ rows[begin:].T
        best = np.maximum.reduceat(products, starts[first:-1] - begin, axis=1)
        best = np.maximum.reduceat(best, starts[first:last] - begin, axis=0)
        alike[first:last, first:] = best
        alike[first:, first:last] = best.T
    return alike


def mean_likeness(characters: str) -> Picture:
    """The mean over both fonts."""
    total = sum((likeness(characters, font) for font in FONTS), np.float32(0))
    return np.asarray(total / len(FONTS), np.float32)


def drawn_pairs(characters: str) -> set[str]:
    """The pairs that drawing finds, the smaller code point first."""
    alike = np.triu(mean_likeness(characters) >= ALIKE, 1)
    found = np.argwhere(alike)
    return {"".join(sorted((characters[one], characters[other]))) for one, other in found}


def write(pairs: set[str]) -> None:
    """Write the table, a line for each first character."""
    others: defaultdict[str, str] = defaultdict(str)
    for one, other in sorted(pairs):
        others[one] += other
    lines = (f"{one}\t{rest}\n" for one, rest in others.items())
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")


def agreement(pairs: set[str]) -> str:
    """How the pairs agree with those judged by hand: recall, precision, false alarms."""
    alike, unlike = (
        ["".join(sorted(pair)) for pair in (JUDGED / name).read_text("utf-8").split()]
        for name in ("alike.txt", "unlike.txt")
    )
    found, mistaken = len(pairs.intersection(alike)), len(pairs.intersection(unlike))
    recall, precision = found / len(alike), found / (found + mistaken)
    return (
        f"{len(pairs)} pairs; of {len(alike)} alike and {len(unlike)} unlike: recall {recall:.3f}, "
        f"precision {precision:.3f}, false alarms {mistaken / len(unlike):.3f}"
    )


if __name__ == "__main__":
    drawn_alike = drawn_pairs(common_characters())
    write(drawn_alike | {"".join(sorted(pair)) for pair in ALSO_ALIKE.split()})
    sys.stdout.write(agreement(drawn_alike) + "\n")
