import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDebianPackages, wordReader } from '../../scripts/ready/debian-packages.ts';

/**
 * Word documents as LibreOffice sets them, each as a PDF of its name in a folder. The program is large, and fetched by
 * whoever asks for it first.
 */
export async function setInWriter(files: readonly string[], folder: string): Promise<string[]> {
  await ensureDebianPackages(wordReader, 'for reading Word documents back in tests');
  const profile = mkdtempSync(join(tmpdir(), 'heartharbor-writer-'));
  try {
    const own = `-env:UserInstallation=${pathToFileURL(profile).href}`;
    execFileSync('soffice', ['--headless', own, '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  return files.map((file) => join(folder, `${basename(file, '.docx')}.pdf`));
}
