"""What axe finds against a page in a browser."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()

#: Only the violations leave the browser: all that axe looked at is a hundred times as
#: long, and would take longer to hand over than to find.
RUN = """async rules => {
  const found = await axe.run(
    {runOnly: rules, resultTypes: ["violations"], elementRef: false});
  return found.violations.map(
    ({id, nodes}) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(" ")}`);
}"""


def faults(page: Page, *, widths: tuple[int, ...] = (1280, 390)) -> list[str]:
    """What axe finds at each width in both themes, and what runs out of the page.

    The page is loaded once: what depends on width and theme is in the style sheet.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    said = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 860})
        # Of all that axe looks at, a theme changes the contrast only.
        for theme, rules in (("light", STANDARDS), ("dark", ["color-contrast"])):
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            said += [
                f"{page.url} {width} px, {theme}: {fault}"
                for fault in page.evaluate(RUN, rules)
            ]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            said.append(f"{page.url} {width} px: scrolls sideways")
    return said
