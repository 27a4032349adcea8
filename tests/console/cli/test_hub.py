"""`hub ...` as its owner types it: JSON on stdout, words on stderr, exit codes, and never a password."""

import importlib.resources
import json
import signal
import ssl
import subprocess
import sys

import pytest

from console import cli
from console.sync import join_code
from console.sync.course_packs import keep_pack
from console.sync.wire import CourseItem
from tests.support.hub import Chain, Member, admin, ask, joined, process
from tests.support.tree import ROOT

SECRET = "s3cret-word"


def run(*words: str) -> int:
    said = ("hub", *words)
    return cli.run(cli.parser(said).parse_args(said))


def test_hub_is_founded_enrols_serves_and_stops_in_order(postgres_server, tmp_path, capsys):
    url = postgres_server.database()
    assert run("enrol", "--site", "Abertawe", "--database", url) == 3
    assert run("init", "--database", url) == run("init", "--database", url) == 0
    out, err = capsys.readouterr()
    first, second = map(json.loads, out.splitlines())
    assert first == second
    assert "hub init" in err
    assert run("enrol", "--site", "Abertawe", "--database", url) == 0
    out, err = capsys.readouterr()
    named = join_code.read(out)
    assert named.certificate is not None
    assert named.certificate.hex() == first["certificate_sha256"]
    assert run("enrol", "--site", "Abertawe", "--public-authority", "--database", url) == 0
    assert join_code.read(capsys.readouterr().out).certificate is None
    with process(url, tmp_path) as (hub, started):
        assert (hub.hub_key, hub.certificate_sha256) == (first["hub_key"], first["certificate_sha256"])
        assert hub.url.startswith("https://127.0.0.1:")
        shown = ssl.get_server_certificate(("127.0.0.1", int(hub.url.rpartition(":")[2])))
        assert len(shown) > 100
        member = Member(hub, Chain())
        member.chain.created()
        assert member.join(out).status == 200
        assert member.head().seq == 1
        assert [admin(hub, path)[0] for path in ("/healthz", "/readyz", "/metrics", "/else")] == [
            200,
            200,
            200,
            404,
        ]
        assert 'hub_requests_total{route="head",status="200"} 1' in admin(hub, "/metrics")[1]
        assert ask(hub, "GET", "/metrics").status == 404
        started.send_signal(signal.SIGTERM)
        assert started.wait(30) == 0
        assert hub.log is not None
        lines = [json.loads(line) for line in hub.log.read_text("utf-8").splitlines()]
        assert [line["route"] for line in lines] == ["join", "head", "none"]
        assert {"t", "level", "event", "console", "status", "ms"} <= lines[0].keys()


def test_owner_sees_sites_and_revokes(here, capsys):
    member, quiet = joined(here), joined(here, "Elsewhere")
    here.rows("UPDATE console SET heard_at = heard_at - INTERVAL '9 days' WHERE id = %s", quiet.chain.console)
    member.post(member.chain.add("tea.made", {}, parts=(("view", b"x"),)))
    database = ("--database", here.database)
    assert run("sites", *database) == 0
    near, far = json.loads(capsys.readouterr().out)
    assert (near["name"], near["is_quiet"], far["name"], far["is_quiet"]) == (
        "Abertawe",
        False,
        "Elsewhere",
        True,
    )
    (console,) = near["consoles"]
    assert (console["seq"], console["marks"], console["missing_blobs"], console["holes"]) == (2, 1, 1, 0)
    assert run("sites", "--quiet-days", "30", *database) == 0
    assert not any(site["is_quiet"] for site in json.loads(capsys.readouterr().out))
    assert run("revoke", member.chain.console, *database) == 0
    assert run("revoke", member.chain.console, *database) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["already"] for one in told] == [False, True]
    assert run("revoke", "nobody", *database) == 1
    assert member.ask("GET", "/v1/feed").refusal == (403, "revoked")


def test_course_pack_with_the_line_ends_of_windows_arrives_as_it_was_written(here, capsys, tmp_path):
    member = joined(here)
    pack = importlib.resources.files("resources") / "courses" / "GMP-HND.toml"
    theirs = tmp_path / "theirs.toml"
    theirs.write_bytes(pack.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert run("course", str(theirs), "--database", here.database) == 0
    (item,) = [item for item in member.feed().items if isinstance(item, CourseItem)]
    assert keep_pack(tmp_path / "courses", item)


@pytest.mark.parametrize("days", ["nan", "inf", "1e12", "-1", "many"])
def test_quiet_for_no_number_of_days_is_wrong_usage(capsys, days):
    with pytest.raises(SystemExit) as ended:
        run("sites", f"--quiet-days={days}", "--database", "postgresql://127.0.0.1:9/none")
    assert ended.value.code == 2
    assert "a number of days" in capsys.readouterr().err


def test_courses_and_the_programme_come_from_the_command_line(here, capsys, tmp_path):
    joined(here)
    database = ("--database", here.database)
    with importlib.resources.as_file(
        importlib.resources.files("resources") / "courses" / "GMP-HND.toml"
    ) as pack:
        assert run("course", str(pack), *database) == 0
        assert json.loads(capsys.readouterr().out)["sites"] == 1
        assert run("course", str(pack), "--site", "Nowhere", *database) == 1
        changed = tmp_path / "changed.toml"
        changed.write_text(pack.read_text("utf-8").replace("# ", "#  ", 1) + "\n", "utf-8")
    assert run("course", str(changed), *database) == 1
    assert run("course", str(tmp_path / "none.toml"), *database) == 3
    capsys.readouterr()
    assert run("programme", "--from", "2026-01-01", *database) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["from_date"], [site["name"] for site in made["sites"]]) == ("2026-01-01", ["Abertawe"])
    assert run("programme", "--csv", *database) == 0
    assert capsys.readouterr().out.startswith("site,name,")


def test_the_programme_of_a_hub_is_reported_where_there_are_no_records(here, capsys, tmp_path):
    joined(here)

    def report(*words: str) -> int:
        said = ("report", "programme", "--database", here.database, "--data", str(tmp_path / "none"), *words)
        return cli.run(cli.parser(said).parse_args(said))

    assert report("--from", "2026-01-01") == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["from_date"], [site["name"] for site in made["sites"]]) == ("2026-01-01", ["Abertawe"])
    assert report("--out", str(tmp_path / "all.csv")) == report("--out", str(tmp_path / "all.json")) == 0
    assert (tmp_path / "all.csv").read_text("utf-8-sig").startswith("site,name,")
    assert json.loads((tmp_path / "all.json").read_text("utf-8"))["sites"] == made["sites"]
    assert report("--out", str(tmp_path / "all.pdf")) == 2
    assert report("--from", "2026-02-01", "--to", "2026-01-01") == 2
    assert report("--out", str(tmp_path / "nowhere" / "all.csv")) == 3
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        (f"postgresql://hub:{SECRET}@127.0.0.1:1/x", 3),
        (f"postgresql://hub:{SECRET} with a blank@:x/y", 1),
        (f"nonsense {SECRET}", 1),
    ],
)
def test_database_that_is_not_there_is_said_without_its_password(url, code, capfd):
    for words in (("init",), ("enrol", "--site", "X"), ("sites",), ("programme",)):
        assert run(*words, "--database", url) == code
        out, err = capfd.readouterr()
        assert SECRET not in out + err
        assert err.count("\n") == 1


def test_process_that_can_not_start_says_why_and_ends():
    url = f"postgresql://hub:{SECRET}@127.0.0.1:1/x"
    serving = [sys.executable, "-m", "ui", "hub", "serve", "--listen", "127.0.0.1:0", "--database", url]
    done = subprocess.run(serving, cwd=ROOT, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert SECRET not in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_usage_is_said(capsys):
    for words in (
        ["serve", "--listen", "8443"],
        ["enrol", "--site", " "],
        ["programme", "--from", "May"],
        [],
    ):
        with pytest.raises(SystemExit) as caught:
            run(*words)
        assert caught.value.code == 2
    assert run("serve", "--listen", "127.0.0.1:0", "--cert", "a.pem") == 2
