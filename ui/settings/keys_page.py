"""Settings, Keys: other keys for what can be done by key, and single keys on or off. Applied at once."""

from PySide6.QtCore import Slot

from ui.keys.keymap import KeyMap
from ui.keys.table import GROUPS, Act, Key, Scope, tr
from ui.settings.key_field import KeyField
from ui.settings.rows import SettingsPage, flow
from ui.theme import Look, Role
from ui.widgets.button import Button, Size
from ui.widgets.choice import CheckBox
from ui.widgets.flow import FlowRow, holder
from ui.widgets.label import Label


class KeysPage(SettingsPage):
    """`fields` has the field of every key that can be changed, `told` what was said about it."""

    def __init__(self, look: Look, keymap: KeyMap) -> None:
        super().__init__(look)
        self._keymap = keymap
        self.fields: dict[Act, KeyField] = {}
        self.told: dict[Act, Label] = {}
        self.single = CheckBox(look, self.tr("Single keys act on Live"))
        self.reset = Button(look, self.tr("Back to the usual keys"), icon="rotate", size=Size.SMALL)
        self.add_heading(self.tr("Keys"), self.tr("for this console"))
        off = self.tr(
            "letters, signs and digits act while the wall or the queue has the focus; off, they do nothing"
        )
        self.add_row(self.tr("Single keys"), off, flow(look, self.single), self.reset)
        for group in GROUPS:
            changeable = [key for key in group.keys if key.act is not None]
            if changeable:
                self.add_heading(tr(group.title), "")
            for key in changeable:
                self._add_key(key)
        self.finish_page()
        self._follow()
        self.single.clicked.connect(keymap.set_single_keys)
        self.reset.clicked.connect(self._reset)
        keymap.changed.connect(self._follow)
        self.setFocusProxy(self.single)

    def _add_key(self, key: Key) -> None:
        act = key.act
        assert act is not None
        field = KeyField(self.look, tr(key.does), single=key.scope is Scope.WALL)
        told = Label(self.look, "", 12, role=Role.TEXT, wrap=True)
        field.pressed_key.connect(lambda keys, act=act: self._bind(act, keys))
        field.toggled.connect(lambda on, told=told: told.setText("") if on else None)
        line = FlowRow()
        line.setSpacing(16)
        line.add(field)
        line.add(told, 1)
        self.add_row(tr(key.does), "", holder(line))
        self.fields[act], self.told[act] = field, told

    def _bind(self, act: Act, keys: str) -> None:
        """Take the key, or say why it can not be."""
        told = self._keymap.bind(act, keys)
        for other, label in self.told.items():
            label.setText(told if other is act else "")
        self.fields[act].setAccessibleDescription(told)

    @Slot()
    def _reset(self) -> None:
        self._keymap.reset()
        for label in self.told.values():
            label.setText("")

    @Slot()
    def _follow(self) -> None:
        """Show what is in use."""
        self.single.setChecked(self._keymap.single_keys)
        for act, field in self.fields.items():
            field.show_keys(self._keymap.keys(act))
