import { LeaveForm } from '#renderer/archive/leave-form.tsx';
import { ReturnForm } from '#renderer/archive/return-form.tsx';
import { FollowUpForm } from '#renderer/follow-ups/follow-up-form.tsx';
import { HandOverForm } from '#renderer/hand-overs/hand-over-form.tsx';
import { HomeVisitForm } from '#renderer/home-visits/home-visit-sheet.tsx';
import { MergeForm } from '#renderer/merges/merge-form.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { LevelForm } from './level-form.tsx';
import { LiftForm } from './lift-form.tsx';

/** What one does from a student's file without leaving it. */
export type Act = SheetAct | 'brief';
type SheetAct = 'setLevel' | 'lift' | 'followUp' | 'homeVisit' | 'leave' | 'return' | 'handOver' | 'merge';

const TITLES = {
  setLevel: '调整预警等级',
  lift: '解除预警',
  followUp: '写跟踪记录',
  homeVisit: '登记家访',
  leave: '办理离校',
  return: '办理返校',
  handOver: '制作移交材料',
  merge: '合并档案',
} satisfies Record<SheetAct, string>;

interface ActSheetsProps {
  act: SheetAct | null;
  file: StudentFile;
  onClose(): void;
}

export function ActSheets({ act, file, onClose }: ActSheetsProps) {
  const done = (text: string) => () => {
    announce(text);
    onClose();
  };
  return (
    <SideSheet title={act ? `${TITLES[act]}：${file.name}` : ''} opened={act !== null} onClose={onClose}>
      {act === 'setLevel' && (
        <LevelForm studentId={file.id} onDone={done('已调整预警等级')} onCancel={onClose} />
      )}
      {act === 'lift' && <LiftForm studentId={file.id} onDone={done('已解除预警')} onCancel={onClose} />}
      {act === 'followUp' && (
        <FollowUpForm
          start={{ studentId: file.id, occurredOn: todayOnThisPc(), channel: 'inPerson' }}
          submitLabel="保存跟踪记录"
          onWritten={done('已保存跟踪记录')}
          onCancel={onClose}
        />
      )}
      {act === 'leave' && (
        <LeaveForm studentIds={[file.id]} onDone={done('已办理离校，档案已归档')} onCancel={onClose} />
      )}
      {act === 'return' && <ReturnForm file={file} onDone={done('已办理返校')} onCancel={onClose} />}
      {act === 'handOver' && (
        <HandOverForm
          file={file}
          onDone={(fileName) => done(`已保存“${fileName}”，请另行告诉对方密码`)()}
          onCancel={onClose}
        />
      )}
      {act === 'merge' && <MergeForm file={file} onDone={done('已合并档案')} onCancel={onClose} />}
      {act === 'homeVisit' && <HomeVisitForm visit={null} studentId={file.id} onClose={onClose} />}
    </SideSheet>
  );
}
