import { useMediaQuery } from '@mantine/hooks';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { ArchivedBanner } from '#renderer/archive/archived-banner.tsx';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { actOf, KINDS, ownPlaceOf } from '#renderer/kinds/kinds.ts';
import { BesideSheet } from '#renderer/parts/beside-sheet.tsx';
import { useCarried } from '#renderer/parts/carried.tsx';
import { Chronicle } from '#renderer/parts/chronicle.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Fold } from '#renderer/parts/fold.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import { UnfinishedInFile } from '#renderer/unfinished/unfinished-in-file.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import type { ChronicleKind, StudentFile } from '#shared/contract/students.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { Beside, titleOf } from './beside.tsx';
import { FileLine } from './file-line.tsx';
import { FileMenu } from './file-menu.tsx';
import type { ShownInFile } from './shown-in-file.ts';
import { SignalWaiting } from './signal-waiting.tsx';
import { personOf, Standing } from './standing.tsx';
import classes from './student-file.module.css';
import { StudentPaper, type StudentPaperKind } from './student-paper.tsx';
import { WriteMenu } from './write-menu.tsx';

interface StudentFileScreenProps {
  studentId: StudentId;
  /** What lies open beside the chronology. */
  shown: ShownInFile | undefined;
}

/** One student's file. */
export function StudentFileScreen({ studentId, shown }: StudentFileScreenProps) {
  const { back } = usePlace();
  const { data: file, failure, refetch } = useRequest('students.file', { studentId });
  if (failure) {
    return (
      <PageFrame title="学生" onBack={back}>
        <ErrorState failure={failure} onRetry={refetch} />
      </PageFrame>
    );
  }
  return file ? <File file={file} shown={shown} /> : null;
}

/** As wide as two columns need; a narrower screen has one. */
const ONE_COLUMN = '(max-width: 1023px)';

function File({ file, shown }: { file: StudentFile; shown: ShownInFile | undefined }) {
  const { go, replace, back } = usePlace();
  const isNarrow = useMediaQuery(ONE_COLUMN, undefined, { getInitialValueInEffect: false }) ?? false;
  const [printing, setPrinting] = useState<StudentPaperKind | null>(null);
  const studentId = file.id;
  const isArchived = file.leftOn !== null;

  const show = (next: ShownInFile | undefined) => replace({ at: 'student', studentId, shown: next });
  const close = () => show(undefined);
  const open = (opens: RecordRef) => {
    const own = ownPlaceOf(opens);
    if (own) go(own);
    else show({ shows: 'record', opens });
  };
  const write = (next: ShownInFile) => {
    const writes = next.shows === 'writing' ? KINDS[next.kind].writes : null;
    if (writes?.in === 'place') go(writes.place(studentId));
    else if (next.shows === 'record') open(next.opens);
    else show(next);
  };
  const inFile = { file, isArchived, onShow: write, onClose: close };

  const beside = useCarried(shown && <Beside key={JSON.stringify(shown)} {...inFile} shown={shown} />);
  const chronicle = (
    <Chronicle
      of={studentId}
      entries={file.chronicle}
      today={todayOnThisPc()}
      stretch={file.partOfYear}
      iconOf={iconOf}
      openId={shown?.shows === 'record' ? shown.opens.id : null}
      onOpen={open}
      top={!isArchived && <UnfinishedInFile studentId={studentId} />}
    />
  );

  return (
    <section className={classes.file} aria-label={file.name}>
      <FileLine
        file={file}
        onBack={back}
        actions={
          <>
            {!isArchived && <WriteMenu file={file} onWrite={(kind) => write({ shows: 'writing', kind })} />}
            <FileMenu
              isArchived={isArchived}
              onAct={(act) => show({ shows: 'act', act })}
              onPrint={setPrinting}
            />
          </>
        }
      />
      <Notices file={file} isArchived={isArchived} onShow={show} />
      {beside.content}
      <div className={classes.columns}>
        {isNarrow && <NarrowStanding {...inFile} />}
        <div className={classes.column}>{chronicle}</div>
        {!isNarrow && (
          <div className={classes.aside}>
            {shown ? (
              <BesideSheet key={JSON.stringify(shown)} title={titleOf(shown, file)} onClose={close}>
                {beside.place}
              </BesideSheet>
            ) : (
              <>
                <p className={classes.person}>{personOf(file)}</p>
                <Standing {...inFile} />
              </>
            )}
          </div>
        )}
      </div>
      <SideSheet
        title={shown ? titleOf(shown, file) : ''}
        opened={isNarrow && shown !== undefined}
        onClose={close}
      >
        {isNarrow && shown && beside.place}
      </SideSheet>
      <StudentPaper
        kind={printing}
        studentIds={[file.id]}
        name={file.name}
        onClose={() => setPrinting(null)}
      />
    </section>
  );
}

/** In one column 现况 is one line, which unfolds: what happened begins right beneath it. */
function NarrowStanding(props: InFile) {
  const [opened, setOpened] = useKept('narrowStanding', false);
  return (
    <div className={classes.aside}>
      <Fold word="现况" gist={personOf(props.file)} opened={opened} onToggle={() => setOpened(!opened)}>
        <Standing {...props} />
      </Fold>
    </div>
  );
}

interface NoticesProps {
  file: StudentFile;
  isArchived: boolean;
  onShow(shown: ShownInFile): void;
}

/** What must not be overlooked in this file, whatever one came for. */
function Notices({ file, isArchived, onShow }: NoticesProps) {
  const signal = isArchived ? null : file.unassessedSignal;
  if (!file.departure && !signal) return null;
  return (
    <div className={classes.notices}>
      {file.departure && (
        <ArchivedBanner
          departure={file.departure}
          onReturn={() => onShow({ shows: 'act', act: 'return' })}
          onHandOver={() => onShow({ shows: 'act', act: 'handOver' })}
        />
      )}
      {signal && (
        <SignalWaiting
          signal={signal}
          act={actOf('level', file) ?? ''}
          onAct={() => onShow({ shows: 'writing', kind: 'level' })}
        />
      )}
    </div>
  );
}

function iconOf(kind: ChronicleKind) {
  return kind === 'schoolClass' ? IconSchool : KINDS[kind].icon;
}
