"""HTML: what a reader of the page sees, and where it stands."""

from __future__ import annotations

import pytest

from claims.errors import DraftError
from claims.model import BlockKind, Document
from claims.readers import read_bytes


def read(text: str | bytes) -> Document:
    return read_bytes(text if isinstance(text, bytes) else text.encode(), path="page.html")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("<p>Sales <b>rose</b>\n  <i>far</i> </p>", ["Sales rose far"], id="white-space"),
        pytest.param("<p>R&amp;D &#8217;&nbsp;x &bogus; &amp", ["R&D ’\u00a0x &bogus; &amp"], id="entities"),
        pytest.param("<p>One<p>two<div>three</div>four", ["One", "two", "three", "four"], id="unclosed"),
        pytest.param("One<br>two<br><br>three", ["One two", "three"], id="line-breaks"),
        pytest.param("<script>a<b</script><nav>x</nav>y<svg><title>z</title></svg>", ["y"], id="unread"),
        pytest.param("<nav><a>x</a><main>y</main>", ["y"], id="unclosed-navigation"),
        pytest.param("<main><footer>x</footer></main><footer>y</footer>", ["x"], id="footer-of-the-page"),
        pytest.param("a<!-- b --><?c d?><!e f></ g>h", ["ah"], id="comments"),
        pytest.param("a < b and 3<4 > 2", ["a < b and 3<4 > 2"], id="no-tags"),
        pytest.param("<p title='a>b' data-x=\"<p>\">text</p>", ["text"], id="attributes"),
        pytest.param("He said <q>yes</q>.", ["He said “yes”."], id="quotation-marks"),
        pytest.param(
            "10<sup>6</sup> on 5 km<sup>2</sup>, the 19<sup>th</sup>", ["10^6 on 5 km2, the 19th"], id="sup"
        ),
        pytest.param(
            "So it was<sup>3</sup>, it says.<sup><a>[4]</a></sup>", ["So it was, it says."], id="notes"
        ),
        pytest.param(
            "<del>4</del> 5 <span hidden>6<span>7</span></span>8", ["5 8"], id="struck-out-and-hidden"
        ),
        pytest.param("<pre><code>x = 1</code></pre><p>y <code>z</code>", ["y z"], id="code"),
        pytest.param("text</p></div></nope>more</li>", ["text", "more"], id="stray-end-tags"),
        pytest.param("<h2>Head<p>text", ["Head", "text"], id="unclosed-heading"),
        pytest.param("seen <a href='x", ["seen"], id="unclosed-tag"),
    ],
)
def test_html_words(text: str, words: list[str]) -> None:
    assert [block.text for block in read(text).blocks] == words


def test_html_kinds_and_sections() -> None:
    document = read(
        "<h1>One</h1><p>A<ul><li>B<li>C</ul><h2>Two</h2><blockquote><p>D</blockquote>"
        "<figure><img alt=x><figcaption>E</figcaption></figure><div class=footnotes><ol><li>F</ol></div>"
    )
    assert [(block.kind, block.text, block.headers, block.quoted) for block in document.blocks] == [
        (BlockKind.HEADING, "One", (), False),
        (BlockKind.PARAGRAPH, "A", (0,), False),
        (BlockKind.LIST_ITEM, "B", (0,), False),
        (BlockKind.LIST_ITEM, "C", (0,), False),
        (BlockKind.HEADING, "Two", (0,), False),
        (BlockKind.PARAGRAPH, "D", (0, 4), True),
        (BlockKind.CAPTION, "E", (0, 4), False),
        (BlockKind.FOOTNOTE, "F", (0, 4), False),
    ]


def test_html_table_cells_know_their_headings() -> None:
    document = read(
        "<table><caption>Towns<tr><th>Town<th colspan=2>People<tr><td rowspan=2>Kalm<td>1<td>2<tr><td>3<td>4"
        "<tr><td>Orr<td>5<td>6</table>"
    )
    town, people, kalm, orr = (
        next(index for index, block in enumerate(document.blocks) if block.text == word)
        for word in ("Town", "People", "Kalm", "Orr")
    )
    heads = {block.text: block.headers for block in document.blocks}
    assert document.blocks[0].kind is BlockKind.CAPTION
    assert heads["Kalm"] == heads["Orr"] == (town,)
    assert heads["1"] == heads["2"] == heads["3"] == heads["4"] == (kalm, people)
    assert heads["5"] == heads["6"] == (orr, people)


def test_html_metadata_and_title() -> None:
    document = read(
        "<!doctype html><html lang=en><title>The\n port &amp; more</title>"
        "<meta property=article:published_time content='2024-05-01'><META NAME=Author CONTENT=Kim>"
        "<h1>Head</h1><time datetime=2024-04-30>Tuesday</time>"
    )
    assert document.title == "The port & more"
    assert dict(document.metadata) == {
        "lang": "en",
        "article:published_time": "2024-05-01",
        "author": "Kim",
        "time": "2024-04-30",
    }


def test_html_places_of_entities() -> None:
    document = read("<p>R&amp;D\r\n rose</p>")
    block = document.blocks[0]
    assert block.text == "R&D rose"
    assert document.text[slice(*block.source(1, 2))] == "&amp;"
    assert document.text[slice(*block.source(2, 8))] == "D\r\n rose"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param(
            b"<meta charset=iso-8859-1><p>caf\xe9 \x93x\x94", "café “x”", id="latin-1-is-windows-1252"
        ),
        pytest.param(b"<meta http-equiv=x content='text/html; charset=koi8-r'><p>\xc1", "а", id="http-equiv"),
        pytest.param("\ufeff<meta charset=koi8-r><p>é".encode(), "é", id="byte-order-mark-decides"),
        pytest.param("<meta charset=utf-16><p>é".encode(), "é", id="no-utf-16-without-its-mark"),
    ],
)
def test_html_declared_encoding(page: bytes, words: str) -> None:
    assert [block.text for block in read(page).blocks] == [words]


@pytest.mark.parametrize("charset", ["nonsense", "zlib"])
def test_html_unknown_encoding_is_an_error(charset: str) -> None:
    with pytest.raises(
        DraftError, match=rf"page\.html says that its encoding is '{charset}'.*save it as UTF-8"
    ):
        read(f"<meta charset={charset}><p>x")


def test_html_without_text_is_an_error() -> None:
    with pytest.raises(DraftError, match=r"page\.html has no text to read"):
        read("<html><body><script>run()</script></body></html>")


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<!--",
        "<a ",
        '<a b="',
        "<a =",
        "</",
        "<?",
        "<p>",
        "<b>x",
        "<table><td>x",
        "<li><ul>x",
        "<sup>1",
        "&#1",
    ],
)
def test_html_hostile_pages_end(unit: str) -> None:
    # 100 KB of what is never closed: a reader that starts over at each takes minutes.
    assert read("<p>seen</p>" + unit * (100_000 // len(unit))).blocks[0].text == "seen"
