"""An address on a page: before its sign or a dot the line may break, and what is copied is the address."""

from streamlit.testing.v1 import AppTest


def draws() -> None:
    from gongqin_core.take_away.html import element
    from pages.components.pieces.html import draw

    draw(element("p", "发到 gongkao801@163.com，或看 @ 旁边", data_text="gongkao801@163.com"))
    draw(element("textarea", "gongkao801@163.com"), element("b", "a@b.cn"))


def test_an_address_of_e_mail_breaks_before_its_sign_and_is_copied_whole() -> None:
    page = AppTest.from_function(draws).run()
    assert [item.proto.body for item in page.get("html")] == [
        '<p data-text="gongkao801@163.com">发到 gongkao801<wbr>@163.com，或看 @ 旁边</p>',
        "<textarea>gongkao801@163.com</textarea><b>a<wbr>@b.cn</b>",
    ]


def draws_a_site() -> None:
    from gongqin_core.take_away.html import element
    from pages.components.pieces.html import draw

    draw(element("p", "看 http://www.example.cn/ 。1998.7", element("a", "到 http://a.cn", href="http://a.cn")))
    draw(element("textarea", "http://a.cn"))


def test_the_address_of_a_site_breaks_before_its_dots_and_is_followed_and_copied_whole() -> None:
    page = AppTest.from_function(draws_a_site).run()
    assert [item.proto.body for item in page.get("html")] == [
        '<p>看 http://www<wbr>.example<wbr>.cn/ 。1998.7<a href="http://a.cn">到 http://a<wbr>.cn</a></p>',
        "<textarea>http://a.cn</textarea>",
    ]
