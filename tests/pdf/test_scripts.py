"""Names of the world: shown right, or refused by name."""

import io

import pytest
from pypdf import PdfReader

from pdf import Party, Renderer, UnsupportedText, refuse_unsupported
from pdf.scripts import printable
from tests.pdf.contracts import by_milestones
from tests.pdf.ink import words

LEFT_TO_RIGHT = [
    "Søren Kierkegård Æbelø",
    "Łódź Żółć Šibenik Řehoř İstanbul ığdır Đỗ Thị Mộng Nguyễn ẞ ā ŵ ș",
    "Παπαδόπουλος Ἀθηνᾶ ᾳ ΐ",
    "Иванов Щукин Ћирић Ґалаґан Ѣ Қазақ",
    "Հայաստան ქართული",
    "王小明 繁體中文 國際企業股份有限公司",
    "山田太郎 ヤマダー 々 髙﨑",
    "김철수 한국어 뷁",
    "✓ → ☐ ● 🟢 🟠 😀 № ™ € ₹ ½ ≤",
]


@pytest.mark.parametrize("name", LEFT_TO_RIGHT)
async def test_letters_of_the_world_come_out_as_they_were_written(
    renderer: Renderer, name: str
) -> None:
    assert "".join(name.split()) in words(await renderer.render(by_milestones(1, title=name)))


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("יוסף", "ףסוי"),  # from left to right, as the pen moves
        ("محمد", "ﺪﻤﺤﻣ"),  # joined as well
        ("پژمان", "ﻥﺎﻣﮋﭘ"),
    ],
)
async def test_right_to_left_names_are_reordered_and_joined(
    renderer: Renderer, name: str, drawn: str
) -> None:
    text = words(await renderer.render(by_milestones(1, title=name)))
    assert drawn in text or name in text


async def test_latin_in_a_right_to_left_name_stands_to_its_left(renderer: Renderer) -> None:
    """As the title, within a sentence, as a party, and where they are to sign."""
    contract = by_milestones(1, title="שלום World", worker=Party("יעל Cohen"), company=Party("A"))
    text = words(await renderer.render(contract))
    assert "Worldשלום" in text
    assert text.count("Cohenיעל") == 3


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("अमित", "Devanagari"),
        ("অমিত", "Bengali"),
        ("தமிழ்", "Tamil"),
        ("สมชาย", "Thai"),
        ("ខ្មែរ", "Khmer"),
        ("መለስ", "Ethiopic"),
    ],
)
async def test_a_script_that_would_come_out_wrong_is_refused_by_name(
    renderer: Renderer, name: str, script: str
) -> None:
    with pytest.raises(UnsupportedText, match=f"'{name}' cannot be printed: .* script {script} "):
        await renderer.render(by_milestones(1, title=name))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ئۇيغۇرچە", "cannot join the letter U\\+06D5"),
        ("a\u202ebc", "would turn around the text beside it"),
        ("a\x00b", "U\\+0000 is no character"),
        ("a\ud800b", "U\\+D800 is no character"),
        ("a\ue000b", "U\\+E000 is no character"),
        ("\u1112\u119e", "cannot compose U\\+1112"),
    ],
)
def test_what_has_no_faithful_picture_is_refused(text: str, why: str) -> None:
    with pytest.raises(UnsupportedText, match=why):
        refuse_unsupported(["fine", text])


async def test_a_character_that_no_typeface_has_is_refused_and_not_left_blank(
    renderer: Renderer,
) -> None:
    with pytest.raises(UnsupportedText, match="No typeface has U\\+1D800"):
        await renderer.render(by_milestones(1, title="a \U0001d800 b"))


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("e\u0301", "é"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("☎\ufe0f", "☎"),
        ("👍🏽", "👍"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_signs_that_draw_nothing_of_their_own_are_left_out(written: str, drawn: str) -> None:
    assert printable(written) == drawn


async def test_every_typeface_in_a_document_is_embedded(renderer: Renderer) -> None:
    document = await renderer.render(by_milestones(1, title=" ".join(LEFT_TO_RIGHT)))
    for page in PdfReader(io.BytesIO(document)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index] # a PDF dictionary
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
