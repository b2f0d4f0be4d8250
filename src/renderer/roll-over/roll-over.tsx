import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { Wizard } from '#renderer/parts/wizard.tsx';
import { useKept, usePlace } from '#renderer/place.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { RollOverPreview, RollOverReport } from '#shared/contract/roll-over.ts';
import { daysBetween, todayOnThisPc, writtenDate, writtenDay } from '#shared/school-calendar.ts';
import { ClassStep } from './class-step.tsx';
import { AS_GUESSED, type Decisions, outlookOf, planFrom } from './decisions.ts';
import { Report } from './report.tsx';
import { ReviewStep } from './review-step.tsx';
import classes from './roll-over.module.css';
import { TeacherStep } from './teacher-step.tsx';

/** Schools roll over in the summer; who does it much earlier is told so. */
const UNUSUALLY_EARLY_DAYS = 100;

/** 升级: from one school year into the next, looked through first and done in one step. */
export function RollOver() {
  const { back } = usePlace();
  const [into, setInto] = useKept<number | null>('into', null);
  const { data: preview, failure, refetch } = useRequest('rollOver.preview', { intoSchoolYear: into });
  if (failure) {
    return (
      <PageFrame title="升级" onBack={back}>
        <ErrorState failure={failure} onRetry={refetch} />
      </PageFrame>
    );
  }
  return preview ? <Steps preview={preview} onInto={setInto} /> : null;
}

function Steps({ preview, onInto }: { preview: RollOverPreview; onInto(schoolYear: number): void }) {
  const { back, go } = usePlace();
  const [at, setAt] = useState('year');
  // Found again by whoever looks something up in between.
  const [decisions, decide] = useKept<Decisions>(`decisions/${preview.intoSchoolYear}`, AS_GUESSED);
  const [done, setDone] = useState<RollOverReport | null>(null);
  const apply = useCommand('rollOver.apply');
  const outlook = outlookOf(preview, decisions);
  const within = { preview, decisions, outlook, onDecide: decide };
  const standing = done ? null : preview.standing;
  const hasClasses = preview.classes.length > 0;
  const daysAhead = daysBetween(todayOnThisPc(), preview.fromOn);

  const applyPlan = async () => {
    const outcome = await apply.run(planFrom(preview, decisions));
    if (!outcome.ok) return false;
    setDone(outcome.value.report);
    decide(AS_GUESSED);
    return true;
  };

  return (
    <Wizard
      title="升级"
      subtitle={`升入${(done ?? preview).intoSchoolYear}学年，自${writtenDate((done ?? preview).fromOn)}起`}
      at={at}
      onStep={setAt}
      onLeave={back}
      failure={at === 'review' ? apply.failure : undefined}
      steps={[
        {
          key: 'year',
          word: '学年',
          hint:
            daysAhead > UNUSUALLY_EARLY_DAYS &&
            `离${preview.intoSchoolYear}学年开学还有 ${daysAhead} 天；多数学校在暑假里办理，太早办理会漏掉之后的转班。`,
          canGoOn: standing === null && hasClasses,
          content: (
            <>
              <p className={classes.lead}>
                升级把每个班带入新学年的班级。新班级从新学年第一天起生效，在那之前学生仍在原来的班级；过去的记录和告知书始终显示当时的班级。办理之前可以逐班、逐人核对，办理之后可以整体撤销。
              </p>
              <Radio.Group
                label="升入"
                value={`${preview.intoSchoolYear}`}
                onChange={(year) => onInto(Number(year))}
              >
                <Stack gap={8} mt={8}>
                  {preview.choices.map(({ schoolYear, fromOn }) => (
                    <Radio
                      key={schoolYear}
                      value={`${schoolYear}`}
                      label={`${schoolYear}学年（${writtenDay(fromOn)}开学）`}
                      {...(schoolYear === preview.intoSchoolYear ? { 'data-autofocus': true } : {})}
                    />
                  ))}
                </Stack>
              </Radio.Group>
              {standing ? (
                <EmptyState
                  title={`${standing.intoSchoolYear}学年已经办过升级`}
                  text="同一学年只办一次。办错了可以在报告里撤销，再重新办理。"
                  action={
                    <Button
                      variant="default"
                      onClick={() => go({ at: 'rollOverReport', rollOverId: standing.id })}
                    >
                      查看报告
                    </Button>
                  }
                />
              ) : hasClasses ? (
                <p className={classes.tally}>
                  {preview.classes.length} 个班、
                  {preview.classes.reduce((sum, { students }) => sum + students.length, 0)} 名学生待升级
                  {preview.there.length > 0 && `；另有 ${preview.there.length} 人已在新学年的班级，保持不变`}
                </p>
              ) : (
                <EmptyState
                  title="没有待升级的班级"
                  text="原学年没有学生，或学生都已在新学年的班级。可以先导入名册。"
                />
              )}
            </>
          ),
        },
        {
          key: 'classes',
          word: '各班去向',
          canGoOn: outlook.lacking.length === 0,
          hint:
            outlook.lacking.length > 0 &&
            `还没有填写升入的班级：${outlook.lacking.slice(0, 3).join('、')}${outlook.lacking.length > 3 ? `等 ${outlook.lacking.length} 项` : ''}`,
          content: <ClassStep {...within} />,
        },
        { key: 'teachers', word: '班主任', content: <TeacherStep {...within} /> },
        {
          key: 'review',
          word: '核对',
          goOnWord: '办理升级',
          canGoOn: outlook.lacking.length === 0,
          content: <ReviewStep {...within} />,
          goOn: applyPlan,
        },
        { key: 'done', word: '完成', isDone: true, content: done && <Report report={done} /> },
      ]}
    />
  );
}
