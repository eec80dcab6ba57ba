"""The pages as they are sent: whole in every state, within the strict policy, light,
and usable by keyboard, without a mouse, and without a script."""

import gzip
import hashlib
import json
import re
import threading
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import expect
from werkzeug.serving import make_server

from quizapp.paths import STATIC
from tests.accessibility import faults
from tests.web.stage import PAGES, create_stage

STUDY_SCRIPTS = (
    "shell.js",
    "study.js",
    "timeline.js",
    "order.js",
    "match.js",
    "vendor/htmx.org/2.0.11/htmx.min.js",
)


@cache
def _client() -> FlaskClient:
    return create_stage().test_client()


@cache
def html_of(name: str) -> str:
    return _client().get(f"/stage/{name}").get_data(as_text=True)


def packed(path: str) -> int:
    return len(gzip.compress((STATIC / path).read_bytes(), 9))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_renders_without_anything_inline(name: str) -> None:
    html = html_of(name)

    assert re.search(r"<main id=\"main\"", html)
    assert not re.search(
        r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=|javascript:|hx-on|hx-vals",
        html,
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_address_of_a_static_file_leads_to_one(name: str) -> None:
    paths = set(re.findall(r'(?:src|href)="/static/([^"#?]+)', html_of(name)))

    assert "app.css" in paths
    assert not [path for path in paths if not (STATIC / path).is_file()]


def test_every_icon_in_use_is_in_the_sprite() -> None:
    sprite = (STATIC / "vendor/lucide/1.62.0/sprite.svg").read_text()

    used = {
        name
        for page in PAGES
        for name in re.findall(r"sprite\.svg[^\"#]*#([\w-]+)", html_of(page))
    }

    assert used <= set(re.findall(r'<symbol id="([\w-]+)"', sprite))


def test_the_study_page_is_light() -> None:
    weights = {path: packed(path) for path in ("app.css", *STUDY_SCRIPTS)}

    assert weights["app.css"] <= 14_000
    assert sum(weights.values()) <= 60_000, weights


def test_vendored_files_are_the_ones_on_record() -> None:
    vendor = STATIC / "vendor"
    record = json.loads((vendor / "VENDOR.json").read_text())["files"]
    found = {
        path.relative_to(vendor).as_posix()
        for path in vendor.rglob("*")
        if path.is_file()
    } - {"VENDOR.json"}

    assert found == set(record)
    assert {
        path: hashlib.sha256((vendor / path).read_bytes()).hexdigest()
        for path in record
    } == {path: entry["sha256"] for path, entry in record.items()}


def test_a_card_posts_what_tells_its_answer_apart() -> None:
    html = html_of("card-choice")

    for name in ("form_id", "seen", "ask", "set", "taken_ms", "shown_ms"):
        assert f'type="hidden" name="{name}"' in html


# What follows drives a browser.


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[Flask, str]]:
    app = create_stage()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield app, f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def at(browser: Any, stage: tuple[Flask, str]) -> Iterator[Any]:
    """Open a page of the stage; a word in the console or a refused file fails the test."""
    words: list[str] = []
    contexts = []

    def visit(name: str, **options: Any) -> Any:
        context = browser.new_context(
            **(
                {"viewport": {"width": 1280, "height": 860}, "reduced_motion": "reduce"}
                | options
            )
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                words.append(message.text)
                if message.type in {"error", "warning"}
                else None
            ),
        )
        page.on("pageerror", lambda error: words.append(str(error)))
        page.goto(f"{stage[1]}/stage/{name}")
        return page

    visit.words = words  # type: ignore[attr-defined]
    stage[0].config.update(POSTED=[], FAIL=0)
    yield visit
    for context in contexts:
        context.close()
    assert not words, words


def posted(stage: tuple[Flask, str]) -> list[dict[str, list[str]]]:
    return stage[0].config["POSTED"]  # type: ignore[no-any-return]


@pytest.mark.browser
@pytest.mark.parametrize("part", [0, 1], ids=["one-half", "the-other"])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(at: Any, part: int) -> None:
    page = at("card-flashcard")
    base = page.url.rsplit("/", 1)[0]
    found = []

    for name in list(PAGES)[part::2]:
        page.goto(f"{base}/{name}")
        found += faults(page)

    assert found == []


@pytest.mark.browser
def test_control_faults_of_one_theme_and_of_one_width_are_found(at: Any) -> None:
    page = at("card-flashcard")
    page.goto("about:blank")
    page.set_content("""<html lang="en"><title>Faults</title><main><h1>Faults</h1>
        <p id="dark">Only in the dark</p><img hidden src="data:,"></main><style>
        @media (prefers-color-scheme: dark) { #dark { background: #777; color: #888 } }
        @media (max-width: 500px) { img { display: block; width: 600px } }</style>""")

    found = [fault.partition(" ")[2].partition(": <")[0] for fault in faults(page)]

    assert found == [
        "1280 px, dark: color-contrast",
        "390 px, light: image-alt",
        "390 px, dark: color-contrast",
        "390 px: scrolls sideways",
    ]
    at.words.clear()  # the image is none


@pytest.mark.browser
def test_nothing_runs_out_of_a_narrow_page_or_with_wide_spacing(at: Any) -> None:
    page = at("card-flashcard", viewport={"width": 320, "height": 640})
    base = page.url.rsplit("/", 1)[0]
    wide = []

    for name in PAGES:
        page.goto(f"{base}/{name}")
        page.evaluate(
            """() => { const sheet = new CSSStyleSheet();
            sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
            document.adoptedStyleSheets = [sheet] }"""
        )
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)

    assert not wide


@pytest.mark.browser
def test_targets_are_large_enough(at: Any) -> None:
    page = at("back", viewport={"width": 390, "height": 844})

    heights = page.evaluate(
        "[...document.querySelectorAll('.grade button')].map(e => e.getBoundingClientRect().height)"
    )
    tools = page.evaluate(
        "[...document.querySelectorAll('.iconbtn')].filter(e => e.offsetParent).map(e => Math.min(e.offsetWidth, e.offsetHeight))"
    )

    assert min(heights) >= 64
    assert min(tools) >= 44


@pytest.mark.browser
def test_space_shows_the_answer_and_the_focus_goes_to_it(at: Any) -> None:
    page = at("card-flashcard")

    page.keyboard.press("Space")
    page.get_by_role("button", name="Good", exact=True).wait_for()

    assert page.title() == "Card 12 of 25, answer · Recto"
    expect(page.locator(".ans")).to_be_focused()


@pytest.mark.browser
def test_a_letter_chooses_and_enter_checks(at: Any, stage: tuple[Flask, str]) -> None:
    page = at("card-choice")

    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Continue").wait_for()

    sent = posted(stage)[0]
    assert sent["answer"] == ["Mukhtar Ablyazov"]
    assert int(sent["taken_ms"][0]) > 0
    expect(page.locator("#verdict")).to_be_focused()


@pytest.mark.browser
def test_nothing_known_is_an_answer_of_its_own(
    at: Any, stage: tuple[Flask, str]
) -> None:
    page = at("card-choice")

    page.keyboard.press("0")
    page.wait_for_timeout(200)

    assert posted(stage)[0]["dont_know"] == ["1"]
    assert "answer" not in posted(stage)[0]


@pytest.mark.browser
def test_keys_that_are_off_do_nothing_and_typing_is_no_key(at: Any) -> None:
    page = at("card-typed")

    page.get_by_label("Your answer").fill("")
    page.keyboard.type("u 0 a?")

    assert page.get_by_label("Your answer").input_value() == "u 0 a?"
    assert not page.locator("#keys").is_visible()


@pytest.mark.browser
def test_an_answer_that_was_not_saved_can_be_sent_again(
    at: Any, stage: tuple[Flask, str]
) -> None:
    page = at("card-choice")
    stage[0].config["FAIL"] = 503
    page.get_by_label("Karim Masimov").check()
    page.get_by_role("button", name="Check").click()
    page.get_by_text("Your answer was not saved.").wait_for()

    stage[0].config["FAIL"] = 0
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("button", name="Continue").wait_for()

    first, second = posted(stage)
    assert first == second
    at.words.clear()  # the browser reports the 503 itself


@pytest.mark.browser
def test_a_double_click_sends_once(at: Any, stage: tuple[Flask, str]) -> None:
    page = at("card-choice")

    page.get_by_label("Karim Masimov").check()
    page.get_by_role("button", name="Check").dblclick()
    page.get_by_role("button", name="Continue").wait_for()

    assert len(posted(stage)) == 1


@pytest.mark.browser
def test_slider_steps_and_typed_date_stay_in_step(at: Any) -> None:
    page = at("card-timeline")
    field, slider = page.get_by_label("Your answer"), page.get_by_role("slider")

    slider.focus()
    slider.press("ArrowLeft")
    by_slider = field.input_value()
    page.get_by_role("button", name="One day later").click()
    by_step = field.input_value()
    field.fill("Jan 3, 2022")

    assert (by_slider, by_step) == ("6 January 2022", "7 January 2022")
    assert (
        page.locator("output").inner_text()
        == slider.get_attribute("aria-valuetext")
        == "3 January 2022"
    )


@pytest.mark.browser
def test_rows_move_by_button_and_by_alt_with_an_arrow(at: Any) -> None:
    page = at("card-order")

    page.get_by_role("button", name="Move down: Brutal repression").click()
    page.keyboard.press("Alt+ArrowDown")

    assert page.locator("#live").inner_text().endswith("now 3 of 5")
    rows = page.evaluate(
        "[...document.querySelectorAll('.ord li')].map(li => [li.querySelector('input').value.slice(0, 6), li.querySelector('select').value])"
    )
    assert rows[2] == ["Brutal", "3"]
    assert [place for _, place in rows] == ["1", "2", "3", "4", "5"]


@pytest.mark.browser
def test_rows_move_by_dragging(at: Any) -> None:
    page = at("card-order")
    grip = page.locator(".grip").nth(0).bounding_box()
    last = page.locator(".ord li").nth(4).bounding_box()

    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 10, last["y"] + last["height"] - 4, steps=20)
    page.mouse.up()

    assert page.locator(".ord li input").nth(4).input_value().startswith("Brutal")


@pytest.mark.browser
def test_pairs_are_matched_by_number_and_letter(at: Any) -> None:
    page = at("card-match")

    for key in ("1", "a", "2", "c", "3", "d", "4", "b"):
        page.keyboard.press(key)

    assert page.evaluate(
        "[...document.querySelectorAll('select[name=right]')].map(s => s.selectedIndex)"
    ) == [1, 3, 4, 2]
    assert (
        page.get_by_role("button", name="Check").get_attribute("aria-disabled") is None
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    "name",
    ["card-order", "card-match", "card-timeline", "card-choice", "card-cloze-choices"],
)
def test_without_a_script_the_plain_controls_show(at: Any, name: str) -> None:
    page = at(name, java_script_enabled=False)

    assert (
        page.locator("form#answer")
        .locator("select, input[type=radio], input[name=answer]")
        .first.is_visible()
    )
    assert page.get_by_role("button", name="Check").is_visible()


@pytest.mark.browser
def test_the_theme_changes_at_once(at: Any) -> None:
    page = at("error-404", color_scheme="light")

    # The stage keeps no theme: what it answers is waited for, and is no fault.
    with page.expect_console_message(lambda message: "404" in message.text):
        page.get_by_role("button", name="Switch between light and dark").click()

    assert page.locator("html").get_attribute("data-theme") == "dark"
    at.words.clear()
