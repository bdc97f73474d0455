/** Text that is markup already. */
export interface Markup {
  readonly markup: string;
}

/** What a template may hold: texts and numbers are escaped, markup and lists of it are not. */
export type Content = string | number | Markup | null | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What no document may hold, however it is written: control characters and halves of pairs. */
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to leave out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it is written between tags or quotes. */
export function escapeText(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

function written(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(written).join('');
}

/** Markup from a template: whatever is put into it is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const markup = strings.reduce((text, next, i) => text + written(contents[i - 1] ?? null) + next);
  return { markup };
}

/** Trusted text of our own, such as a style sheet. */
export const verbatim = (markup: string): Markup => ({ markup });

/** Plain data for the page's script: a text within it cannot end the element. */
export function json(data: unknown): Markup {
  return { markup: JSON.stringify(data).replace(/</g, '\\u003c').replace(/-->/g, '--\\u003e') };
}
