"""Names of the world: shaped, ordered and broken as their readers expect, and found again in the document's text."""

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from icu4py.breakers import LineBreaker
from pypdf import PdfReader

from models.rules.text.printable import drawn
from models.rules.text.scripts import without_selectors
from pdf import Party, Renderer
from pdf.names import NAMES
from pdf.readback import words
from tests.pdf.contracts import HOURLY, by_milestones
from tests.pdf.layout.ink import ink, lines, read, spaces_after

ACROSS = {name: text for name, text in NAMES.items() if name not in {"Adlam", "Hanifi Rohingya"}}
WITHOUT_SPACES = {
    "Thai": "บริษัทจ้างผู้รับเหมาเพื่อออกแบบเว็บไซต์และชำระเงินตามงวดงานที่กำหนดไว้ในสัญญานี้",
    "Lao": "ບໍລິສັດຈ້າງຜູ້ຮັບເໝົາເພື່ອອອກແບບເວັບໄຊແລະຈ່າຍເງິນຕາມງວດວຽກທີ່ກຳນົດໄວ້ໃນສັນຍານີ້",
    "Khmer": "ក្រុមហ៊ុនជួលអ្នកម៉ៅការដើម្បីរចនាគេហទំព័រនិងបង់ប្រាក់តាមដំណាក់កាលដែលបានកំណត់ក្នុងកិច្ចសន្យានេះ",
    "Myanmar": "ကုမ္ပဏီသည်ဝဘ်ဆိုက်ကိုဒီဇိုင်းဆွဲရန်ကန်ထရိုက်တာကိုငှားရမ်းပြီးစာချုပ်ပါအဆင့်များအလိုက်ငွေပေးချေသည်",
    "Chinese": "公司聘请承包商设计网站，并按照本合同规定的里程碑（共三个）分期付款。",
    "Japanese": "会社は、ウェブサイトのデザインのために（三回払いで）請負業者を雇い、「納品」の後に支払う。",
}
NEVER_FIRST, NEVER_LAST = "，。、）」】ーっ", "（「【"


async def test_a_name_is_in_the_documents_text_as_it_was_typed(renderer: Renderer) -> None:
    text = words(await renderer.render(replace(HOURLY, description="\n".join(ACROSS.values()))))
    for name in ACROSS.values():
        for word in drawn(name).split():
            assert without_selectors(word) in text


async def test_a_search_finds_arabic_letters_that_merge(renderer: Renderer) -> None:
    assert "الأحمدي" in read(await renderer.render(by_milestones(1, title="شركة الأحمدي")))


async def test_scripts_of_both_directions_beyond_the_first_plane_are_all_there(
    renderer: Renderer,
) -> None:
    text = words(await renderer.render(by_milestones(1, title=NAMES["Adlam"])))
    assert set(NAMES["Adlam"]) - {" "} <= set(text)


async def test_latin_in_a_right_to_left_name_stands_to_its_left(renderer: Renderer) -> None:
    """As the title, within a sentence, as a party, and where they are to sign."""
    contract = by_milestones(1, title="שלום World", worker=Party("יעל Cohen"), company=Party("A"))
    text = words(await renderer.render(contract))
    assert "Worldשלום" in text
    assert text.count("Cohenיעל") == 3


@pytest.mark.parametrize("script", WITHOUT_SPACES)
async def test_lines_end_where_words_do_in_scripts_without_spaces(
    renderer: Renderer, script: str
) -> None:
    text = WITHOUT_SPACES[script] * 4
    ends = {end for _, end in LineBreaker(text, "en").segments()}
    drawn_lines = lines(await renderer.render(replace(HOURLY, description=text)), text)
    assert len(drawn_lines) > 1
    place = 0
    for line in drawn_lines:
        place += len(line)
        assert place in ends
    assert place == len(text)


@pytest.mark.parametrize("script", ["Chinese", "Japanese"])
async def test_no_line_begins_with_a_comma_or_ends_with_an_opening_bracket(
    renderer: Renderer, script: str
) -> None:
    for shift in range(0, 24, 7):
        text = "一" * shift + WITHOUT_SPACES[script] * 4
        for line in lines(await renderer.render(replace(HOURLY, description=text)), text):
            assert line[0] not in NEVER_FIRST
            assert line[-1] not in NEVER_LAST


async def test_a_chinese_sentence_goes_on_after_a_space(renderer: Renderer) -> None:
    text = "甲方 " + "付款" * 80
    first, *_ = lines(await renderer.render(replace(HOURLY, description=text)), text)
    assert len(first) > 30


async def test_a_space_after_an_emoji_is_as_wide_as_between_words(renderer: Renderer) -> None:
    document = await renderer.render(replace(HOURLY, description="😀 glad and 😢 sad"))
    for word in ("😀", "glad", "😢"):
        assert spaces_after(document, word) == [pytest.approx(0.26 * 9.5, abs=0.01)]


async def test_one_picture_is_drawn_for_a_family_a_flag_and_a_skin_tone(
    renderer: Renderer,
) -> None:
    single = await renderer.render(replace(HOURLY, description="👩"))
    for picture in ("👩🏽", "👩‍💻", "👨‍👩‍👧‍👦", "🇩🇰", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣"):
        document = await renderer.render(replace(HOURLY, description=picture))
        (alone,) = [each for each in ink(single) if "NotoEmoji" in each.face]
        (drawn_once,) = [each for each in ink(document) if "NotoEmoji" in each.face]
        assert drawn_once.right - drawn_once.left == pytest.approx(alone.right - alone.left)


@pytest.mark.parametrize("script", ["Khmer", "Myanmar", "Tibetan", "Thai"])
async def test_the_lines_of_a_long_heading_do_not_touch(renderer: Renderer, script: str) -> None:
    title = " ".join([NAMES[script]] * 12)[:200].strip()
    document = await renderer.render(by_milestones(1, title=title))
    large = sorted({round(each.baseline, 1) for each in ink(document) if each.size == 23})
    assert len(large) > 1
    for below, above in pairwise(large):
        assert above - below >= 1.35 * 23 - 0.2


async def test_the_same_names_give_the_same_bytes_in_whatever_order_documents_come(
    renderer: Renderer,
) -> None:
    names = list(NAMES.values())
    contracts = [replace(HOURLY, description="\n".join(names[at::9])) for at in range(9)]
    once = [await renderer.render(contract) for contract in contracts]
    again = [await renderer.render(contract) for contract in reversed(contracts)]
    assert once == again[::-1]


async def test_every_typeface_in_a_document_is_embedded(renderer: Renderer) -> None:
    contract = by_milestones(1, description="\n".join(NAMES.values()))
    for page in PdfReader(io.BytesIO(await renderer.render(contract))).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index] # a PDF dictionary
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
