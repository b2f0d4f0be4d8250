import { WORKLOAD_TITLE, type WorkloadFacts } from '#documents/workload/workload-facts.ts';
import { workloadPaper } from '#documents/workload/workload-paper.tsx';
import { workloadWorkbook } from '#documents/workload/workload-workbook.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Workload } from '#shared/contract/workload.ts';
import { SMALLEST_GROUP } from '#shared/small-groups.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { leavingWorkload } from './leaving.ts';
import type { Days } from './work-records.ts';
import { readWorkload, writtenPeriod } from './workload.ts';

/**
 * 工作量统计 as a workbook, where the person chooses.
 *
 * @throws Refusal `cannotSave`, `closing`.
 */
export async function saveWorkload(
  room: Room,
  { password, ...days }: InputOf<'workload.save'>,
): Promise<OutputOf<'workload.save'>> {
  const facts = room.access.read((reader) => workloadFacts(reader, days));
  const fileName = await exportPaper(
    room,
    {
      dialog: `保存${WORKLOAD_TITLE}`,
      title: `${WORKLOAD_TITLE} ${writtenPeriod(facts)}`,
      format: 'xlsx',
      word: WORKLOAD_TITLE,
      bytes: await workloadWorkbook(facts),
    },
    password,
    { action: 'workload.saved', subject: writtenPeriod(facts), detail: {} },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}

/** The same as a paper. */
export function layWorkload(
  room: Room,
  { audience: _superior, ...days }: InputOf<'workload.layPaper'>,
): Promise<OutputOf<'workload.layPaper'>> {
  const facts = room.access.read((reader) => workloadFacts(reader, days));
  return layPaper(room, [workloadPaper(facts)], {
    kind: 'workload',
    subject: writtenPeriod(facts),
    detail: {},
  });
}

/** Exported for tests: what the paper says. */
export function workloadFacts(reader: Reader, days: Days): WorkloadFacts {
  const workload = readWorkload(reader, days);
  const { name: schoolName, counsellorName } = schoolRow(reader);
  const { fromOn, untilOn } = workload;
  return {
    ...leavingWorkload(workload),
    schoolName,
    counsellorName,
    fromOn,
    untilOn,
    madeOn: reader.today,
    notes: notesOf(workload),
  };
}

/** So few are of one or two children. */
const timesOf = (times: number) => (times < SMALLEST_GROUP ? `不到 ${SMALLEST_GROUP} 次` : ` ${times} 次`);

function notesOf({ unsigned, withoutMinutes }: Workload): string[] {
  return [
    '辅导只计已签字的。',
    ...(unsigned > 0 ? [`另有${timesOf(unsigned)}尚未签字，没有计入。`] : []),
    ...(withoutMinutes > 0 ? [`${timesOf(withoutMinutes)}没有写时长，不在小时数里。`] : []),
    '一名学生在一项里只计一人；班级按记录当天所在的班。',
  ];
}
