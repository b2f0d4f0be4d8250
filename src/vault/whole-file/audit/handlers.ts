import { auditChainOf } from '#vault/strongbox/audit/audit-chain.ts';
import type { RoomHandlers } from '#vault/strongbox/handlers.ts';
import { openAuditLine } from './audit-facts.ts';
import { auditPeople, recentAuditLines } from './audit-search.ts';
import { saveAuditLog } from './save-audit-log.ts';

export const auditHandlers: RoomHandlers<'audit'> = {
  'audit.recent': (room, { before, filters }) =>
    room.access.read((reader) => ({
      intact: auditChainOf(room).isIntact(reader),
      brokeBeforeSalvage: auditChainOf(room).brokeBeforeSalvage(reader),
      ...recentAuditLines(reader, before, filters),
    })),
  'audit.people': ({ access }) => access.read(auditPeople),
  'audit.facts': ({ access }, { sequence }) => access.write((writer) => openAuditLine(writer, sequence)),
  'audit.save': saveAuditLog,
};
