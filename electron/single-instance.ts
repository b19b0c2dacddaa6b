import { app } from 'electron';

/** Makes this the only shell on the machine: two would fight over the screen and the hub's port. */
export function claimSingleInstance(onSecondInstance: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecondInstance);
  return true;
}
