import type { ElectronApplication } from '@playwright/test';

/**
 * Tells the app what the PC tells it of its power. It is told a turn later: the app answers by closing the room, and
 * what Playwright waits for meanwhile is only the answer that it was told.
 */
export function tellPower(app: ElectronApplication, event: 'suspend' | 'resume' | 'lock-screen') {
  return app.evaluate(({ powerMonitor }, event) => {
    setTimeout(() => powerMonitor.emit(event), 0);
  }, event);
}
