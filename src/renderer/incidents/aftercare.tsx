import { Autocomplete, Button, Group, Select, Textarea } from '@mantine/core';
import { ToDoList } from '#renderer/conferences/to-do-list.tsx';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { RemoveButton } from '#renderer/parts/remove-button.tsx';
import { Section } from '#renderer/parts/section.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import { AFTERCARE_HINTS, AFTERCARE_KINDS } from '#shared/aftercare.ts';
import type { Aftercare, Incident } from '#shared/contract/incidents.ts';
import { contract } from '#shared/contract/index.ts';
import { codesOf } from '#shared/terms.ts';
import { useFormOfIncident } from './use-form-of-incident.ts';

interface AftercareProps {
  incident: Incident;
  isOpen: boolean;
}

/** 善后: classes, days that bring it back, and what the school mends of itself. Ticked off also when the event is closed. */
export function AftercareSection({ incident: { id: incidentId, aftercare }, isOpen }: AftercareProps) {
  const { opened, open, close } = useFormOfIncident(incidentId, 'aftercare');
  const item = aftercare.find(({ id }) => id === opened) ?? null;
  const tick = useCommand('incidents.tickAftercare');
  const addDays = useCommand('incidents.addUsualDays', {
    onDone: ({ added }) => announce(added > 0 ? `已添加 ${added} 个重要日子` : '这些日子都已经有了'),
  });
  return (
    <Section
      title="善后"
      note="班级干预、重要日子和整改，到期列入应办事项"
      action={
        isOpen && (
          <Group gap={4} wrap="nowrap">
            <Button variant="subtle" size="compact-sm" onClick={() => void addDays.run({ incidentId })}>
              添加重要日子
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => open()}>
              添加善后事项
            </Button>
          </Group>
        )
      }
    >
      <ToDoList
        word="善后"
        of={aftercare.map(({ kind, what, className, ...each }) => ({
          ...each,
          what: `${AFTERCARE_KINDS[kind]}${className && `（${className}）`}：${what}`,
        }))}
        tick={(aftercareId, done) => tick.run({ aftercareId, ...done })}
        onChange={isOpen ? open : undefined}
      />
      <Dialog
        title={opened === 'new' ? '添加善后事项' : '修改善后事项'}
        opened={item !== null || opened === 'new'}
        onClose={close}
      >
        {opened !== null && <AftercareForm incidentId={incidentId} aftercare={item} onClose={close} />}
      </Dialog>
    </Section>
  );
}

const KINDS = codesOf(AFTERCARE_KINDS).map((code) => ({ value: code, label: AFTERCARE_KINDS[code] }));

interface AftercareFormProps {
  incidentId: Incident['id'];
  /** Null for another one. */
  aftercare: Aftercare | null;
  onClose(): void;
}

function AftercareForm({ incidentId, aftercare, onClose }: AftercareFormProps) {
  const write = useCommand('incidents.writeAftercare');
  const remove = useCommand('incidents.removeAftercare');
  const { data: classes = [] } = useRequest('school.classes', {});
  const { data: staff = [] } = useRequest('school.staff', {});
  const form = useRecordForm({
    schema: contract['incidents.writeAftercare'].input,
    initial: {
      incidentId,
      aftercareId: aftercare?.id ?? null,
      kind: aftercare?.kind ?? 'classWork',
      what: aftercare?.what ?? '',
      className: aftercare?.className ?? '',
      responsible: aftercare?.responsible ?? '',
      dueOn: aftercare?.dueOn ?? null,
    },
    draftKey: `incidentAftercare:${incidentId}:${aftercare?.id ?? 'new'}`,
    changesRecord: aftercare !== null,
    submit: write.run,
    onDone: () => {
      announce('已保存善后事项');
      onClose();
    },
  });
  const { kind } = form.values;
  return (
    <RecordForm
      form={form}
      name="善后事项"
      onCancel={onClose}
      extraActions={
        aftercare && (
          <RemoveButton
            what={AFTERCARE_KINDS[aftercare.kind]}
            on={aftercare.dueOn}
            consequence="这一项将不再显示和提醒"
            remove={(reason) => remove.run({ aftercareId: aftercare.id, reason })}
            onRemoved={onClose}
          />
        )
      }
    >
      <Select label="事项" allowDeselect={false} data={KINDS} {...form.getInputProps('kind')} />
      {kind === 'classWork' && (
        <Autocomplete
          label="班级"
          required
          data={classes.map(({ name }) => name)}
          {...form.getInputProps('className')}
        />
      )}
      <Textarea
        label="做什么"
        description={AFTERCARE_HINTS[kind]}
        required
        minRows={2}
        {...form.getInputProps('what')}
      />
      <Autocomplete
        label="责任人"
        required
        data={[...new Set(staff.map(({ name }) => name))]}
        {...form.getInputProps('responsible')}
      />
      <DateField
        label={kind === 'day' ? '哪一天' : '期限'}
        ahead
        required={kind === 'day'}
        {...form.getInputProps('dueOn')}
      />
    </RecordForm>
  );
}
