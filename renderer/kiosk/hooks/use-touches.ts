import { useEffect } from 'react';
import type { Input } from '#core/session/input.ts';

/**
 * Every touch anywhere is a sign of life, except while the customer is asked for one: then only the key counts. A long
 * touch opens no menu.
 */
export function useTouches(isListening: boolean, send: (input: Input) => void): void {
  useEffect(() => {
    if (!isListening) return undefined;
    const touched = (): void => send({ kind: 'touched' });
    window.addEventListener('pointerdown', touched, { capture: true });
    return () => window.removeEventListener('pointerdown', touched, { capture: true });
  }, [isListening, send]);
  useEffect(() => {
    const refuse = (event: Event): void => event.preventDefault();
    window.addEventListener('contextmenu', refuse);
    return () => window.removeEventListener('contextmenu', refuse);
  }, []);
}
