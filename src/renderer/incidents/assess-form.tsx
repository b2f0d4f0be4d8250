import { Autocomplete, Checkbox, Select, Textarea } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import pair from '#renderer/parts/pair.module.css';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand, useRequest } from '#renderer/request.ts';
import type { IncidentExtract } from '#shared/contract/incidents.ts';
import { contract } from '#shared/contract/index.ts';
import { DISPOSALS } from '#shared/incident-terms.ts';
import { dayAndTimeOf, type LocalDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

const OPTIONS = codesOf(DISPOSALS).map((code) => ({ value: code, label: DISPOSALS[code] }));

interface AssessFormProps {
  extract: IncidentExtract;
  onClose(): void;
}

/** What the assessment after an event found of one student; whoever is affected goes on the ladder by one tick. */
export function AssessForm(props: AssessFormProps) {
  const { data } = useRequest('school.particulars', {});
  return data ? <Form {...props} person={data.person} /> : null;
}

function Form({ extract, person, onClose }: AssessFormProps & { person: string }) {
  const { id: extractId, role } = extract;
  const assess = useCommand('incidents.assess');
  const { data: staff = [] } = useRequest('school.staff', {});
  const now = dayAndTimeOf(Date.now());
  const assessedOn: LocalDate | null = extract.assessedOn ?? now.on;
  const form = useRecordForm({
    schema: contract['incidents.assess'].input,
    initial: {
      extractId,
      assessedOn,
      assessedAt: extract.assessedOn ? extract.assessedAt : now.at,
      assessedBy: extract.assessedBy || person,
      assessment: extract.assessment,
      disposal: extract.disposal,
      advice: extract.advice,
      affected: false,
    },
    draftKey: `incidentExtract/${extract.studentId}/${extractId}`,
    changesRecord: extract.assessedOn !== null,
    submit: assess.run,
    onDone: () => {
      announce('已登记评估');
      onClose();
    },
  });
  const { value: affected, ...affectedProps } = form.getInputProps('affected');
  return (
    <RecordForm form={form} name="登记评估" onCancel={onClose}>
      <div className={pair.pair}>
        <DateField label="评估日期" required {...form.getInputProps('assessedOn')} />
        <TimeField label="评估时间" required {...form.getInputProps('assessedAt')} />
      </div>
      <Autocomplete
        label="评估人"
        required
        data={[...new Set([person, ...staff.map(({ name }) => name)])]}
        {...form.getInputProps('assessedBy')}
      />
      <Textarea
        label="评估意见"
        description="情绪、睡眠、饮食、学习和安全；不写方式，不写别的学生"
        required
        minRows={4}
        {...form.getInputProps('assessment')}
      />
      <Select
        label="去向意见"
        required={role === 'subject'}
        placeholder="没有"
        clearable
        data={OPTIONS}
        {...form.getInputProps('disposal')}
      />
      <Textarea label="建议" minRows={2} {...form.getInputProps('advice')} />
      <Checkbox
        label="登记为“受事件影响”"
        description="从评估那天起按联系频次提醒；不会因此列入预警库"
        checked={affected}
        {...affectedProps}
      />
    </RecordForm>
  );
}
