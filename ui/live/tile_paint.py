"""Painting one tile: the part that seldom changes (`paint_chrome`) and the parts that live on it."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from console.model import Attention
from ui.live.grid import SizeClass
from ui.live.tile_layout import TICK, Places
from ui.live.tile_text import TileContent, tr
from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering
from ui.widgets.state import STATES

_VEIL = 0.39
_MARK: Final = 14
"""Design px: the tick of a tile in the command set."""


@dataclass(frozen=True)
class Ink:
    """The colours of one tile in its present state."""

    fill: Role | None
    """Of the header."""
    header: Role
    """Numeral, icon, word and age."""
    second: Role
    body: Role
    name: Role
    step: Role
    outlined: bool


def ink_of(content: TileContent, *, hovered: bool, inverted: bool) -> Ink:
    """Return the colours; `inverted`: the second half of an unacknowledged STOPPED's alternation."""
    return _ink(content.attention, content.dimmed, bool(content.stale), content.unvisited, hovered, inverted)


@lru_cache(maxsize=128)
def _ink(
    attention: Attention, dimmed: bool, stale: bool, unvisited: bool, hovered: bool, inverted: bool
) -> Ink:
    state, faint = STATES[attention], dimmed or stale
    body = Role.SUNKEN if dimmed else Role.HOVER if hovered else Role.SURFACE
    values = Role.MUTED if faint else Role.TEXT
    if state.fill is None:
        second = Role.TEXT if unvisited and not faint else Role.MUTED
        if attention is Attention.READY:
            second = Role.TEXT
        return Ink(None, values, second, body, values, values, state.outlined)
    fill, on = (Role.SURFACE, Role.TEXT) if inverted else (state.fill, state.on)
    return Ink(fill, on, on, body, values, values, state.outlined)


class TilePainter:
    """Paints a tile's parts with one look. Every place comes from `Places`, every word from `TileContent`."""

    def __init__(self, look: Look, lettering: Lettering) -> None:
        self._look, self._lettering = look, lettering

    def chrome(self, painter: QPainter, places: Places, content: TileContent, ink: Ink) -> None:
        """Paint ground, header, outline, seat, state and name: what seldom changes."""
        look = self._look
        painter.fillRect(0, 0, places.width, places.height, look.color(Role.WINDOW))
        self._ground(painter, places, ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        measures = places.measures
        bold = Weight.BOLD if ink.fill is not None else Weight.SEMIBOLD
        self._text(
            painter,
            content.seat,
            measures.seat_px,
            bold,
            ink.header,
            measures.padding,
            measures.seat_base,
            places,
        )
        if content.stale:
            self._stamp(painter, places, content)
        elif content.word:
            self._word(painter, places, content, ink)
        if places.name is not None:
            name, px = self._lettering.fit_name(content.name, places.name.width(), measures.name_px)
            base = measures.name_base
            self._text(painter, name, px, Weight.SEMIBOLD, ink.name, measures.padding, base, places)

    def header(
        self, painter: QPainter, places: Places, content: TileContent, ink: Ink, *, chosen: bool = False
    ) -> None:
        """Paint what lives in the header: age, visited or on my way, battery, pending.

        `chosen`: the tick of the command set takes the corner, and covers none of it.
        """
        marked = bool(content.word) or bool(content.stale)
        taken = max(0, places.px(_MARK + 3) - places.padding) if chosen else 0
        if content.age and places.size_class is not SizeClass.SMALL:
            self._age(painter, places, content, ink, taken)
        self._second(painter, places, content, ink, marked)
        self._corner(painter, places, content, ink, taken)
        if chosen:
            self._chosen_mark(painter, places)

    def step(self, painter: QPainter, places: Places, content: TileContent, ink: Ink) -> None:
        """Paint the current step, or the reason why the station calls."""
        large = places.size_class is SizeClass.LARGE
        strong = Weight.SEMIBOLD if large or places.name is None else Weight.MEDIUM
        weight = strong if content.reason else Weight.MEDIUM if large and places.view else Weight.REGULAR
        room = places.step.width()
        if content.attention is Attention.NOT_DONE and places.step_lines > 1 and not large:
            lines = 1
        else:
            lines = places.step_lines
        px, broken = self._lettering.wrap_or(content.step, content.brief, room, places.step_px, weight, lines)
        color, draw = self._look.color(ink.step), self._lettering.draw
        for number, line in enumerate(broken):
            draw(
                painter,
                places.step.left(),
                places.step_base + number * places.step_line,
                line,
                px,
                weight,
                color,
            )

    def place(
        self, painter: QPainter, places: Places, content: TileContent, *, beside_retry: bool = False
    ) -> None:
        """Paint "step n of N" and the pace: one over the other beside a view, else in one line.

        Nothing of it stands under Retry.
        """
        if places.place is None:
            return
        px, color, draw = places.measures.place_px, self._look.color(Role.MUTED), self._lettering.draw
        left, base = places.place.left(), places.place.bottom() + 1 - places.px(3)
        if places.place_lines > 1:
            for line in (content.pace, content.place):
                fits = self._lettering.width(line, px) <= places.place.width()
                at = QRect(left, base - places.px(px), 1, places.px(px))
                if line and fits and not (beside_retry and places.retry.intersects(at)):
                    draw(painter, left, base, line, px, Weight.REGULAR, color)
                    base -= places.px(px + 4)
            return
        draw(painter, left, base, content.place, px, Weight.REGULAR, color)
        end = places.place.right() + 1 - self._lettering.width(content.pace, px)
        if beside_retry and places.retry.intersects(places.place):
            return
        if content.pace and left + self._lettering.width(content.place, px) + places.px(8) <= end:
            draw(painter, end, base, content.pace, px, Weight.REGULAR, color)

    def segments(
        self, painter: QPainter, places: Places, content: TileContent, *, beside_retry: bool = False
    ) -> None:
        """Paint one segment a step: done, current, to come; error ticks straight above."""
        if content.steps <= 0:
            return
        look, row = self._look, places.segments
        width = row.width()
        if beside_retry and places.retry.bottom() > row.top():
            width = places.retry.left() - places.px(6) - row.left()
        bottom, spans = row.bottom() + 1, _spans(row.left(), width, places.px(2), content.steps)
        done, ahead = look.color(Role.SEG_DONE), look.color(Role.LINE_STRONG)
        low, current = max(1, places.px(2)), 0 if content.dimmed else content.current
        errors = set(content.errors)
        for index, (left, wide) in enumerate(spans, 1):
            if index == current:
                painter.fillRect(left, bottom - places.segment, wide, places.segment, look.color(Role.TEXT))
            elif index <= content.done:
                painter.fillRect(left, bottom - places.segment, wide, places.segment, done)
            else:
                painter.fillRect(left, bottom - low, wide, low, ahead)
            if index in errors:
                tick = places.px(2)
                top = bottom - places.segment - places.px(TICK)
                painter.fillRect(left + (wide - tick) // 2, top, tick, places.px(TICK), look.color(Role.TEXT))

    def view(self, painter: QPainter, places: Places, content: TileContent, image: QImage | None) -> None:
        """Paint the first-person view, or why there is none."""
        if places.view is None:
            return
        look, box = self._look, places.view
        if image is None or content.dimmed:
            painter.fillRect(box, look.color(Role.SUNKEN))
            state = STATES[content.attention]
            icon = state.icon if content.dimmed else None
            self._no_view(painter, places, box, icon, content.no_view)
        else:
            painter.drawImage(QRectF(box), image)
            if look.dark:
                painter.setOpacity(_VEIL)
                painter.fillRect(box, look.color(Role.VEIL))
                painter.setOpacity(1.0)
        painter.setPen(look.color(Role.LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def retry(self, painter: QPainter, places: Places, *, hovered: bool, down: bool) -> None:
        """Paint the Retry button of NOT DONE."""
        look, box = self._look, QRectF(places.retry)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color(Role.TEXT if hovered or down else Role.LINE_STRONG))
        painter.setBrush(look.color(Role.SUNKEN if down else Role.HOVER if hovered else Role.RAISED))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), places.px(4), places.px(4))
        painter.setFont(look.font(12, Weight.MEDIUM))
        painter.setPen(look.color(Role.TEXT))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("Retry"))

    def _age(self, painter: QPainter, places: Places, content: TileContent, ink: Ink, taken: int) -> None:
        """At the right of the word; below it where the corner is taken and there is no room beside it."""
        measures, lettering, base = places.measures, self._lettering, places.measures.word_base
        left = places.width - places.padding - lettering.width(content.age, measures.age_px, Weight.SEMIBOLD)
        if taken:
            word = lettering.width(content.word, measures.word_px, Weight.BOLD)
            ends = places.px(measures.word_left) + self._shift(places, content) + word
            if left - taken < ends + places.px(4):
                base = measures.second_base
            else:
                left -= taken
        color = self._look.color(ink.header)
        lettering.draw(painter, left, places.px(base), content.age, measures.age_px, Weight.SEMIBOLD, color)

    def _chosen_mark(self, painter: QPainter, places: Places) -> None:
        """Paint the tick of a tile in the command set."""
        look, side = self._look, places.px(_MARK)
        box = QRect(places.width - side - 1, 1, side, side)
        painter.fillRect(box, look.color(Role.ACCENT))
        inset = places.px(1)
        draw_icon(painter, look, "check", Role.ON_ACCENT, 12, box.left() + inset, box.top() + inset)

    def _ground(self, painter: QPainter, places: Places, ink: Ink) -> None:
        look = self._look
        width = 2.0 if ink.outlined else 1.0
        outer = QRectF(0, 0, places.width, places.height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(ink.body))
        radius = places.px(3)
        painter.drawRoundedRect(outer, radius, radius)
        if ink.fill is not None:
            painter.setClipRect(places.header)
            painter.setBrush(look.color(ink.fill))
            painter.drawRoundedRect(outer, radius, radius)
            painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color(Role.TEXT if ink.outlined else Role.LINE), width))
        inset = width / 2
        painter.drawRoundedRect(outer.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _word(self, painter: QPainter, places: Places, content: TileContent, ink: Ink) -> None:
        measures, icon = places.measures, STATES[content.attention].icon
        shift = self._shift(places, content)
        if icon is not None:
            left, top = places.px(measures.icon_left) + shift, places.px(measures.icon_top)
            draw_icon(painter, self._look, icon, ink.header, measures.icon, left, top)
        left = places.px(measures.word_left) + shift
        painter.setFont(self._look.font(measures.word_px, Weight.BOLD))
        painter.setPen(self._look.color(ink.header))
        painter.drawText(QPointF(left, places.px(measures.word_base)), content.word)

    def _stamp(self, painter: QPainter, places: Places, content: TileContent) -> None:
        measures, shift = places.measures, self._shift(places, content)
        px = measures.second_px if places.size_class is not SizeClass.LARGE else 14
        left = places.px(measures.icon_left) + shift
        base = places.px(measures.word_base)
        draw_icon(painter, self._look, "clock", Role.MUTED, px + 3, left, base - places.px(px))
        painter.setFont(self._look.font(px, Weight.MEDIUM))
        painter.setPen(self._look.color(Role.MUTED))
        painter.drawText(QPointF(left + places.px(px + 3 + 4), base), content.stale)

    def _shift(self, places: Places, content: TileContent) -> int:
        """Return how far a seat of three digits moves what stands right of it."""
        if len(content.seat) < 3:
            return 0
        measures = places.measures
        end = places.padding + self._lettering.width(content.seat, measures.seat_px, Weight.BOLD)
        return max(0, round(end + places.px(5)) - places.px(measures.icon_left))

    def _second(
        self, painter: QPainter, places: Places, content: TileContent, ink: Ink, marked: bool
    ) -> None:
        measures = places.measures
        words, weight = content.second, Weight.MEDIUM if content.unvisited else Weight.REGULAR
        if not marked:
            px, base = measures.second_px, measures.seat_base
            if self._lettering.width(words, px, weight) > self._room(places, content):
                words = content.second_brief
            self._right(painter, words, px, weight, ink.second, base, places)
            return
        if content.answered:
            weight = Weight.SEMIBOLD
        if places.size_class is SizeClass.SMALL and content.age:
            # Small tiles have no room beside the word: line two is the age's.
            words = f"{content.age} {tr('on my way')}" if content.answered else content.age
            weight = Weight.SEMIBOLD
        elif self._lettering.width(words, measures.second_px, weight) > self._room(places, content):
            words = content.second_brief
        left, base = places.px(measures.icon_left) + self._shift(places, content), measures.second_base
        color = self._look.color(ink.second)
        self._lettering.draw(painter, left, places.px(base), words, measures.second_px, weight, color)

    def _room(self, places: Places, content: TileContent) -> float:
        """How wide the header is right of the seat."""
        left = places.px(places.measures.icon_left) + self._shift(places, content)
        return places.width - places.padding - left

    def _corner(self, painter: QPainter, places: Places, content: TileContent, ink: Ink, taken: int) -> None:
        """Paint battery and pending at the right: in line one when it is free, else in line two."""
        measures = places.measures
        base = places.px(measures.word_base - 4 if not content.age else measures.second_base)
        end = float(places.width - places.padding - (0 if content.age else taken))
        if content.battery:
            role = ink.header
            width = self._lettering.width(content.battery, 11, Weight.SEMIBOLD)
            color = self._look.color(role)
            self._lettering.draw(painter, end - width, base, content.battery, 11, Weight.SEMIBOLD, color)
            end -= width + places.px(4 + 14)
            draw_icon(painter, self._look, "battery-1", role, 14, round(end), base - places.px(11))
            end -= places.px(5)
        if content.pending:
            left = round(end - places.px(12))
            draw_icon(painter, self._look, "loader", ink.second, 12, left, base - places.px(10))

    def _no_view(self, painter: QPainter, places: Places, box: QRect, icon: str | None, words: str) -> None:
        look = self._look
        painter.setFont(look.font(11))
        painter.setPen(look.color(Role.MUTED))
        middle = box.top() + box.height() // 2
        if icon is None:
            painter.drawText(QRectF(box), Qt.AlignmentFlag.AlignCenter, words)
            return
        side, line = places.px(20), places.px(18)
        width = self._lettering.width(words, 11)
        told = box.height() >= places.px(56) and width + places.px(8) <= box.width()
        top = middle - side // 2 - (line // 2 if told else 0)
        draw_icon(painter, look, icon, Role.MUTED, 20, box.left() + (box.width() - side) // 2, top)
        if told:
            left = box.left() + (box.width() - width) / 2
            painter.drawText(QPointF(left, top + side + places.px(15)), words)

    def _text(
        self,
        painter: QPainter,
        text: str,
        px: float,
        weight: Weight,
        role: Role,
        left: float,
        base: float,
        places: Places,
    ) -> None:
        color = self._look.color(role)
        self._lettering.draw(painter, places.px(left), places.px(base), text, px, weight, color)

    def _right(
        self, painter: QPainter, text: str, px: float, weight: Weight, role: Role, base: float, places: Places
    ) -> None:
        left = places.width - places.padding - self._lettering.width(text, px, weight)
        self._lettering.draw(painter, left, places.px(base), text, px, weight, self._look.color(role))


@lru_cache(maxsize=64)
def _spans(left: int, width: int, gap: int, steps: int) -> tuple[tuple[int, int], ...]:
    """Where each of so many segments begins, and how wide it is: together they fill the row."""
    pitch = (width + gap) / steps
    edges = [left + round(index * pitch) for index in range(steps + 1)]
    return tuple((start, end - gap - start) for start, end in pairwise(edges))
