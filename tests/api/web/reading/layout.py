"""What is wrong with how a page is laid out, found by the boxes of its texts and fields."""

from dataclasses import dataclass

from playwright.async_api import Page

_FOUND = """
() => {
  const cache = new Map();
  const style = (element) => cache.get(element) ?? (cache.set(element, getComputedStyle(element)), cache.get(element));
  const above = function* (element) { for (let each = element; each; each = each.parentElement) yield each; };
  const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]');
  const root = dialog ?? document.body;
  const isUnseen = (element) => !element.checkVisibility() || [...above(element)].some((each) =>
    style(each).clipPath !== "none" || style(each).visibility === "hidden" || each.matches(".skip, script, option"));
  const isFloating = (element) => [...above(element)].some((each) =>
    ["sticky", "fixed"].includes(style(each).position) || (each !== document.body && style(each).overflowY === "auto"));
  const boxes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || isUnseen(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 0) boxes.push({ box, element: node.parentElement, text: node.data.trim(), isText: true });
  }
  for (const element of root.querySelectorAll("input, select, textarea, .button"))
    if (!isUnseen(element))
      boxes.push({ box: element.getBoundingClientRect(), element, text: element.textContent, isText: false });
  return { boxes, above, style, isFloating, root };
}
"""

_LAYOUT = f"""
() => {{
  const {{ boxes, above, style, isFloating }} = ({_FOUND})();
  const flaws = new Set();
  const tag = (element) => `${{element.tagName.toLowerCase()}}.${{element.className}}`;
  const named = ({{ element, text }}) => `${{tag(element)}} “${{text.slice(0, 60)}}”`;
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) flaws.add(`the page is ${{page.scrollWidth}} wide`);
  for (const one of boxes) {{
    for (const each of above(one.isText ? one.element : one.element.parentElement)) {{
      if (["inline", "contents"].includes(style(each).display)) continue;
      const around = each === page ? {{ left: 0, right: innerWidth }} : each.getBoundingClientRect();
      if (one.box.left < around.left - 1 || one.box.right > around.right + 1)
      {{
        flaws.add(`${{named(one)}} sticks out of ${{tag(each)}}`);
        break;
      }}
      const hides = style(each).overflowY === "hidden" && one.box.bottom > around.bottom + 1;
      if (hides) flaws.add(`${{named(one)}} is cut off`);
      if (each.scrollWidth > each.clientWidth + 1 && style(each).overflowX !== "visible")
        flaws.add(`${{tag(each)}} scrolls sideways`);
    }}
  }}
  const settled = boxes.filter(({{ element }}) => !isFloating(element) || element.closest('[role*="dialog"]'));
  settled.sort((one, other) => one.box.top - other.box.top);
  settled.forEach((one, index) => {{
    for (const other of settled.slice(index + 1)) {{
      if (other.box.top >= one.box.bottom) break;
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (across > 1 && down > 0.3 * Math.min(one.box.height, other.box.height))
        flaws.add(`${{named(one)}} lies over ${{named(other)}}`);
    }}
  }});
  const read = boxes.filter(({{ element }}) => !element.closest("thead, .edit-heads, label"));
  const words = read.map(({{ text, isText, element }}) => isText ? text : element.ariaLabel ?? element.value ?? "");
  return {{ flaws: [...flaws], words: [...new Set(words)] }};
}}
"""

_SET_APART = """
() => {
  const rightToLeft = /[\\u0590-\\u08ff\\ufb1d-\\ufefc]/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!rightToLeft.test(node.data) || node.parentElement.closest("script, option, title, pre")) continue;
    let apart = node.parentElement;
    while (apart && !/isolate|plaintext/.test(getComputedStyle(apart).unicodeBidi)) apart = apart.parentElement;
    found.push(apart && apart !== document.body ? apart.textContent.trim() : `loose: ${node.data}`);
  }
  return [...new Set(found)];
}
"""


@dataclass(frozen=True)
class Layout:
    """A page, or the dialog that is open above it, as it is laid out at the present size."""

    flaws: list[str]
    """What sticks out, is cut off, lies over something else or makes people scroll sideways."""
    words: set[str]
    """Every text that can be seen, and what fields and buttons hold; without the heads of columns."""


async def laid_out(page: Page) -> Layout:
    """As it is now."""
    found = await page.evaluate(_LAYOUT)
    return Layout(found["flaws"], set(found["words"]))


async def set_apart(page: Page) -> set[str]:
    """What stands apart because letters in it are written from right to left: the words around it keep their order."""
    found: list[str] = await page.evaluate(_SET_APART)
    return set(found)
