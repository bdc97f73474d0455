import { element, type Icon, icon } from './dom.js';

export interface Tab {
  id: string;
  name: string;
  icon: Icon;
  panel: HTMLElement;
}

/** Panels of which one is shown; the arrow keys go from tab to tab. */
export function tabbed(tabs: readonly Tab[], label: string): HTMLElement {
  const buttons = tabs.map(({ id, name, icon: drawing, panel }) => {
    panel.id = `panel-${id}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${id}`);
    return element(
      'button',
      { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': panel.id },
      icon(drawing),
      name,
    );
  });
  const choose = (index: number): void => {
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === index));
      button.tabIndex = i === index ? 0 : -1;
      const panel = tabs[i]?.panel;
      if (panel) panel.hidden = i !== index;
    });
  };
  buttons.forEach((button, index) => {
    button.addEventListener('click', () => choose(index));
    button.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      event.stopPropagation();
      const next = (index + step + buttons.length) % buttons.length;
      choose(next);
      buttons[next]?.focus();
    });
  });
  choose(0);
  return element(
    'aside',
    { class: 'side' },
    element('div', { role: 'tablist', class: 'tabs', 'aria-label': label }, ...buttons),
    ...tabs.map(({ panel }) => panel),
  );
}
