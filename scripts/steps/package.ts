import { join } from 'node:path';
import { ensureElectron } from '../ready/electron.ts';
import { buildApp } from './build.ts';
import { endWith } from './ending.ts';
import { packApp } from './pack-app.ts';
import { root } from './tools.ts';

/** `npm run package`: the app as a folder for this system, in dist/. */
await endWith(async () => {
  const electron = await ensureElectron();
  await buildApp();
  console.log(`Packing the app with ${electron.label} …`);
  const program = await packApp(electron, join(root, 'dist'));
  console.log(`The app is packed: ${program}`);
  if (electron.addons) {
    console.log(
      'It holds addons compiled for this Electron in place of the shipped ones: good for tests, not for a school.',
    );
  }
  return 0;
});
