"""A window as somebody meets it who has a keyboard and a screen reader: what is there, what Tab reaches."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from ui.live.tile import Tile
from ui.live.wall import Wall

_Role = QAccessible.Role
_SPOKEN: Final = frozenset(
    {
        _Role.Button,
        _Role.CheckBox,
        _Role.RadioButton,
        _Role.EditableText,
        _Role.ComboBox,
        _Role.List,
        _Role.Table,
        _Role.Tree,
        _Role.Slider,
        _Role.SpinBox,
        _Role.PageTab,
    }
)
"""Roles that a screen reader says and can act on."""
_MOST: Final = 400
"""No screen has so many stops."""


def controls(window: QWidget) -> list[QWidget]:
    """Everything in sight that can be acted on and is not unavailable."""
    return [one for one in window.findChildren(QWidget) if _is_control(one) and one.window() is window]


def _is_control(widget: QWidget) -> bool:
    if not (widget.isVisible() and widget.isEnabled()) or isinstance(widget, QScrollBar):
        return False
    if isinstance(widget, QLabel) or isinstance(widget.parent(), QLineEdit | QComboBox):
        return False  # nothing to act on, or a part of a control
    if isinstance(widget, QHeaderView):
        return widget.sectionsClickable()
    kinds = QAbstractButton | QLineEdit | QTextEdit | QComboBox | QAbstractItemView | QAbstractSlider
    takes_keyboard = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    return isinstance(widget, kinds) or takes_keyboard


def tab_stops(window: QWidget) -> list[QWidget]:
    """What has the keyboard after each Tab, from where it is now until Tab has been everywhere."""
    stops: list[QWidget] = []
    for _ in range(_MOST):
        focused = QApplication.focusWidget()
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in stops:
            break
        stops.append(now)
    return stops


def faults(window: QWidget) -> list[str]:
    """Every control without a role, a name or a way to it by keyboard."""
    shown = controls(window)
    reached = set(tab_stops(window))
    found = []
    for one in shown:
        interface = QAccessible.queryAccessibleInterface(one)
        if interface.role() not in _SPOKEN and not isinstance(one, Wall):
            found.append(f"{_told(one)} has the role {interface.role().name}")
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{_told(one)} has no name")
        if not _is_reached(one, reached):
            found.append(f"{_told(one)} is not reached by keyboard")
    return found


def _is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    """By Tab, or by arrow keys from one of its group that Tab reaches; the wall gives them to its tiles."""
    if widget in reached:
        return True
    if isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None):
        group = widget.group()
        siblings = (
            group.buttons() if group is not None else widget.parentWidget().findChildren(QAbstractButton)
        )
        return any(one in reached for one in siblings)
    return isinstance(widget, Tile) and any(isinstance(one, Wall) for one in reached)


def _told(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    around = type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} {words!r} in {around}"
