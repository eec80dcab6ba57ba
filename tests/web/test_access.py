"""Who is asking, and who may use which page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, text, update
from sqlalchemy.orm import Session

from quizapp.database import db
from quizapp.store.people import Person, Role, SignIn
from quizapp.web import access, local_address
from tests.app_fixtures import NOW, SetClock
from tests.web.conftest import Install
from tests.web.doors import cookie_of, is_signed_in, sign_in, sign_up


@pytest.fixture
def app(install: Install) -> Flask:
    """An app of each test's own, which pages can be added to."""
    return install()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser at an app that has a page for each kind of people."""
    app.register_blueprint(_pages())
    return app.test_client()


def _pages() -> Blueprint:
    pages = Blueprint("staged", __name__)
    for name in ("everyone", "signed_in", "teachers", "administrators"):
        word: Callable[[Callable[..., str]], Callable[..., str]]
        word = getattr(access, name)

        def page(name: str = name) -> str:
            return f"for {name}"

        pages.add_url_rule(f"/for/{name}", name, word(page), methods=["GET", "POST"])
    return pages


def become(session: Session, role: Role) -> None:
    session.execute(update(Person).values(role=role))
    session.commit()


@pytest.mark.parametrize(
    ("role", "open_to"),
    [
        (None, {"everyone"}),
        (Role.LEARNER, {"everyone", "signed_in"}),
        (Role.TEACHER, {"everyone", "signed_in", "teachers"}),
        (
            Role.ADMINISTRATOR,
            {"everyone", "signed_in", "teachers", "administrators"},
        ),
    ],
)
def test_each_page_is_open_to_those_it_is_for(
    client: FlaskClient, session: Session, role: Role | None, open_to: set[str]
) -> None:
    if role is not None:
        sign_up(client)
        become(session, role)

    for name in ("everyone", "signed_in", "teachers", "administrators"):
        for method in ("GET", "POST"):
            response = client.open(f"/for/{name}", method=method)
            refused = 303 if role is None else 404
            expected = 200 if name in open_to else refused
            assert response.status_code == expected, (name, method)


def test_a_guest_is_a_learner(client: FlaskClient) -> None:
    client.post("/guest")

    assert client.get("/for/signed_in").status_code == 200
    assert client.get("/for/teachers").status_code == 404


def test_the_app_does_not_start_with_a_page_that_says_nothing(app: Flask) -> None:
    app.add_url_rule("/silent", "silent", lambda: "hello")

    with pytest.raises(access.NobodySaidWho, match="silent"):
        access.check_every_route_says_who(app)


def test_a_page_that_says_nothing_is_not_there(app: Flask) -> None:
    app.add_url_rule("/silent", "silent", lambda: "hello")

    assert app.test_client().get("/silent").status_code == 404


def test_every_page_of_the_app_says_who(app: Flask) -> None:
    access.check_every_route_says_who(app)


def test_who_is_signed_out_comes_back_after_signing_in(client: FlaskClient) -> None:
    sign_up(client)
    client.post("/sign-out")

    sent = client.get("/for/signed_in?set=two%20words")

    assert sent.headers["Location"] == "/?next=/for/signed_in?set%3Dtwo%2520words"
    door = client.get(sent.headers["Location"]).text
    assert 'name="next" type="hidden" value="/for/signed_in?set=two%20words"' in door
    back = sign_in(client, next="/for/signed_in?set=two%20words")
    assert back.headers["Location"] == "/for/signed_in?set=two%20words"


def test_a_form_sent_when_signed_out_leads_back_to_its_page(
    client: FlaskClient,
) -> None:
    page = {"Referer": "http://localhost/for/signed_in?set=1#card"}

    sent = client.post("/for/signed_in", headers=page)

    assert sent.headers["Location"] == "/?next=/for/signed_in?set%3D1"


def test_a_page_of_another_site_is_not_led_back_to(client: FlaskClient) -> None:
    page = {"Referer": "https://evil.example/for/signed_in"}

    sent = client.post("/for/signed_in", headers=page)

    assert sent.headers["Location"] == "/"


def test_a_fragment_is_not_replaced_by_the_landing_page(client: FlaskClient) -> None:
    sent = client.post("/for/signed_in", headers={"HX-Request": "true"})

    assert sent.status_code == 401
    assert sent.headers["HX-Redirect"] == "/"


ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "https://evil.example",
    "http://evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "HTTPS://evil.example",
    "javascript:alert(1)",
    "data:text/html,hi",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "/\t/evil.example",
    "/%09/evil.example",
    "/%0a/evil.example",
    "/%0d%0aSet-Cookie:%20a=b",
    "/%5cevil.example",
    "/%5Cevil.example",
    "/%2fevil.example",
    "/%2Fevil.example",
    "/%2f%2fevil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/ /evil.example",
    " /study",
    "\t//evil.example",
    "\x00//evil.example",
    "/\x00/evil.example",
    "/\x7f/evil.example",
    "evil.example",
    "evil.example/study",
    "@evil.example",
    "?next=//evil.example",
    "#//evil.example",
    "",
    ".//evil.example",
    "../evil.example",
    "/" + "x" * 2000,
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_address_leads_to_another_site(address: str) -> None:
    assert local_address.local_path(address) == ""


def test_forty_addresses_are_tried() -> None:
    assert len(set(ELSEWHERE)) == 40


@pytest.mark.slow
def test_signing_in_leads_to_no_other_site(client: FlaskClient) -> None:
    sign_up(client)

    led_to = {sign_in(client, next=each).headers["Location"] for each in ELSEWHERE}

    assert led_to == {"/"}


@pytest.mark.parametrize(
    "address", ["/", "/study", "/study?set=1&x=%20y", "/sets/1-ä", "/a//b", "/a?b=/c"]
)
def test_addresses_of_our_own_are_kept(address: str) -> None:
    assert local_address.local_path(address) == address


@pytest.mark.slow
def test_a_copied_cookie_is_dead_after_signing_out(
    app: Flask, client: FlaskClient
) -> None:
    sign_up(client)
    thief = app.test_client()
    thief.set_cookie("recto", cookie_of(client))
    assert is_signed_in(thief)

    client.post("/sign-out")

    assert not is_signed_in(thief)


def test_the_cookie_of_plain_http_is_out_of_reach_of_scripts(
    client: FlaskClient,
) -> None:
    made = sign_up(client).headers["Set-Cookie"]

    assert made.startswith("recto=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(made.split("; "))


def test_over_https_every_cookie_is_bound_to_this_host(install: Install) -> None:
    client = install(public_url="https://recto.example").test_client()
    site = "https://recto.example"

    made = client.post("/guest", base_url=site).headers.getlist("Set-Cookie")
    made += client.post(
        "/theme", data={"theme": "dark"}, base_url=site
    ).headers.getlist("Set-Cookie")

    assert [cookie.split("=")[0] for cookie in made] == [
        "__Host-recto",
        "__Host-theme",
    ]
    for cookie in made:
        flags = set(cookie.split("; "))
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= flags
        assert "Domain" not in cookie
    assert client.get("/settings", base_url=site).status_code == 200


def test_an_unused_browser_is_signed_out(client: FlaskClient, clock: SetClock) -> None:
    sign_up(client)

    clock.pass_(days=13)
    assert is_signed_in(client)
    clock.pass_(days=2)
    assert not is_signed_in(client)


def test_reading_writes_nothing_and_sending_notes_the_use(
    client: FlaskClient, clock: SetClock, session: Session
) -> None:
    sign_up(client)
    clock.pass_(hours=2)

    client.get("/settings")
    seen = session.query(SignIn.seen_at).scalar()
    session.rollback()  # lets the app write
    client.post("/theme", data={"theme": "dark"})

    assert seen == NOW
    assert session.query(SignIn.seen_at).scalar() == clock.now


def test_a_browser_in_use_stays_signed_in_until_the_last_day(
    client: FlaskClient, clock: SetClock
) -> None:
    sign_up(client)
    for _ in range(5):
        clock.pass_(days=11)
        client.post("/theme", data={"theme": "dark"})
        assert is_signed_in(client)

    clock.pass_(days=5)
    assert not is_signed_in(client)


def test_who_is_asking_costs_one_query(app: Flask, client: FlaskClient) -> None:
    sign_up(client)
    asked: list[str] = []
    with app.app_context():
        event.listen(
            db.engine,
            "before_cursor_execute",
            lambda *args: asked.append(args[2]),
        )

    client.get("/for/signed_in")

    assert len([each for each in asked if "sign_in" in each]) == 1


def test_a_page_for_everyone_costs_none(app: Flask, client: FlaskClient) -> None:
    sign_up(client)
    asked: list[str] = []
    with app.app_context():
        event.listen(
            db.engine,
            "before_cursor_execute",
            lambda *args: asked.append(args[2]),
        )

    client.get("/for/everyone")

    assert asked == []


def test_who_was_disabled_is_out_at_once(client: FlaskClient, session: Session) -> None:
    sign_up(client)
    session.execute(update(Person).values(disabled_at=NOW + timedelta(0)))
    session.commit()

    assert not is_signed_in(client)
    assert sign_in(client).status_code == 422


def test_nobody_can_be_asked_for_when_all_are_let_in(app: Flask) -> None:
    with app.test_request_context("/"), pytest.raises(LookupError):
        access.me()


def test_a_page_about_a_locked_database_does_not_ask_it_again(
    install: Install, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for waiting in ("engine", "sqlite_connection"):
        monkeypatch.setattr(f"quizapp.store.{waiting}.BUSY_TIMEOUT_MS", 50)
    client = install().test_client()
    sign_up(client)

    with engine.begin() as connection:  # on SQLite this is the one writer
        if engine.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE sign_in, person, try"))
        response = client.post("/settings/sign-ins/end", data={"handle": "others"})

    assert response.status_code == 503
    assert "Retry-After" in response.headers


@pytest.mark.slow
def test_a_page_of_ours_that_looks_like_another_site_is_not_led_back_to(
    client: FlaskClient,
) -> None:
    page = {"Referer": "http://localhost//evil.example/"}

    sent = client.post("/theme", data={"theme": "dark"}, headers=page)

    assert sent.headers["Location"] == "/"
