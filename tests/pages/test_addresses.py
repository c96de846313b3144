"""An address of e-mail on a page: before its sign the line may break, and what is copied is the address."""

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
