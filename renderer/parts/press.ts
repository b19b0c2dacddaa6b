import type { PointerEvent } from 'react';

/**
 * Shows that a finger is on a control within the same frame: an attribute set straight on the element, with no
 * render in between. The deed itself stays on `click`, which the browser fires on release and only when the finger
 * has not slid off.
 */
export const pressHandlers = {
  onPointerDown: (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.dataset.pressed = '';
  },
  onPointerUp: release,
  onPointerLeave: release,
  onPointerCancel: release,
} as const;

function release(event: PointerEvent<HTMLElement>): void {
  delete event.currentTarget.dataset.pressed;
}
