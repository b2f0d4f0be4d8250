import { powerMonitor, type WebContents } from 'electron';

const LOOK_EVERY_MS = 1_000;

/** The PC goes to sleep or ends: nothing long may be begun. */
export interface LockReason {
  hurry: boolean;
}

/**
 * Locks when nobody is there: after some time without a key or a movement, when the PC goes to sleep or ends, when its
 * screen is locked, and when another of its users takes over.
 *
 * @param contents the window's page; what is done in it counts as being there, whatever the system says.
 * @param lock does nothing when the vault is locked already.
 * @param idleSeconds asked at every look, so that a change holds at once.
 * @returns stops watching.
 */
export function lockWhenLeft(
  contents: WebContents,
  lock: (reason: LockReason) => unknown,
  idleSeconds: () => number,
): () => void {
  let lastTouched = Date.now();
  const touched = () => {
    lastTouched = Date.now();
  };
  contents.on('input-event', touched);
  const leave = () => lock({ hurry: false });
  const hurry = () => lock({ hurry: true });
  powerMonitor.on('suspend', hurry);
  powerMonitor.on('shutdown', hurry);
  // A PC that slept too fast to tell has been away all the same.
  powerMonitor.on('resume', leave);
  powerMonitor.on('lock-screen', leave);
  powerMonitor.on('user-did-resign-active', leave);
  // Linux tells of no idleness by itself, so the time is asked for everywhere alike.
  const watch = setInterval(() => {
    const here = Math.floor((Date.now() - lastTouched) / 1000);
    // A clock set back makes the page's own time negative; the system's then decides alone.
    const idle =
      here < 0 ? powerMonitor.getSystemIdleTime() : Math.min(here, powerMonitor.getSystemIdleTime());
    if (idle >= idleSeconds()) leave();
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(watch);
    powerMonitor.off('suspend', hurry);
    powerMonitor.off('shutdown', hurry);
    powerMonitor.off('resume', leave);
    powerMonitor.off('lock-screen', leave);
    powerMonitor.off('user-did-resign-active', leave);
  };
}
