// What a test measures on GraphiQL's page; evaluated there, as the body of a function that gives this object.
const channels = (colour) => {
  const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
  return { r, g, b, a };
};

const over = (top, below) => {
  const mix = (name) => top[name] * top.a + below[name] * (1 - top.a);
  return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
};

/** The colour behind an element: its own ground and those below it, down to the page's. */
const groundOf = (element) => {
  const layers = [];
  for (let each = element; each; each = each.parentElement) {
    layers.push(channels(getComputedStyle(each).backgroundColor));
  }
  return layers.reduceRight((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
};

const luminance = ({ r, g, b }) => {
  const [red, green, blue] = [r, g, b].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG's ratio between a colour and what it stands on. */
const contrast = (colour, element) => {
  const ground = groundOf(element);
  const [dark, bright] = [over(channels(colour), ground), ground].map(luminance).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

/** Every class that Monaco's theme colours text by, whether or not a token of it is on the page now. */
const tokenClasses = () => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const names = rules.flatMap((rule) => [
    ...(rule.selectorText ?? "").matchAll(/\.(mtk\d+|bracket-highlighting-[0-2])(?![\w-])/g),
  ]);
  // mtk2 is Monaco's name for the ground itself.
  return [...new Set(names.map(([, name]) => name))].filter((name) => name !== "mtk2");
};

/** How much each of these stands out, on the ground of every editor that is shown. */
const tokens = () =>
  [...document.querySelectorAll("main .monaco-editor .view-lines")].filter((each) => each.checkVisibility()).flatMap((lines) =>
    tokenClasses().map((name) => {
      const probe = document.createElement("span");
      probe.className = name;
      lines.append(probe);
      const found = { name, editor: lines.closest("section").className, contrast: contrast(getComputedStyle(probe).color, lines) };
      probe.remove();
      return found;
    }),
  );

/** The same of all words that stand in the editors: tokens, brackets, line numbers. */
const words = () =>
  [...document.querySelectorAll("main .monaco-editor :is(.view-line span span, .line-numbers)")]
    .filter((each) => each.checkVisibility() && each.textContent.trim())
    .map((each) => ({ name: `${each.className} ${each.textContent}`, contrast: contrast(getComputedStyle(each).color, each) }));

/** Where the keyboard is: its mark, drawn by the element or by one around it, against what is behind. */
const focus = () => {
  const element = document.activeElement;
  for (let each = element; each && each !== document.body; each = each.parentElement) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) continue;
    return { what: element.outerHTML.slice(0, 120), contrast: contrast(outlineColor, each.parentElement) };
  }
  return { what: element.outerHTML.slice(0, 120), contrast: 1 };
};

/** In which part of the page the keyboard is. */
const stop = () => {
  const element = document.activeElement;
  if (element === document.body) return "page";
  return element.closest(".graphiql-query-editor .graphiql-editor") ? "editor" : "elsewhere";
};

return { tokens, words, focus, stop };
