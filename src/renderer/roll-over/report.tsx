import { useState } from 'react';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { List } from '#renderer/parts/list.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { TakeAwayButton } from '#renderer/parts/take-away-button.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { RollOverId } from '#shared/contract/fields.ts';
import type { RolledStudent, RollOverReport } from '#shared/contract/roll-over.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { NewClasses } from './new-classes.tsx';
import classes from './roll-over.module.css';
import { UndoRollOver } from './undo-roll-over.tsx';

/** A roll-over that was made, and its undoing. */
export function RollOverReportScreen({ rollOverId }: { rollOverId: RollOverId }) {
  const { back } = usePlace();
  const { data: report, failure, refetch } = useRequest('rollOver.report', { rollOverId });
  const { data: rollOvers = [] } = useRequest('rollOver.list', {});
  const [undoing, setUndoing] = useState(false);
  const line = rollOvers.find(({ id }) => id === rollOverId);
  return (
    <PageFrame
      title="升级报告"
      subtitle={
        report &&
        `升入${report.intoSchoolYear}学年，自${writtenDate(report.fromOn)}起${line && line.undoneAt !== null ? '（已撤销）' : ''}`
      }
      onBack={back}
      actions={
        line?.undoneAt === null && (
          <TakeAwayButton onClick={() => setUndoing(true)}>撤销这次升级</TakeAwayButton>
        )
      }
    >
      {failure ? <ErrorState failure={failure} onRetry={refetch} /> : report && <Report report={report} />}
      <UndoRollOver
        asked={undoing && report ? { id: rollOverId, intoSchoolYear: report.intoSchoolYear } : null}
        onClose={() => setUndoing(false)}
      />
    </PageFrame>
  );
}

/** What a roll-over did, class by class, and whom it treated apart. */
export function Report({ report }: { report: RollOverReport }) {
  return (
    <div className={classes.report}>
      <p className={classes.tally} role="status">
        已升级 {report.moved} 人，留级 {report.repeated.length} 人，毕业 {report.graduated} 人
      </p>
      <p className={classes.lead}>
        新班级自{writtenDate(report.fromOn)}起生效。在有学生再次转班或离校之前，可以在“设置 ·
        学年与班级”里整体撤销。
      </p>
      <p className={classes.lead}>
        心理委员的任期到学年末为止。接着担任的，到“日常预防 · 心理委员”里按一次“续任”。
      </p>
      <NewClasses rows={report.classes} />
      {report.graduatedClasses.length > 0 && (
        <p className={classes.lead}>
          毕业归档：
          {report.graduatedClasses.map(({ name, students }) => `${name} ${students} 人`).join('、')}
        </p>
      )}
      <Named title="留级" students={report.repeated} />
      <Named title="休学中（位置已随班保留）" students={report.onLeave} />
      <Named title="不处理，仍在原班级" students={report.stayed} />
      <Named title="已在新学年的班级，保持不变" students={report.there} />
    </div>
  );
}

function Named({ title, students }: { title: string; students: readonly RolledStudent[] }) {
  const { own: numberWord } = useNumberWords();
  if (students.length === 0) return null;
  return (
    <Section title={title}>
      <List
        label={title}
        rows={students}
        rowKey={({ studentId }) => studentId}
        columns={[
          { key: 'name', heading: '姓名', cell: ({ name }) => name },
          { key: 'number', heading: numberWord, cell: ({ studentNumber }) => studentNumber },
          { key: 'from', heading: '原班级', cell: ({ from }) => from },
          { key: 'to', heading: '现班级', cell: ({ to }) => to || '—' },
        ]}
        empty={null}
      />
    </Section>
  );
}
