/** Formats of the reader's language. To make one takes longer than to use it a hundred times: each is made once. */

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(options, () => new Intl.NumberFormat(undefined, options));
}

export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(options, () => new Intl.DateTimeFormat(undefined, options));
}

/** The first of each kind reads what the language needs: done while the page waits for the server, nobody waits for it. */
export function prepareFormats(): void {
  setTimeout(() => numberFormat({}));
  setTimeout(() => dateFormat({}));
}

function once<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(options: object, make: () => Format): Format {
  const key = JSON.stringify(options);
  const format = (made.get(key) as Format | undefined) ?? make();
  made.set(key, format);
  return format;
}
