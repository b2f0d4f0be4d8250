import { Alert, Autocomplete, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { PartTitle } from '#renderer/parts/part-title.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import { OBSERVATION_UNSAID, type Observation } from '#shared/contract/observations.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { ABSENCES, isSignal, LOG_PARTS, type LogPart, SEEN_AT, VERDICTS } from '#shared/observation-log.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf, DISCOVERY_ROUTES, RISK_FACTORS, WARNING_SIGNALS } from '#shared/terms.ts';
import { ASSESS_SOON } from './assess-soon.ts';
import { WarningPrompt } from './warning-prompt.tsx';

const SIGNS = [
  {
    group: '警示信号',
    items: codesOf(WARNING_SIGNALS).map((code) => ({ value: code, label: WARNING_SIGNALS[code] })),
  },
  {
    group: '高危因素',
    items: codesOf(RISK_FACTORS).map((code) => ({ value: code, label: RISK_FACTORS[code] })),
  },
];
const PLACES = codesOf(SEEN_AT).map((code) => ({ value: code, label: SEEN_AT[code] }));
const MISSING = codesOf(ABSENCES).map((code) => ({ value: code, label: ABSENCES[code] }));
const OUTCOMES = codesOf(VERDICTS).map((code) => ({ value: code, label: VERDICTS[code] }));

/** What each is about, for whoever writes it. */
const HINTS: Readonly<Partial<Record<LogPart, string>>> = {
  cognition: '想法、注意力、对自己和将来怎么看',
  emotion: '心情怎样、起伏大不大',
  behaviour: '做了什么、作息饮食、和同学相处',
  will: '做事的劲头、能不能坚持',
  compared: '从什么时候起、哪里不一样',
};

interface ObservationFormProps {
  file: StudentFile;
  /** Null for another one. */
  observation: Observation | null;
  /** What another one begins with. */
  begun?: Partial<Omit<Observation, 'id'>>;
  onClose(): void;
}

/** 观察日志: what was seen, when, where and by whom; what homeroom teacher and counsellor made of it stands beneath. */
export function ObservationForm({ file, observation, begun = {}, onClose }: ObservationFormProps) {
  const write = useCommand('observations.write');
  const remove = useCommand('observations.remove');
  const occurredOn: LocalDate | null = observation?.occurredOn ?? begun.occurredOn ?? todayOnThisPc();
  const { id: _, ...stood } = observation ?? { ...OBSERVATION_UNSAID, id: null, source: '', ...begun };
  const form = useFileRecordForm({
    kind: 'observation',
    studentId: file.id,
    recordId: observation?.id ?? null,
    schema: contract['observations.write'].input,
    initial: { observationId: observation?.id ?? null, studentId: file.id, ...stood, occurredOn },
    write: write.run,
    onClose,
  });
  const { values } = form;
  const tellsParts = codesOf(LOG_PARTS).some((part) => values[part] !== '');
  const [showsParts, setShowsParts] = useState(false);
  const isJudged =
    values.verdict !== null || values.judgedOn !== null || values.judgedBy !== '' || values.judgement !== '';
  const [judges, setJudges] = useState(false);
  const verdictField = form.getInputProps('verdict');
  const chooseVerdict = (verdict: string | null) => {
    verdictField.onChange(verdict);
    if (verdict !== null && values.judgedOn === null) form.setFieldValue('judgedOn', todayOnThisPc());
  };
  return (
    <FileRecordForm
      kind="observation"
      form={form}
      removing={
        observation && {
          of: file.name,
          on: observation.occurredOn,
          consequence: '这条观察将不再显示和打印',
          remove: (reason) => remove.run({ observationId: observation.id, reason }),
        }
      }
      onClose={onClose}
    >
      <div className={pair.pair}>
        <DateField label="日期" required {...form.getInputProps('occurredOn')} />
        <Autocomplete
          label="来源"
          required
          placeholder="谁发现的"
          data={[...new Set([file.homeroomTeacher, ...Object.values(DISCOVERY_ROUTES)].filter(Boolean))]}
          {...form.getInputProps('source')}
        />
      </div>
      <Textarea
        label="看到、听到的"
        description="写事实，不写判断"
        minRows={4}
        autosize
        {...form.getInputProps('text')}
      />
      <WarningPrompt text={values.text} studentId={null} />
      <Select
        label="因素与信号"
        description="正好是其中一项的才选，可以不选"
        clearable
        placeholder="不选"
        data={SIGNS}
        maxDropdownHeight={420}
        {...form.getInputProps('sign')}
      />
      {isSignal(values) && <Alert color="red">{ASSESS_SOON}</Alert>}
      <div className={pair.pair}>
        <TimeField label="时间" {...form.getInputProps('startsAt')} />
        <Select label="场合" clearable data={PLACES} {...form.getInputProps('seenAt')} />
        <Select
          label="到校异常"
          clearable
          placeholder="没有"
          data={MISSING}
          {...form.getInputProps('absence')}
        />
      </div>
      {showsParts || tellsParts ? (
        codesOf(LOG_PARTS).map((part) => (
          <Textarea
            key={part}
            label={LOG_PARTS[part]}
            description={HINTS[part]}
            minRows={2}
            autosize
            {...form.getInputProps(part)}
          />
        ))
      ) : (
        <div>
          <Button variant="default" onClick={() => setShowsParts(true)}>
            分项写：认知、情绪、行为、意志、学习
          </Button>
        </div>
      )}
      <Checkbox
        label="有异常，需要和心理教师一起研判"
        {...form.getInputProps('unusual', { type: 'checkbox' })}
      />
      {judges || isJudged ? (
        <PartTitle title="研判">
          <Select
            label="研判结论"
            clearable
            placeholder="请选择"
            data={OUTCOMES}
            {...verdictField}
            onChange={chooseVerdict}
          />
          <div className={pair.pair}>
            <DateField label="研判日期" {...form.getInputProps('judgedOn')} />
            <TextInput
              label="研判人"
              placeholder="班主任、心理教师"
              autoComplete="off"
              {...form.getInputProps('judgedBy')}
            />
          </div>
          <Textarea label="研判意见" minRows={2} autosize {...form.getInputProps('judgement')} />
        </PartTitle>
      ) : (
        <div>
          <Button variant="default" onClick={() => setJudges(true)}>
            写研判
          </Button>
        </div>
      )}
    </FileRecordForm>
  );
}
