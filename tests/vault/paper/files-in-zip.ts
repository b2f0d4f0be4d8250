import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '#vault/strongbox/zip.ts';

/** The files of a ZIP that is not encrypted, by their names, in their order. */
export async function filesIn(zip: Uint8Array): Promise<Map<string, Buffer>> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { checkSignature: true });
  const files = new Map<string, Buffer>();
  for (const entry of await reader.getEntries())
    if (!entry.directory) files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  await reader.close();
  return files;
}

/** When each of its files was changed, as the ZIP tells. */
export async function momentsIn(zip: Uint8Array): Promise<number[]> {
  const reader = new ZipReader(new Uint8ArrayReader(zip));
  const entries = await reader.getEntries();
  await reader.close();
  return entries.map(({ lastModDate }) => lastModDate.getTime());
}
