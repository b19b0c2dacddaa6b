import { useEffect, useEffectEvent } from 'react';

/**
 * Hands every key press of the page to `take`, which answers whether it did something with it. Auto-repeat and
 * combinations belong to the browser; space and enter belong to a control that the Tab key has moved to.
 */
export function useKeys(take: (key: string) => boolean): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const presses = event.key === ' ' || event.key === 'Enter';
    if (presses && document.activeElement instanceof HTMLButtonElement) return;
    if (take(event.key)) event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
