type Attribute = string | number | boolean | undefined;
type Child = Node | string | null;

/** An element with its attributes and children; `true` is an attribute without a value. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Outlines on a square of 24, drawn with round ends. */
const ICONS = {
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  back: 'M12 5 7 9l5 4M7 9h7a5 5 0 0 1 0 10h-4',
  sound: 'M4 10v4h3.5L12 18V6L7.5 10zM15.5 9.5a3.5 3.5 0 0 1 0 5M18 7a7 7 0 0 1 0 10',
  mute: 'M4 10v4h3.5L12 18V6L7.5 10zM16 10l4 4M20 10l-4 4',
  full: 'M5 10V5h5M19 10V5h-5M5 14v5h5M19 14v5h-5',
  plus: 'M12 6v12M6 12h12',
  minus: 'M6 12h12',
  fit: 'M4 6v12M20 6v12M8 12h8M10.5 9.5 8 12l2.5 2.5M13.5 9.5 16 12l-2.5 2.5',
  send: 'M12 19V5.5M6.5 11 12 5.5 17.5 11',
  chat: 'M5 5.5h14v10.5h-7.5L7.5 19.5V16H5z',
  stop: 'M8 8h8v8H8z',
  download: 'M12 5v10.5M7 11l5 5 5-5M5.5 19.5h13',
  film: 'M4.5 5.5h15v13h-15zM8.5 5.5v13M15.5 5.5v13M4.5 9.8h4M4.5 14.2h4M15.5 9.8h4M15.5 14.2h4',
  note: 'M9 17.5V6l9-1.5V16M9 17.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M18 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0',
  layers: 'M12 4.5 4 9l8 4.5L20 9zM4 13.5l8 4.5 8-4.5',
  flag: 'M6 20V5M6 5.5h11l-2.5 3.5L17 12.5H6',
  page: 'M7 4.5h7l4 4v11H7zM14 4.5v4h4M10 13h5M10 16h5',
} as const;

export type Icon = keyof typeof ICONS;

/** A small drawing; it says nothing by itself, so whatever holds it has a label. */
export function icon(name: Icon): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', `icon icon-${name}`);
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  drawing.append(path);
  return drawing;
}

/** A button that shows a drawing alone. */
export function iconButton(name: Icon, label: string, onPress: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'icon-button', 'aria-label': label });
  button.title = label;
  button.append(icon(name));
  button.addEventListener('click', onPress);
  return button;
}

/** Gives an icon button another drawing and label. */
export function turnInto(button: HTMLButtonElement, name: Icon, label: string): void {
  if (button.title === label) return;
  button.title = label;
  button.setAttribute('aria-label', label);
  button.replaceChildren(icon(name));
}
