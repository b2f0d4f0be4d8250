import { Autocomplete, Button, Select } from '@mantine/core';
import { useState } from 'react';
import { List } from '#renderer/parts/list.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import type { RollingClass } from '#shared/contract/roll-over.ts';
import { ROLL_OVER_FATES } from '#shared/terms.ts';
import { nameOf, targetNames } from './class-words.ts';
import { type ClassFate, type Decision, decisionOnClass, ownWays } from './decisions.ts';
import classes from './roll-over.module.css';
import type { StepProps } from './step-props.ts';
import { StudentsOfClass } from './students-of-class.tsx';

const CLASS_FATES = (['moves', 'graduates', 'stays'] satisfies ClassFate[]).map((value) => ({
  value,
  label: ROLL_OVER_FATES[value],
}));

/** Old class → new class, guessed by the grade; two that get the same name become one. */
export function ClassStep(props: StepProps) {
  const { preview, decisions, onDecide } = props;
  const [opened, setOpened] = useState<RollingClass | null>(null);
  const names = targetNames(props);
  const decide = (rolling: RollingClass, decision: Decision<ClassFate>) =>
    onDecide({ ...decisions, classes: { ...decisions.classes, [rolling.classId]: decision } });
  return (
    <>
      <p className={classes.lead}>
        已按年级推算，请逐班核对。两个班填同一个名称即合并；分班、留级、休学或个别学生去别处，请点“逐人安排”。
      </p>
      <List
        label="各班去向"
        rows={preview.classes}
        rowKey={({ classId }) => classId}
        columns={[
          { key: 'name', heading: '原班级', cell: (rolling) => nameOf(rolling, preview.intoSchoolYear) },
          {
            key: 'students',
            heading: '学生数',
            width: 80,
            align: 'end',
            cell: (each) => each.students.length,
          },
          {
            key: 'fate',
            heading: '去向',
            width: 128,
            cell: (rolling) => (
              <Select
                aria-label={`去向：${rolling.name}`}
                data={CLASS_FATES}
                allowDeselect={false}
                value={decisionOnClass(decisions, rolling).fate}
                onChange={(fate) =>
                  // Its options are the fates of a class.
                  decide(rolling, { ...decisionOnClass(decisions, rolling), fate: fate as ClassFate })
                }
              />
            ),
          },
          {
            key: 'toClass',
            heading: '升入班级',
            width: '28%',
            cell: (rolling) => {
              const decision = decisionOnClass(decisions, rolling);
              if (decision.fate !== 'moves') return <span className={classes.soft}>—</span>;
              return (
                <Autocomplete
                  aria-label={`升入班级：${rolling.name}`}
                  data={names}
                  maxLength={40}
                  value={decision.toClass}
                  error={decision.toClass.trim() === ''}
                  onChange={(toClass) => decide(rolling, { ...decision, toClass })}
                />
              );
            },
          },
          {
            key: 'acts',
            heading: '个别学生',
            width: 136,
            cell: (rolling) => {
              const own = ownWays(decisions, rolling);
              return (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`逐人安排：${rolling.name}`}
                  onClick={() => setOpened(rolling)}
                >
                  逐人安排{own > 0 && `（${own}）`}
                </Button>
              );
            },
          },
        ]}
        empty={null}
      />
      <SideSheet
        title={opened ? `逐人安排：${opened.name}` : ''}
        opened={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened && <StudentsOfClass {...props} rolling={opened} onClose={() => setOpened(null)} />}
      </SideSheet>
    </>
  );
}
