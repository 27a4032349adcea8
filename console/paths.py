"""Where things live on this machine."""

from pathlib import Path

APP = "resilience-console"


def data_folder(chosen: Path | None) -> Path:
    """The folder of the records: the one asked for, else the user's data folder of this system."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    import platformdirs  # not needed where the folder is named

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def courses_folder(data: Path) -> Path:
    """Where an institution puts course packs of its own."""
    return data / "courses"


def crash_folder(data: Path) -> Path:
    """Where crash files go; they hold ids, never names."""
    return data / "crashes"


def policy_files(data: Path) -> tuple[Path, ...]:
    """Where whoever looks after this machine may fix things: for all users, for this one."""
    import platformdirs

    machine = Path(platformdirs.site_config_dir(APP, appauthor=False))
    return machine / "policy.toml", data / "policy.toml"
