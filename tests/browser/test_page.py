"""The page in a browser: hostile words stay words, nothing is fetched, and it serves phone, keyboard and print.

Needs chromium and chromedriver (Debian: apt-get install chromium chromium-driver); is skipped without them.
"""

import json
import shutil
from itertools import pairwise

import pytest
from tests.page_record import COPY, HOSTILE, WORDS, make_record

from onrecord.render.page import render_page

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed (requirements-dev.txt)")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="chromium and chromedriver are not installed")

ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

#: what a page holds that could run, reach out or be let in
COUNT = """
const all = [...document.querySelectorAll("*")];
return {
  scripts: document.scripts.length,
  styles: document.styleSheets.length,
  foreign: document.querySelectorAll("img, iframe, object, embed, link, base, textarea, plaintext, animate").length,
  handlers: all.filter((one) => [...one.attributes].some((own) => /^on|^style$/.test(own.name))).length,
  links: all.filter((one) => one.hasAttribute("href") && !one.getAttribute("href").startsWith("#")).length,
};
"""
COUNT_FOLDED_IN_PRINT = """
window.addEventListener("beforeprint", () => {
  window.folded = document.querySelectorAll("details:not([open])").length;
});
"""


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a record's page from disk in a window of some width and returns the browser."""

    def open_page(record, *, width=1100, script=True, fragment=""):
        file = tmp_path / "record.html"
        file.write_text(render_page(record), encoding="utf-8")
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        browser.get("about:blank")
        for log in ("performance", "browser"):
            browser.get_log(log)
        browser.get(file.as_uri() + fragment)
        return browser

    yield open_page
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def press(browser, *keys):
    browser.switch_to.active_element.send_keys(*keys)


def open_everything(browser):
    browser.execute_script("for (const part of document.querySelectorAll('details')) part.open = true")


def focused(browser):
    return browser.execute_script("return document.activeElement.id")


@pytest.fixture(
    params=range(len(HOSTILE)), ids=lambda at: HOSTILE[at][:18].encode("ascii", "backslashreplace").decode()
)
def hostile(request):
    return HOSTILE[request.param]


def make_hostile(text):
    return make_record(words=f"{text} {WORDS}", copy=f"{text} {COPY}", name=text)


def test_hostile_words_do_not_run_and_ask_nothing_of_any_network(opened, hostile):
    browser = opened(make_hostile(hostile))
    open_everything(browser)
    for link in browser.find_elements(By.CSS_SELECTOR, "#events a[href]")[:3]:
        browser.execute_script("arguments[0].click()", link)
    assert browser.execute_script("return window.ran === undefined")
    found = browser.execute_script(COUNT)
    assert found == {"scripts": 1, "styles": 1, "foreign": 0, "handlers": 0, "links": 0}
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert asked
    assert all(url.startswith("file://") for url in asked), asked
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []


def test_hostile_words_break_no_layout(opened, hostile):
    browser = opened(make_hostile(hostile), width=360)
    open_everything(browser)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    sections = [section.get_attribute("id") for section in browser.find_elements(By.CSS_SELECTOR, "main > section")]
    assert sections == ["events", "conflicts", "statuses", "series", "families", "reports", "rejected"]
    assert len(browser.find_elements(By.CSS_SELECTOR, "#events article")) == 4
    assert browser.find_element(By.TAG_NAME, "footer").is_displayed()


def test_the_style_is_let_in_by_its_hash(opened):
    browser = opened(make_record())
    assert browser.find_element(By.CSS_SELECTOR, "article").value_of_css_property("border-top-left-radius") == "10px"


def test_without_script_the_page_reads_and_figures_open(opened):
    browser = opened(make_record(), script=False)
    assert not browser.find_element(By.CSS_SELECTOR, ".filter").is_displayed()
    summary = browser.find_element(By.CSS_SELECTOR, "#e-1 .figure summary")
    summary.click()
    assert browser.find_element(By.CSS_SELECTOR, "#e-1 .figure blockquote").is_displayed()


def test_a_figure_opens_its_sentences(opened):
    browser = opened(make_record())
    quotes = browser.find_elements(By.CSS_SELECTOR, "#e-1 .figure:first-of-type blockquote")
    assert not quotes[0].is_displayed()
    browser.find_element(By.CSS_SELECTOR, "#e-1 .figure summary").click()
    assert [quote.text for quote in quotes] == [WORDS, COPY]


def test_keys_step_through_events_and_open_them(opened):
    browser = opened(make_record())
    press(browser, "j")
    assert focused(browser) == "e-1"
    press(browser, "j")
    assert focused(browser) == "e-2"
    press(browser, "k")
    assert focused(browser) == "e-1"
    press(browser, "k")
    assert focused(browser) == "e-1"
    press(browser, Keys.ENTER)
    assert all(part.get_attribute("open") for part in browser.find_elements(By.CSS_SELECTOR, "#e-1 details"))
    press(browser, Keys.ENTER)
    assert not any(part.get_attribute("open") for part in browser.find_elements(By.CSS_SELECTOR, "#e-1 details"))


def test_keys_are_left_to_the_field_that_has_the_focus(opened):
    browser = opened(make_record())
    press(browser, "/")
    assert browser.execute_script("return document.activeElement.name") == "find"
    press(browser, "jk/")
    assert browser.switch_to.active_element.get_attribute("value") == "jk/"
    press(browser, Keys.ESCAPE)
    assert browser.execute_script("return document.activeElement === document.body")


def test_the_first_tab_leads_past_the_heading_and_focus_follows_the_page(opened):
    browser = opened(make_record())
    stops = []
    for _ in range(60):
        press(browser, Keys.TAB)
        stops.append(browser.execute_script("return document.activeElement.getBoundingClientRect().top + scrollY"))
    assert browser.execute_script("return document.querySelector('.skip').tabIndex") == 0
    reached = stops[1 : stops.index(max(stops)) + 1]
    assert len(reached) > 15
    assert all(after >= before - 40 for before, after in pairwise(reached)), reached


def test_finding_leaves_the_events_that_hold_the_words(opened):
    browser = opened(make_record())
    browser.find_element(By.NAME, "find").send_keys("ORVANY")
    shown = [
        one.get_attribute("id")
        for one in browser.find_elements(By.CSS_SELECTOR, "#events article")
        if one.is_displayed()
    ]
    assert "e-2" in shown and "e-4" not in shown
    assert browser.find_element(By.TAG_NAME, "output").text == f"{len(shown)} of 4"


def test_finding_reaches_into_folded_statements(opened):
    browser = opened(make_record())
    assert not browser.find_element(By.ID, "e-3").is_displayed()
    browser.find_element(By.NAME, "find").send_keys("mayor")
    assert browser.find_element(By.ID, "e-3").is_displayed()
    assert not browser.find_element(By.ID, "e-1").is_displayed()


def test_kinds_and_figures_filter(opened):
    browser = opened(make_record())
    kind = browser.find_element(By.NAME, "kind")
    kind.send_keys("flood")
    assert browser.find_element(By.TAG_NAME, "output").text == "1 of 4"
    browser.find_element(By.NAME, "figures").click()
    assert browser.find_element(By.TAG_NAME, "output").text == "0 of 4"
    kind.send_keys(Keys.HOME)
    assert browser.find_element(By.TAG_NAME, "output").text == "1 of 4"


def test_a_link_into_what_is_folded_opens_it(opened):
    browser = opened(make_record(), fragment="#e-3")
    assert browser.find_element(By.ID, "e-3").is_displayed()
    assert focused(browser) == "e-3"


@pytest.mark.parametrize("width", [360, 390, 768])
def test_nothing_is_wider_than_the_window(opened, width):
    browser = opened(make_record(), width=width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    open_everything(browser)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_printing_opens_everything_and_folds_it_again(opened):
    browser = opened(make_record())
    browser.execute_script(COUNT_FOLDED_IN_PRINT)
    before = len(browser.find_elements(By.CSS_SELECTOR, "details[open]"))
    assert browser.print_page()
    assert browser.execute_script("return window.folded") == 0
    assert len(browser.find_elements(By.CSS_SELECTOR, "details[open]")) == before


def test_print_shows_the_sentences_and_no_controls(opened):
    browser = opened(make_record())
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element(By.CSS_SELECTOR, ".filter").is_displayed()
    browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert all(quote.is_displayed() for quote in browser.find_elements(By.TAG_NAME, "blockquote"))
