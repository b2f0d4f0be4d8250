import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mustRun } from './command.ts';

/**
 * Fetches one package through the npm client (its registry, proxy and certificates are the user's own) and
 * unpacks some of it. Linux only: it relies on the system's tar.
 * @param spec `name@version`
 * @param integrity what the tarball must hash to (`sha512-…`); without it npm's own check has to do
 * @param members paths inside the tarball, beginning with `package/`
 * @param folder where `package/…` is put
 * @throws Error when it cannot be fetched or is not what was pinned
 */
export async function unpackNpmPackage(
  spec: string,
  integrity: string | undefined,
  members: readonly string[],
  folder: string,
): Promise<void> {
  await mustRun('npm', ['pack', spec, '--pack-destination', folder, '--loglevel=error'], {
    cwd: folder,
    quiet: 'until it fails',
  });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm pack ${spec} left no tarball`);
  if (integrity) await refuseOtherThan(integrity, join(folder, tarball));
  await mustRun('tar', ['-xzf', tarball, ...members], { cwd: folder });
}

/** @throws Error when the file's hash is not the pinned one (`sha512-<base64>`) */
export async function refuseOtherThan(integrity: string, file: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) {
    throw new Error(
      `${file} is not what was pinned and is not used.\n  pinned ${integrity}\n  found  ${found}`,
    );
  }
}
