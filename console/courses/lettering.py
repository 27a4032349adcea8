"""How wide a short step title is on a tile, without a screen to measure it on.

The tile gives a step 154 px at 12 px text. Widths are those of the bundled
Inter Regular 4 with tabular figures and without kerning, each rounded up to 1/64 em: the sum is never
too small, and about 2 px too large on a full line.
"""

import math
from typing import Final

SHORT_TITLE_PX: Final = 154
TEXT_PX: Final = 12

_EM_PARTS: Final = 64
_ADVANCES: Final = (
    (12, "’"),
    (13, "‘"),
    (15, "'"),
    (16, "ijlìíîïīĭįıĵĺļł"),
    (17, "I¦ÌÍÎÏĪĬĮİ"),
    (18, " !,.:;¡·¸ĩſ"),
    (20, "ľ"),
    (21, "|¹ŀ"),
    (23, "/\\"),
    (24, "()[]frt{}ŕŗřţťŧ"),
    (25, "“”"),
    (26, '"'),
    (27, "²"),
    (28, "³"),
    (29, "_ª¯ºĨ"),
    (30, "-^°"),
    (31, "ĳ"),
    (32, "*`´–"),
    (33, "?¿"),
    (34, "sśŝşš"),
    (35, "Jkxz«¬»Ĵķźżž"),
    (36, "Lcvy¢¥§çýÿćĉċčĹĻĽĿŁŷ"),
    (37, "aàáâãäåāăą"),
    (38, "Fehnu¨èéêëðñùúûüēĕėęěĥħńņňŋũūŭůűų"),
    (39, "Egopq¶ÈÉÊËßòóôõöøþĒĔĖĘĚĝğġģōŏő"),
    (40, "ZbdµđŹŻŽ"),
    (41, "#$&PRS£ÞĸŔŖŘŚŜŞŠ"),
    (42, "0123456789BKTXĶŢŤŦ"),
    (43, "+<=>Y~®±×Ý÷ŶŸ−€"),
    (44, "AVÀÁÂÃÄÅĀĂĄď"),
    (46, "DÐĎĐ"),
    (47, "C¤ÇĆĈĊČ"),
    (48, "GHUÙÚÛÜĜĞĠĢĤŨŪŬŮŰŲ"),
    (49, "NOQÑÒÓÔÕÖØŃŅŇŊŌŎŐ"),
    (50, "Ħ"),
    (52, "%wĲŵ"),
    (53, "…"),
    (56, "m"),
    (57, "M¼"),
    (59, "©"),
    (60, "@½æ"),
    (61, "W¾ŒŴ"),
)
_ADVANCE: Final = {letter: advance for advance, letters in _ADVANCES for letter in letters}


def width_px(text: str) -> int:
    """Width of `text` in whole px at 12 px, rounded up; a letter that is not in the table counts as 1 em."""
    return math.ceil(sum(_ADVANCE.get(letter, _EM_PARTS) for letter in text) * TEXT_PX / _EM_PARTS)
