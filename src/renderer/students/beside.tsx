import { LeaveForm } from '#renderer/archive/leave-form.tsx';
import { ReturnForm } from '#renderer/archive/return-form.tsx';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import { FormerGuardians } from '#renderer/family/former-guardians.tsx';
import { HandOverForm } from '#renderer/hand-overs/hand-over-form.tsx';
import { HandOversOpened } from '#renderer/hand-overs/hand-over-kinds.tsx';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { actOf, KINDS } from '#renderer/kinds/kinds.ts';
import { MergeForm } from '#renderer/merges/merge-form.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { LiftForm } from '#renderer/watchlist/lift-form.tsx';
import type { AttachableRef, RecordIdOf } from '#shared/contract/record-refs.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { mayHoldAttachments, RECORD_KINDS, type RecordKind } from '#shared/record-kinds.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import { CorrectParticulars } from './correct-particulars.tsx';
import { MoveClassForm, Schooling } from './schooling.tsx';
import { FILE_ACTS, type FileAct, type ShownInFile } from './shown-in-file.ts';
import classes from './students.module.css';

/** What stands above what lies open beside a chronology. */
export function titleOf(shown: ShownInFile, file: StudentFile): string {
  switch (shown.shows) {
    case 'act':
      return FILE_ACTS[shown.act];
    case 'writing':
      return actOf(shown.kind, file) ?? RECORD_KINDS[shown.kind];
    case 'ending':
      // A leave ends with coming back, which has a word of its own.
      return shown.opens.record === 'leave' ? '登记复学' : `结束：${RECORD_KINDS[shown.opens.record]}`;
    case 'correcting':
      return `更正：${RECORD_KINDS[shown.opens.record]}`;
    case 'record': {
      const { opens } = KINDS[shown.opens.record];
      return (opens.in === 'file' && opens.title) || RECORD_KINDS[shown.opens.record];
    }
  }
}

/** What lies open beside a chronology. In a closed file it is only read. */
export function Beside({ shown, ...props }: InFile & { shown: ShownInFile }) {
  switch (shown.shows) {
    case 'act':
      return <Act {...props} act={shown.act} />;
    case 'writing': {
      if (props.isArchived && shown.kind !== 'attachment')
        return <EmptyState title="档案已归档" text="离校学生的档案只能查看。" />;
      const { writes } = KINDS[shown.kind];
      return writes?.in === 'file' ? <writes.Form {...props} given={shown.given} /> : null;
    }
    case 'ending':
      return <Ending {...props} {...shown.opens} />;
    case 'correcting':
      return (
        <Closed isClosed={props.isArchived}>
          <Correcting {...props} {...shown.opens} />
        </Closed>
      );
    case 'record':
      return <Opened {...props} {...shown.opens} />;
  }
}

function Opened<Kind extends RecordKind>({
  record,
  ...props
}: InFile & { record: Kind; id: RecordIdOf<Kind> }) {
  const { opens, Paper } = KINDS[record];
  if (opens.in !== 'file') return null;
  const body = <opens.Body {...props} />;
  return (
    <>
      {opens.closesItself ? body : <Closed isClosed={props.isArchived}>{body}</Closed>}
      {Paper && <Paper {...props} />}
      {mayHoldAttachments(record) && (
        <RecordAttachments
          // The two are of one kind: the signature pairs them, which a union cannot follow.
          on={{ record, id: props.id } as AttachableRef}
          day={dayOf(props.file, props.id)}
          closed={props.isArchived}
        />
      )}
    </>
  );
}

/** The day on which a record happened or began; null for one that the chronology does not tell. */
function dayOf({ chronicle }: StudentFile, id: string): LocalDate | null {
  return chronicle.findLast(({ opens }) => opens?.id === id)?.occurredOn ?? null;
}

function Ending<Kind extends RecordKind>({
  record,
  ...props
}: InFile & { record: Kind; id: RecordIdOf<Kind> }) {
  const { End } = KINDS[record];
  return End ? <End {...props} /> : null;
}

function Correcting<Kind extends RecordKind>({
  record,
  ...props
}: InFile & { record: Kind; id: RecordIdOf<Kind> }) {
  const { Correct } = KINDS[record];
  return Correct ? <Correct {...props} /> : null;
}

/** A form of a closed file: read as well as an open one, with nothing to be saved. */
function Closed({ isClosed, children }: { isClosed: boolean; children: React.ReactNode }) {
  return (
    <fieldset className={classes.kept} disabled={isClosed}>
      {children}
    </fieldset>
  );
}

function Act(props: InFile & { act: FileAct }) {
  const { act, file, isArchived, onClose } = props;
  const done = (text: string) => () => {
    announce(text);
    onClose();
  };
  switch (act) {
    case 'lift':
      return <LiftForm studentId={file.id} onClose={onClose} />;
    case 'particulars':
      return (
        <Closed isClosed={isArchived}>
          {/* A change of class made beside the form must not be taken back by it. */}
          <CorrectParticulars key={file.className} file={file} onClose={onClose} />
        </Closed>
      );
    case 'schooling':
      return <Schooling {...props} />;
    case 'moveClass':
      return <MoveClassForm file={file} onClose={onClose} />;
    case 'formerGuardians':
      return <FormerGuardians guardians={file.formerGuardians} />;
    case 'handOvers':
      return <HandOversOpened {...props} />;
    case 'handOver':
      return (
        <HandOverForm
          file={file}
          onDone={(fileName) => done(`已保存“${fileName}”，请另行告诉对方密码`)()}
          onCancel={onClose}
        />
      );
    case 'merge':
      return <MergeForm file={file} onDone={done('已合并档案')} onCancel={onClose} />;
    case 'leave':
      return <LeaveForm studentIds={[file.id]} onDone={done('已办理离校，档案已归档')} onCancel={onClose} />;
    case 'return':
      return <ReturnForm file={file} onDone={done('已办理返校')} onCancel={onClose} />;
  }
}
