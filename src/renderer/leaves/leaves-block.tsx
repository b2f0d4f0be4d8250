import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { Leave } from '#shared/contract/leaves.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { expiryOf } from '#shared/leave-steps.ts';
import { RETURN_STATES } from '#shared/return-decisions.ts';
import { addMonths, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { LEAVE_CAUSES } from '#shared/terms.ts';
import { lacksOf, returnsFrom } from './leave-lacks.ts';

/** After a return its papers are looked after for so long (policy 003: a year). */
const MONTHS_AFTER_RETURN = 12;

/** The leaves that are told of today: the one that lasts, and those from whose return something is still missing. */
function toldIn(file: StudentFile): Leave[] {
  const over = addMonths(todayOnThisPc(), -MONTHS_AFTER_RETURN);
  return file.leaves.filter(
    (leave) => leave.endedOn === null || (leave.endedOn > over && lacksOf(file, leave).length > 0),
  );
}

/** How a leave stands, in a few words. */
function standOf(file: StudentFile, leave: Leave): string {
  if (leave.endedOn !== null) return `${writtenDate(leave.endedOn)}复学，手续不全`;
  const last = returnsFrom(file, leave.id).at(-1);
  const expiry = expiryOf(leave);
  const until =
    expiry && (expiry < todayOnThisPc() ? `已于${writtenDate(expiry)}到期` : `到${writtenDate(expiry)}`);
  if (!last) return until ? `休学中，${until}` : '休学中';
  return until ? `${RETURN_STATES[last.state]}，休学${until}` : RETURN_STATES[last.state];
}

/** 休学: the one that lasts with its state, its expiry and what is missing; and a return whose papers are. */
export const leavesBlock: StandingBlock = {
  name: 'leaves',
  word: '休学与复学',
  gist: (file) => {
    const [first] = toldIn(file);
    return first ? standOf(file, first) : null;
  },
  Body: Leaves,
};

function Leaves({ file, onShow }: InFile) {
  return toldIn(file).map((leave) => {
    const lacks = lacksOf(file, leave);
    const note = [
      leave.cause && LEAVE_CAUSES[leave.cause],
      `${writtenDate(leave.fromOn)}起`,
      lacks.length > 0 && `还没有：${lacks.join('、')}`,
    ];
    return (
      <OpenRow
        key={leave.id}
        title={standOf(file, leave)}
        note={note.filter(Boolean).join('　')}
        onOpen={() => onShow({ shows: 'record', opens: { record: 'leave', id: leave.id } })}
      />
    );
  });
}
