import { z } from 'zod';
import { codesOf } from '../terms.ts';
import { exportPassword } from './exports.ts';
import { date, instant, nothing, optionalLine, saved } from './fields.ts';
import { inRoom } from './request.ts';

/** The kinds of act that the log is filtered by. */
export type AuditKind = 'door' | 'look' | 'change' | 'paper' | 'backup' | 'setting';
export const AUDIT_KINDS = {
  door: '打开与上锁',
  look: '查看',
  change: '修改',
  paper: '打印与导出',
  backup: '备份',
  setting: '设置',
} as const satisfies Record<AuditKind, string>;

/**
 * Which lines are wanted; what is empty lets every line pass. Every word of `search` must stand in who, what or
 * about whom, or among the students of an export. Both days are included, by this PC's clock.
 */
export const auditFilters = z.strictObject({
  search: optionalLine(60),
  kinds: z.array(z.enum(codesOf(AUDIT_KINDS))).max(20),
  people: z.array(z.string().max(100)).max(50),
  fromOn: date.nullable(),
  untilOn: date.nullable(),
});
export type AuditFilters = z.infer<typeof auditFilters>;
export const EVERY_LINE: AuditFilters = { search: '', kinds: [], people: [], fromOn: null, untilOn: null };

export const auditLine = z.object({
  sequence: z.int(),
  at: instant,
  who: z.string(),
  /** In the words a person reads. */
  action: z.string(),
  subject: z.string(),
});
export type AuditLine = z.infer<typeof auditLine>;

/** One thing that a line says beyond its subject; `before` and `after` are null where there is none. */
export const auditFact = z.object({
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type AuditFact = z.infer<typeof auditFact>;

export const auditRequests = {
  /** The newest wanted lines first; `before` pages on by sequence number. */
  'audit.recent': inRoom(
    z.strictObject({ before: z.int().nullable(), filters: auditFilters.optional() }),
    z.object({
      /** The chain is whole, whatever is wanted of it. */
      intact: z.boolean(),
      /** It is not, and that is because a salvage left out what nobody could read. */
      brokeBeforeSalvage: z.boolean(),
      lines: z.array(auditLine),
      /** There are earlier ones. */
      more: z.boolean(),
    }),
  ),
  /** Everybody who stands in the log, in the order of their names. */
  'audit.people': inRoom(nothing, z.array(z.string())),
  /** What one line tells: old and new. */
  'audit.facts': inRoom(z.strictObject({ sequence: z.int() }), z.array(auditFact)),
  /** The wanted lines as a workbook: who, what, about whom, when, and never what was written. */
  'audit.save': inRoom(
    z.strictObject({ filters: auditFilters, password: exportPassword.optional() }),
    z.discriminatedUnion('saved', [saved.options[0], saved.options[1].extend({ lines: z.int() })]),
  ),
};
