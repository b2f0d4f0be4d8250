import { powerMonitor, type WebContents } from 'electron';

/** A person who has not touched the PC for this long has left the room. */
const IDLE_SECONDS = 5 * 60;
const LOOK_EVERY_MS = 1_000;

/**
 * Locks when nobody is there: after five minutes without a key or a movement, when the PC goes to sleep, and
 * when its screen is locked.
 *
 * @param contents the window's page; what is done in it counts as being there, whatever the system says.
 * @param lock does nothing when the vault is locked already.
 * @param idleSeconds another time, for tests.
 * @returns stops watching.
 */
export function lockWhenLeft(
  contents: WebContents,
  lock: () => unknown,
  idleSeconds = IDLE_SECONDS,
): () => void {
  let lastTouched = Date.now();
  const touched = () => {
    lastTouched = Date.now();
  };
  contents.on('input-event', touched);
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  // Linux tells of no idleness by itself, so the time is asked for everywhere alike.
  const watch = setInterval(() => {
    const here = Math.floor((Date.now() - lastTouched) / 1000);
    // A clock set back makes the page's own time negative; the system's then decides alone.
    const idle =
      here < 0 ? powerMonitor.getSystemIdleTime() : Math.min(here, powerMonitor.getSystemIdleTime());
    if (idle >= idleSeconds) lock();
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(watch);
    powerMonitor.off('suspend', lock);
    powerMonitor.off('lock-screen', lock);
  };
}
