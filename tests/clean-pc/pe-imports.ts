import { Format, NtExecutable } from 'pe-library';

const { ImageDirectoryEntry } = Format;

/** Where in a descriptor the address of the library's name stands, and how long one is (PE format, ".idata"). */
const TABLES = [
  { entry: ImageDirectoryEntry.Import, nameAt: 12, length: 20 },
  { entry: ImageDirectoryEntry.DelayImport, nameAt: 4, length: 32 },
] as const;

/**
 * The libraries that Windows looks for when it loads a binary, and those that the binary looks for at the first call.
 * The library pe-library knows headers and sections; the two tables of names are walked here.
 *
 * @param binary a whole .exe, .dll or .node file of Windows.
 * @returns their file names in lower case.
 * @throws Error when it is no such file.
 */
export function librariesThatNeeds(binary: Uint8Array): string[] {
  const executable = NtExecutable.from(binary, { ignoreCert: true });
  const sections = executable.getAllSections();

  function at(address: number): DataView {
    const section = sections.find(
      ({ info }) => address >= info.virtualAddress && address < info.virtualAddress + info.virtualSize,
    );
    if (!section?.data) throw new Error(`nothing lies at ${address.toString(16)}`);
    return new DataView(section.data, address - section.info.virtualAddress);
  }

  function textAt(address: number): string {
    const view = at(address);
    let end = 0;
    while (view.getUint8(end) !== 0) end += 1;
    return Buffer.from(view.buffer, view.byteOffset, end).toString('latin1');
  }

  return TABLES.flatMap(({ entry, nameAt, length }) => {
    const { virtualAddress } = executable.newHeader.optionalHeaderDataDirectory.get(entry);
    const names: string[] = [];
    // A descriptor without a name ends the table.
    for (let next = virtualAddress; virtualAddress !== 0; next += length) {
      const name = at(next).getUint32(nameAt, true);
      if (name === 0) break;
      names.push(textAt(name).toLowerCase());
    }
    return names;
  });
}
