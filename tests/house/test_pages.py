"""Pages that the tree names are in the tree, with the section that is meant."""

import re

from tests.support.tree import ROOT, project_files, text_of

DOCS = ROOT / "resources" / "docs"
PAGES = (*DOCS.glob("*.md"), *ROOT.glob("*.md"))
MENTION = re.compile(r"""(?<![\w/.-])([\w./-]*\w\.md)(?:(?:,? section (\d+))|(?:, \\?"(.+?)\\?"))?""")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def sections(page: str) -> set[str]:
    """Titles, numbers of titles, and what stands bold at the head of a paragraph."""
    titles = [*re.findall(r"(?m)^#+ (.+)$", page), *re.findall(r"(?m)^\*\*(.+?)\.\*\*", page)]
    return {*titles, *(found[1] for title in titles if (found := re.match(r"(\d+)\. ", title)))}


def test_every_page_that_is_named_is_here_with_its_section() -> None:
    pages = {path.name: sections(path.read_text("utf-8")) for path in PAGES}
    astray = []
    for path in project_files():
        text = text_of(path) or ""
        for page, number, title in MENTION.findall(text) if ".md" in text else ():
            wanted = {number or title} - {""}
            name = page.rpartition("/")[2]
            if name not in pages or not wanted <= pages[name]:
                astray.append(f"{path.relative_to(ROOT)}: {page} {number or title}")
    assert astray == []


def test_every_link_of_a_page_leads_somewhere() -> None:
    for path in PAGES:
        for link in LINK.findall(path.read_text("utf-8")):
            assert (path.parent / link).exists(), f"{path.name}: {link}"


def test_the_readme_leads_to_every_page() -> None:
    linked = set(LINK.findall((ROOT / "README.md").read_text("utf-8")))
    assert {f"resources/docs/{path.name}" for path in DOCS.glob("*.md")} <= linked
