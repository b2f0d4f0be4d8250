import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createServer } from 'vite';
import { exitCodeOf } from '../ready/command.ts';
import { endWith } from './ending.ts';
import { root, tools } from './tools.ts';

/*
 * npm run migration -- NAME
 *
 * Writes the next numbered migration: the tables as they are declared now (drizzle-kit), and the triggers and the
 * search's view that follow from the kinds of records. Read what it wrote before you commit it; once it has landed
 * it never changes.
 */

const FOLDER = 'src/vault/strongbox/database/migrations';

await endWith(async () => {
  const [name] = process.argv.slice(2);
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error('npm run migration -- NAME, with a name like home_visits');
    return 1;
  }
  const before = new Set(migrationFiles());
  if ((await drizzleKit('--name', name)) !== 0) return 1;
  // Nothing changed in the tables: the guards alone may have.
  if (migrationFiles().length === before.size && (await drizzleKit('--custom', '--name', name)) !== 0)
    return 1;
  const file = migrationFiles().find((each) => !before.has(each));
  if (!file) throw new Error('drizzle-kit wrote no migration');
  const path = join(root, FOLDER, file);
  const database = new Database(':memory:');
  for (const each of [...before].sort()) database.exec(readFileSync(join(root, FOLDER, each), 'utf8'));
  const tables = readFileSync(path, 'utf8')
    .replace(/^-- Custom SQL migration file.*\n?/m, '')
    .trim();
  writeFileSync(path, await withGuards(database, tables));
  console.log(`${FOLDER}/${file}`);
  return 0;
});

/** The vault's own code tells what the guards are; Vite reads it as the app's build does, styles of papers included. */
async function withGuards(database: Database.Database, tables: string): Promise<string> {
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
  });
  try {
    const text = (await vite.ssrLoadModule(
      '/src/vault/whole-file/migration-text.ts',
    )) as typeof import('../../src/vault/whole-file/migration-text.ts');
    return text.withGuards(database, tables);
  } finally {
    await vite.close();
  }
}

function migrationFiles(): string[] {
  return readdirSync(join(root, FOLDER)).filter((name) => name.endsWith('.sql'));
}

function drizzleKit(...words: string[]): Promise<number> {
  return exitCodeOf(process.execPath, [tools.drizzleKit(), 'generate', ...words], {
    cwd: root,
    quiet: 'until it fails',
  });
}
