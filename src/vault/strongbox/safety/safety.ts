import type { SafetyPolicy } from '#shared/contract/safety.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { safety } from './tables.ts';

/** How the room guards itself, as the person has set it. */
export function safetyPolicy(reader: Reader): SafetyPolicy {
  const { idleMinutes, screenProtected } = safety;
  const row = reader.db.select({ idleMinutes, screenProtected }).from(safety).get();
  if (!row) throw new Error('a vault without its safety row');
  return row;
}

export function changeSafety(writer: Writer, wanted: SafetyPolicy): void {
  const before = safetyPolicy(writer);
  writer.db.update(safety).set(wanted).run();
  writer.record({ action: 'safety.changed', subject: '', detail: { old: before, new: wanted } });
}
