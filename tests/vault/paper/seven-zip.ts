import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Real 7-Zip, which most receivers have. Debian 12 calls it 7zz alone. */
const SEVEN_ZIP = ['7zz', '7z'].find((command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command))),
);

/** What 7-Zip makes of an archive: each file by its name, or null with what it said when it would not open it. */
export function unpacked(
  archive: string,
  password: string,
): { files: Map<string, Buffer> | null; said: string } {
  if (!SEVEN_ZIP) throw new Error('7-Zip is missing: npm test installs it, or says how');
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-unpacked-'));
  try {
    const ran = spawnSync(SEVEN_ZIP, ['x', '-y', `-p${password}`, `-o${folder}`, archive], {
      encoding: 'utf8',
    });
    const said = `${ran.stdout}${ran.stderr}`;
    if (ran.status !== 0) return { files: null, said };
    const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const);
    return { files: new Map(files), said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What 7-Zip tells of the archive without a password. */
export function listed(archive: string): string {
  if (!SEVEN_ZIP) throw new Error('7-Zip is missing: npm test installs it, or says how');
  return spawnSync(SEVEN_ZIP, ['l', '-slt', archive], { encoding: 'utf8' }).stdout;
}
