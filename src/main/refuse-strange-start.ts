import { app, dialog } from 'electron';
import { strangeSwitches, strangeVariables } from './strange-start.ts';

/** Code that lies in an archive was packed, whatever the executable is called: `isPackaged` goes by that name. */
const IS_PACKED = /[\\/]app\.asar[\\/]/.test(import.meta.dirname);

/**
 * Ends the installed app when it was started in a way that could open the room to an observer. To be called
 * before anything else: Electron waits for this code before it opens a port, a window or a page.
 */
export function refuseStrangeStart(): void {
  if (!IS_PACKED) return;
  const strange = [...strangeSwitches(process.argv.slice(1)), ...strangeVariables(process.env)];
  // Under this name Electron takes itself for a developer's, and the app would heed what tests tell it.
  if (!app.isPackaged) strange.push(process.execPath);
  if (strange.length === 0) return;
  // On Linux this is a line on stderr; elsewhere a box, so that a person learns why nothing opens.
  dialog.showErrorBox(
    '心港没有启动',
    `启动命令里有不允许的内容：${strange.join(' ')}。保险库没有打开，记录没有改动。请直接双击心港的图标启动。`,
  );
  process.exit(1);
}
