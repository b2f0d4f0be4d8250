/** Triggers by their names, each with the whole statement that lays it. */
export type Guards = ReadonlyMap<string, string>;

export interface Trigger {
  name: string;
  act: string;
  on: string;
  when?: string | undefined;
  does: string;
}

/** @returns the trigger's name and its whole statement. */
export function trigger({ name, act, on, when, does }: Trigger): [string, string] {
  return [
    name,
    `CREATE TRIGGER ${name} ${act} ON ${on}${when ? `\nWHEN ${when}` : ''} BEGIN\n  ${does}\nEND`,
  ];
}
