import { copyFile, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build, Platform } from 'electron-builder';
import { argon2File, type CompiledAddons } from '../ready/compiled-addons.ts';
import type { ReadyElectron } from '../ready/electron.ts';
import { root } from './tools.ts';

/**
 * Packs what lies in out/ with an Electron that is on this machine, after electron-builder.yml. Nothing is
 * fetched, signed or published, and no installer is made.
 * @param output the folder that gets `linux-unpacked/` or what it is called on this system
 * @returns the path of the packed app's executable
 * @throws Error from electron-builder, or when out/ has not been built
 */
export async function packApp(
  { executablePath, addons }: Pick<ReadyElectron, 'executablePath' | 'addons'>,
  output: string,
): Promise<string> {
  const dist = folderOf(executablePath);
  let program = '';
  await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: {
      directories: { output },
      electronDist: dist,
      electronVersion: (await readFile(join(dist, 'version'), 'utf8')).trim().replace(/^v/, ''),
      mac: { identity: null },
      // Before the fuses are set and, on a Mac, the app is sealed.
      afterPack: async ({ appOutDir, packager }) => {
        const resources = packager.getResourcesDir(appOutDir);
        // What Electron starts when it is given the folder of an app: the packed one has its own.
        await rm(join(resources, 'default_app.asar'), { force: true });
        await rm(join(resources, 'app'), { recursive: true, force: true });
        if (addons) await replaceShipped(addons, resources);
        program = executableIn(
          appOutDir,
          packager.appInfo.productFilename,
          packager.appInfo.linuxPackageName,
        );
      },
    },
  });
  return program;
}

/** The unpacked Electron that an executable belongs to; on a Mac it lies three folders deep in Electron.app. */
function folderOf(executablePath: string): string {
  return process.platform === 'darwin'
    ? resolve(dirname(executablePath), '../../..')
    : dirname(executablePath);
}

/** Puts compiled addons where each package looks first: in the place of the binary for this system that it ships. */
async function replaceShipped({ database, argon2 }: CompiledAddons, resources: string): Promise<void> {
  const system = `${process.platform}-${process.arch}`;
  const packages = join(resources, 'app.asar.unpacked', 'node_modules');
  await copyFile(database, join(packages, 'better-sqlite3', 'prebuilds', `${system}.node`));
  await copyFile(argon2File(argon2), join(packages, 'argon2', 'prebuilds', system, 'argon2.glibc.node'));
}

function executableIn(folder: string, productName: string, linuxName: string): string {
  if (process.platform === 'darwin') {
    return join(folder, `${productName}.app`, 'Contents', 'MacOS', productName);
  }
  return process.platform === 'win32' ? join(folder, `${productName}.exe`) : join(folder, linuxName);
}
