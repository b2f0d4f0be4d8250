import { type BrowserWindow, dialog, shell } from 'electron';
import type { Shell } from '#shared/contract/shell.ts';

/** The native file dialogs, over the app's window, and the system's own window of folders. */
export function dialogsOver(
  window: BrowserWindow,
): Pick<Shell, 'chooseFile' | 'chooseFiles' | 'chooseFolder' | 'chooseSavePath' | 'showInFolder'> {
  return {
    async chooseFile({ title, kind, extensions }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        properties: ['openFile', 'dontAddToRecent'],
        filters: [{ name: kind, extensions }],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async chooseFiles({ title, kind, extensions }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
        filters: [{ name: kind, extensions }],
      });
      return canceled ? [] : filePaths;
    },
    async showInFolder({ path }) {
      shell.showItemInFolder(path);
    },
    async chooseFolder({ title }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async chooseSavePath({ title, kind, extension, suggestedName }) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title,
        defaultPath: suggestedName,
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        filters: [{ name: kind, extensions: [extension] }],
      });
      return canceled || !filePath ? null : filePath;
    },
  };
}
