/** An element of a page. */
export interface PageElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (PageElement | string)[];
}

const TAG =
  /<!DOCTYPE html>|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*="[^"<]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-zA-Z][a-zA-Z0-9:-]*)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};
/** Their text is not markup. */
const RAW = new Set(['script', 'style']);

function decoded(text: string): string {
  return text.replace(/&(\w+|#\d+);|[<&]/g, (written, name: string | undefined) => {
    const sign = name === undefined ? undefined : ENTITIES[name];
    if (sign === undefined) throw new SyntaxError(`Not escaped: ${written} in ${text}`);
    return sign;
  });
}

/** Reads a page as strictly as XML is read: every element closed, every attribute quoted. */
export function parsePage(page: string): PageElement {
  const root: PageElement = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  for (let at = 0; at < page.length; ) {
    const parent = open.at(-1) ?? root;
    if (page[at] !== '<') {
      const end = page.indexOf('<', at);
      parent.children.push(decoded(page.slice(at, end < 0 ? page.length : end)));
      at = end < 0 ? page.length : end;
      continue;
    }
    TAG.lastIndex = at;
    const [tag, closing, name, attributes = '', empty] = TAG.exec(page) ?? [];
    if (tag === undefined) throw new SyntaxError(`No tag: ${page.slice(at, at + 60)}`);
    at += tag.length;
    if (name === undefined) continue;
    if (closing === '/') {
      if (open.pop()?.name !== name) throw new SyntaxError(`Closed too early: ${name} at ${at}`);
      continue;
    }
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
      ([, key = '', value = '']) => [key, decoded(value)] as const,
    );
    if (new Set(pairs.map(([key]) => key)).size < pairs.length)
      throw new SyntaxError(`Twice: ${tag}`);
    const element: PageElement = { name, attributes: new Map(pairs), children: [] };
    parent.children.push(element);
    if (empty === '/') continue;
    if (!RAW.has(name)) {
      open.push(element);
      continue;
    }
    const end = page.indexOf(`</${name}>`, at);
    element.children.push(page.slice(at, end));
    at = end + name.length + 3;
  }
  if (open.length > 1) throw new SyntaxError(`Never closed: ${open.at(-1)?.name}`);
  return root;
}

/** Every element within another one, in order, that passes. */
export function findAll(
  root: PageElement,
  passes: (element: PageElement) => boolean,
): PageElement[] {
  return root.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(passes(child) ? [child] : []), ...findAll(child, passes)],
  );
}

/** The element with this id. */
export function byId(root: PageElement, id: string): PageElement {
  const [found] = findAll(root, (element) => element.attributes.get('id') === id);
  if (found === undefined) throw new Error(`Nothing on the page is called ${id}`);
  return found;
}

/** Elements of a class. */
export const ofClass = (root: PageElement, name: string): PageElement[] =>
  findAll(root, ({ attributes }) => (attributes.get('class') ?? '').split(' ').includes(name));

/** What an element says. */
export const textOf = ({ children }: PageElement): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
