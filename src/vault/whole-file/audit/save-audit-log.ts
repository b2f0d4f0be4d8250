import { auditWorkbook } from '#documents/audit/audit-workbook.ts';
import { AUDIT_KINDS, type AuditFilters } from '#shared/contract/audit.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { kindOfAction } from '#vault/strongbox/audit/audit-actions.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { inWords, wantedLines } from './audit-search.ts';

/** A workbook is made in one go: more than this would keep the room waiting, and fill the PC's memory. */
const MOST_LINES = 50_000;

/**
 * The wanted lines as a workbook, where the person chooses. What was written stays in the vault: the workbook
 * says who did what, about whom and when.
 *
 * @throws Refusal `noLines`, `tooManyLines`, `cannotSave`.
 */
export async function saveAuditLog(
  room: Room,
  { filters, password }: InputOf<'audit.save'>,
): Promise<OutputOf<'audit.save'>> {
  const { lines, schoolName } = room.access.read((reader) => ({
    lines: wantedLines(reader, filters, { most: MOST_LINES + 1 }).all(),
    schoolName: schoolRow(reader).name,
  }));
  if (lines.length === 0) throw new Refusal('noLines', '没有符合的操作，没有可以导出的内容。');
  if (lines.length > MOST_LINES) {
    throw new Refusal('tooManyLines', `一次最多导出 ${MOST_LINES} 条。请按日期筛选，分几次导出。`);
  }
  const now = room.now();
  const bytes = await auditWorkbook({
    schoolName,
    exportedAt: now,
    wanted: wantedInWords(filters),
    rows: lines.map((line) => {
      const kind = kindOfAction(line.action);
      return { ...inWords(line), kind: kind ? AUDIT_KINDS[kind] : '' };
    }),
  });
  const fileName = await exportPaper(
    room,
    {
      dialog: '导出操作日志',
      title: `操作日志 ${todayOnThisPc(new Date(now))}`,
      format: 'xlsx',
      word: '操作日志',
      bytes,
    },
    password,
    {
      action: 'audit.saved',
      subject: `${lines.length} 条`,
      detail: Object.fromEntries(Object.entries(filters).filter(([, wanted]) => wanted?.length)),
    },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName, lines: lines.length };
}

function wantedInWords({ search, kinds, people, fromOn, untilOn }: AuditFilters): string {
  return [
    search && `搜索：${search}`,
    kinds.length > 0 && `类别：${kinds.map((kind) => AUDIT_KINDS[kind]).join('、')}`,
    people.length > 0 && `操作人：${people.join('、')}`,
    fromOn && `从${writtenDate(fromOn)}`,
    untilOn && `到${writtenDate(untilOn)}`,
  ]
    .filter(Boolean)
    .join('　');
}
