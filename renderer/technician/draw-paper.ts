import { createElement, type ReactElement } from 'react';

/** All that a drawn ticket is made of; whatever else a drawing holds is left out. */
const ELEMENTS: ReadonlySet<string> = new Set(['svg', 'g', 'rect', 'path', 'text', 'tspan']);
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'viewBox',
  'width',
  'height',
  'x',
  'y',
  'd',
  'fill',
  'transform',
  'font-size',
  'font-family',
  'font-weight',
  'text-decoration',
  'text-anchor',
  'textLength',
  'lengthAdjust',
  'shape-rendering',
]);

/**
 * The drawing of a ticket as elements of this page, so that it has this page's fonts, which a drawing inside an image
 * would not. Only known elements with known attributes are taken over: a ticket can neither run nor fetch anything.
 */
export function drawPaper(svg: string): ReactElement | undefined {
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return drawElement(drawing.documentElement, 0);
}

function drawElement(element: Element, key: number): ReactElement | undefined {
  if (!ELEMENTS.has(element.nodeName)) return undefined;
  const attributes = [...element.attributes].filter(({ name }) => ATTRIBUTES.has(name));
  const properties = attributes.map(({ name, value }) => [propertyOf(name), value] as const);
  const children = [...element.childNodes].map((child, index) =>
    child instanceof Element ? drawElement(child, index) : child.textContent,
  );
  return createElement(element.nodeName, { key, ...Object.fromEntries(properties) }, ...children);
}

/** `font-size` is `fontSize` to React. */
function propertyOf(attribute: string): string {
  return attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
