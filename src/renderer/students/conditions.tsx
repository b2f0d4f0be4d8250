import { Button } from '@mantine/core';
import { useState } from 'react';
import { announce } from '#renderer/parts/announce.ts';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { List } from '#renderer/parts/list.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { useCommand } from '#renderer/request.ts';
import { LevelStrip } from '#renderer/watchlist/level-strip.tsx';
import { contract } from '#shared/contract/index.ts';
import type { LevelPeriod } from '#shared/contract/students.ts';
import { todayOnThisPc } from '#shared/school-calendar.ts';
import { CARES, CONCERNS, DISCOVERY_ROUTES } from '#shared/terms.ts';
import type { FileSectionProps } from './file-section-props.ts';
import { AddPeriodForm, EndPeriodForm } from './period-forms.tsx';
import { type Period, reasonsOf, writtenSpan } from './period-words.ts';
import classes from './students.module.css';

/** 预警与重点: what the school itself assessed; every period of level, concern and care, with its beginning, its end and its reasons. */
export function Conditions({ file, isArchived }: Pick<FileSectionProps, 'file' | 'isArchived'>) {
  const addConcern = useCommand('watchlist.addConcern');
  const addCare = useCommand('watchlist.addCare');
  const endConcern = useCommand('watchlist.endConcern');
  const endCare = useCommand('watchlist.endCare');
  return (
    <div className={classes.sections}>
      <LevelHistory levels={file.levels} />
      <PeriodSection
        title="重点学生类型"
        addLabel="添加重点类型"
        terms={CONCERNS}
        periods={file.concerns.map((period) => ({ ...period, word: CONCERNS[period.concern] }))}
        note="学校评估，不是医院诊断"
        isArchived={isArchived}
        draftKey={`concern/${file.id}`}
        // The form's choice is one of the terms; the contract's schema checks it once more.
        onAdd={({ code, ...given }) =>
          addConcern.run(
            contract['watchlist.addConcern'].input.parse({ studentId: file.id, concern: code, ...given }),
          )
        }
        onEnd={endConcern.run}
      />
      <PeriodSection
        title="休学、住院、服药与咨询"
        addLabel="添加休学或治疗"
        terms={CARES}
        periods={file.cares.map((period) => ({ ...period, word: CARES[period.care] }))}
        isArchived={isArchived}
        draftKey={`care/${file.id}`}
        onAdd={({ code, ...given }) =>
          addCare.run(contract['watchlist.addCare'].input.parse({ studentId: file.id, care: code, ...given }))
        }
        onEnd={endCare.run}
      />
    </div>
  );
}

function LevelHistory({ levels }: { levels: readonly LevelPeriod[] }) {
  return (
    <Section title="预警等级" note="学校评估，不是医院诊断">
      {levels.length > 0 && <LevelStrip levels={levels} today={todayOnThisPc()} months />}
      <List
        label="预警等级经过"
        rows={levels}
        rowKey={(period) => period.id}
        columns={[
          { key: 'level', heading: '等级', width: 112, cell: (period) => <LevelMark level={period.level} /> },
          { key: 'span', heading: '起止', width: 264, cell: (period) => writtenSpan(period) },
          { key: 'reason', heading: '原因', cell: (period) => reasonsOf(period) },
          {
            key: 'route',
            heading: '发现途径',
            width: 104,
            cell: (period) => DISCOVERY_ROUTES[period.discoveryRoute],
          },
          { key: 'decidedBy', heading: '决定人', width: 112, cell: (period) => period.decidedBy },
        ]}
        empty={<EmptyState title="没有列入过预警库" />}
      />
    </Section>
  );
}

interface PeriodSectionProps {
  title: string;
  note?: string;
  isArchived: boolean;
  addLabel: string;
  terms: Readonly<Record<string, string>>;
  periods: readonly (Period & { word: string })[];
  draftKey: string;
  onAdd: Parameters<typeof AddPeriodForm>[0]['submit'];
  onEnd: Parameters<typeof EndPeriodForm>[0]['submit'];
}

function PeriodSection({
  title,
  note,
  isArchived,
  addLabel,
  terms,
  periods,
  draftKey,
  onAdd,
  onEnd,
}: PeriodSectionProps) {
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<(Period & { word: string }) | null>(null);
  return (
    <Section
      title={title}
      note={note}
      action={
        !isArchived && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {addLabel}
          </Button>
        )
      }
    >
      <List
        label={title}
        rows={periods}
        rowKey={(period) => period.id}
        columns={[
          { key: 'word', heading: '类型', width: 208, cell: (period) => period.word },
          { key: 'span', heading: '起止', width: 264, cell: (period) => writtenSpan(period) },
          { key: 'reason', heading: '原因', cell: (period) => reasonsOf(period) },
          {
            key: 'end',
            heading: '操作',
            width: 88,
            cell: (period) =>
              period.endedOn === null &&
              !isArchived && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`结束：${period.word}`}
                  onClick={() => setEnding(period)}
                >
                  结束
                </Button>
              ),
          },
        ]}
        empty={<EmptyState title="没有记录" />}
      />
      <SideSheet title={addLabel} opened={adding} onClose={() => setAdding(false)}>
        <AddPeriodForm
          terms={terms}
          draftKey={draftKey}
          submit={onAdd}
          onDone={() => {
            announce('已添加');
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      </SideSheet>
      <SideSheet
        title={ending ? `结束：${ending.word}` : ''}
        opened={ending !== null}
        onClose={() => setEnding(null)}
      >
        {ending && (
          <EndPeriodForm
            periodId={ending.id}
            submit={onEnd}
            onDone={() => {
              announce('已记下结束');
              setEnding(null);
            }}
            onCancel={() => setEnding(null)}
          />
        )}
      </SideSheet>
    </Section>
  );
}
