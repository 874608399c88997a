import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** Puts a component on the page. @param properties what its parent would give it */
export function show<T extends object>(tag: string, component: typeof LightningElement, properties: T): HTMLElement {
  const element = Object.assign(createElement(tag, { is: component }), properties);
  document.body.appendChild(element);
  return element;
}

/** Takes everything off the page. */
export function clearPage(): void {
  document.body.replaceChildren();
}

/** Waits until promises are settled and components have been rendered. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    // eslint-disable-next-line no-await-in-loop -- each turn lets the promises settle that the last one made
    await Promise.resolve();
  }
}

/** The first element inside a component, its parts included. @throws Error if there is none */
export function find(root: Element, selector: string): HTMLElement {
  const [element] = findAll(root, selector);
  if (!element) throw new Error(`${root.tagName} shows no ${selector}`);
  return element;
}

/** All elements inside a component, its parts included. */
export function findAll(root: Element, selector: string): HTMLElement[] {
  const scope = root.shadowRoot ?? root;
  const parts = [...scope.querySelectorAll('*')].filter((part) => part.shadowRoot);
  return [...scope.querySelectorAll<HTMLElement>(selector), ...parts.flatMap((part) => findAll(part, selector))];
}

/** All text that a component shows, its parts included, with single spaces. */
export function textOf(root: Element): string {
  const scope = root.shadowRoot ?? root;
  const parts = [...scope.querySelectorAll('*')].filter((part) => part.shadowRoot);
  return [scope.textContent ?? '', ...parts.map(textOf)].join(' ').replace(/\s+/g, ' ').trim();
}
