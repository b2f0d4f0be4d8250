import { Autocomplete, Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { List } from '#renderer/parts/list.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { nameWithLeave } from '#renderer/parts/student-name.tsx';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RollingClass } from '#shared/contract/roll-over.ts';
import { codesOf, ROLL_OVER_FATES, type RollOverFate } from '#shared/terms.ts';
import { targetNames, wayOf } from './class-words.ts';
import { type Decision, decisionOnClass, decisionOnStudent } from './decisions.ts';
import classes from './roll-over.module.css';
import type { StepProps } from './step-props.ts';

interface StudentsOfClassProps extends StepProps {
  rolling: RollingClass;
  onClose(): void;
}

/** The students of a class, for those who do not go its way: split, staying down, on leave. */
export function StudentsOfClass(props: StudentsOfClassProps) {
  const { own: numberWord } = useNumberWords();
  const { decisions, onDecide, rolling, onClose } = props;
  const [arranging, setArranging] = useState<readonly StudentId[]>([]);

  const arrange = (ids: readonly StudentId[], decision: Decision | null) => {
    const others = Object.entries(decisions.students).filter(([id]) => !ids.some((each) => each === id));
    const chosen = decision ? ids.map((id) => [id, decision] as const) : [];
    onDecide({ ...decisions, students: Object.fromEntries([...others, ...chosen]) });
    setArranging([]);
  };

  return (
    <div className={classes.students}>
      <p className={classes.lead}>
        勾选学生后一起安排；没有单独安排的随全班{wayOf(decisionOnClass(decisions, rolling))}。
      </p>
      <List
        label={`学生：${rolling.name}`}
        rows={rolling.students}
        rowKey={({ studentId }) => studentId}
        selecting={{
          name: ({ name }) => name,
          unit: '人',
          acts: ({ rows }) => {
            const ids = rows.map(({ studentId }) => studentId);
            return (
              <>
                <Button size="compact-md" onClick={() => setArranging(ids)}>
                  安排去向
                </Button>
                {ids.some((id) => decisions.students[id]) && (
                  <Button size="compact-md" variant="default" onClick={() => arrange(ids, null)}>
                    随全班
                  </Button>
                )}
              </>
            );
          },
        }}
        columns={[
          {
            key: 'name',
            heading: '姓名',
            cell: (student) => nameWithLeave(student),
          },
          { key: 'number', heading: numberWord, width: 120, cell: ({ studentNumber }) => studentNumber },
          {
            key: 'way',
            heading: '去向',
            width: 176,
            cell: ({ studentId }) =>
              decisions.students[studentId] ? (
                wayOf(decisionOnStudent(decisions, rolling, studentId))
              ) : (
                <span className={classes.soft}>随全班</span>
              ),
          },
        ]}
        empty={null}
      />
      <Group justify="flex-end">
        <Button onClick={onClose}>完成</Button>
      </Group>
      <Dialog
        title={`安排 ${arranging.length} 名学生的去向`}
        opened={arranging.length > 0}
        onClose={() => setArranging([])}
      >
        <Arrange
          {...props}
          onArrange={(decision) => arrange(arranging, decision)}
          onCancel={() => setArranging([])}
        />
      </Dialog>
    </div>
  );
}

interface ArrangeProps extends StudentsOfClassProps {
  onArrange(decision: Decision): void;
  onCancel(): void;
}

function Arrange({ rolling, preview, outlook, decisions, onArrange, onCancel }: ArrangeProps) {
  const usual = decisionOnClass(decisions, rolling).toClass;
  const [fate, setFate] = useState<RollOverFate>('moves');
  const [toClass, setToClass] = useState(usual);
  const goesIntoClass = fate === 'moves' || fate === 'repeats';
  const isLacking = goesIntoClass && toClass.trim() === '';
  const choose = (next: RollOverFate) => {
    setFate(next);
    // Staying down means the same grade again.
    setToClass(next === 'repeats' ? rolling.name : usual);
  };
  return (
    <form
      aria-label="安排去向"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!isLacking) onArrange({ fate, toClass: goesIntoClass ? toClass : '' });
      }}
    >
      <Select
        label="去向"
        data-autofocus
        allowDeselect={false}
        data={codesOf(ROLL_OVER_FATES).map((code) => ({ value: code, label: ROLL_OVER_FATES[code] }))}
        value={fate}
        // Its options are the fates.
        onChange={(code) => choose(code as RollOverFate)}
        description={fate === 'stays' ? '留在原学年的班级，以后再转入新班级' : undefined}
        mb={16}
      />
      {goesIntoClass && (
        <Autocomplete
          label="新学年班级"
          required
          maxLength={40}
          data={[...new Set([...targetNames({ preview, outlook }), rolling.name])]}
          value={toClass}
          onChange={setToClass}
        />
      )}
      <Group justify="flex-end" gap={8} mt={24}>
        <Button variant="default" onClick={onCancel}>
          取消
        </Button>
        <Button type="submit" disabled={isLacking}>
          安排
        </Button>
      </Group>
    </form>
  );
}
