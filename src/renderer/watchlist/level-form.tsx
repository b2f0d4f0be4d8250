import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { announce } from '#renderer/parts/announce.ts';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import {
  type Beginning,
  BeginningFields,
  beginsToday,
  DecidedBy,
  EndingFields,
  endingOf,
  TAKEN_BACK,
} from '#renderer/parts/period-forms.tsx';
import { RecordForm, type RecordFormState, useRecordForm } from '#renderer/parts/record-form.tsx';
import { StudentsPicker } from '#renderer/parts/student-picker.tsx';
import { useCommand } from '#renderer/request.ts';
import type { ConferenceExtractId } from '#shared/contract/conferences.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { contract } from '#shared/contract/index.ts';
import type { LevelPeriod } from '#shared/contract/students.ts';
import { type DraftKey, draftKeyInFile } from '#shared/draft-keys.ts';
import {
  ALERT_LEVEL_MEANINGS,
  ALERT_LEVELS,
  type AlertLevel,
  codesOf,
  DISCOVERY_ROUTES,
  type DiscoveryRoute,
} from '#shared/terms.ts';

/** What it is called for somebody who is at no level now, and for somebody who is. */
export const LIST = '列入预警库';
export const CHANGE_LEVEL = '调整预警等级';

interface LevelFormProps {
  of: { id: StudentId };
  /** The student is at a level now. */
  isListed: boolean;
  /** What a conference decided, with which the form begins and to which the level points. */
  decided?: DecidedLevel;
  onClose(): void;
}

type DecidedLevel = Omit<LevelValues, 'level'> & { level: AlertLevel; extractId: ConferenceExtractId };

/** The level of one student: which, from when, why, who decided, how the school learned of it. */
export function LevelForm({ of: { id }, isListed, decided, onClose }: LevelFormProps) {
  const form = useLevelForm({
    studentIds: [id],
    // What a conference decided stands there again by itself.
    draftKey: decided ? undefined : draftKeyInFile('level', id),
    decided,
    onDone: () => {
      announce(`已${isListed ? CHANGE_LEVEL : LIST}`);
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel={isListed ? CHANGE_LEVEL : LIST} onCancel={onClose}>
      <LevelFields form={form} />
    </RecordForm>
  );
}

interface ListFormProps {
  /** Whom one begins with. */
  studentIds: StudentId[];
  onClose(): void;
}

/** 列入预警库: several students in one go, at one level and for one reason. */
export function ListForm({ studentIds, onClose }: ListFormProps) {
  const form = useLevelForm({
    studentIds,
    // What was chosen in a list is the next time another choice.
    draftKey: studentIds.length === 0 ? 'watchlist/list' : undefined,
    onDone: (listed) => {
      announce(`已将 ${listed} 名学生${LIST}`);
      onClose();
    },
  });
  return (
    <RecordForm form={form} submitLabel={LIST} onCancel={onClose}>
      <StudentsPicker
        label="学生"
        required
        description="等级和原因相同的学生可以一次列入"
        {...form.getInputProps('studentIds')}
      />
      <LevelFields form={form} />
    </RecordForm>
  );
}

interface CorrectLevelFormProps {
  of: { id: StudentId; name: string };
  period: LevelPeriod;
  /** The end of it is the beginning of the next, and is put right there. */
  leadsOn: boolean;
  onClose(): void;
}

const righted = contract['watchlist.correctLevel'].input.omit({ periodId: true });

/** What was written down wrongly about a level, put right or taken back. */
export function CorrectLevelForm({ of, period, leadsOn, onClose }: CorrectLevelFormProps) {
  const correct = useCommand('watchlist.correctLevel');
  const remove = useCommand('watchlist.removeLevel');
  const { id: periodId, reason, decidedBy, endDecidedBy } = period;
  const known: LevelValues = {
    level: period.level,
    fromOn: period.fromOn,
    reason,
    decidedBy,
    discoveryRoute: period.discoveryRoute,
  };
  const form = useFileRecordForm({
    kind: 'level',
    studentId: of.id,
    recordId: periodId,
    schema: righted,
    initial: { ...known, ...endingOf(period), endDecidedBy },
    write: (right) => correct.run({ periodId, ...right }),
    onClose,
  });
  return (
    <FileRecordForm
      kind="level"
      form={form}
      name="更正"
      removing={{
        of: of.name,
        since: period.fromOn,
        consequence: TAKEN_BACK,
        remove: (why) => remove.run({ periodId, reason: why }),
      }}
      onClose={onClose}
    >
      <LevelFields form={form} />
      {period.endedOn && !leadsOn && (
        <EndingFields form={form} until="解除日期">
          <TextInput label="解除决定人" autoComplete="off" {...form.getInputProps('endDecidedBy')} />
        </EndingFields>
      )}
    </FileRecordForm>
  );
}

interface LevelValues extends Beginning {
  level: AlertLevel | null;
  decidedBy: string;
  discoveryRoute: DiscoveryRoute | null;
}

interface LevelFormOptions {
  studentIds: StudentId[];
  draftKey: DraftKey | undefined;
  decided?: DecidedLevel | undefined;
  /** With how many students were put at the level. */
  onDone(listed: number): void;
}

function useLevelForm({ studentIds, draftKey, decided, onDone }: LevelFormOptions) {
  const setLevel = useCommand('watchlist.setLevel');
  const initial: LevelValues & { studentIds: StudentId[]; extractId?: ConferenceExtractId } = {
    studentIds,
    level: null,
    ...beginsToday(),
    decidedBy: '',
    discoveryRoute: null,
    ...decided,
  };
  const form: RecordFormState<typeof initial> = useRecordForm({
    schema: contract['watchlist.setLevel'].input,
    initial,
    draftKey,
    submit: setLevel.run,
    onDone: () => onDone(form.getValues().studentIds.length),
  });
  return form;
}

function LevelFields({ form }: { form: Pick<RecordFormState<LevelValues>, 'getInputProps'> }) {
  return (
    <>
      <Radio.Group label="预警等级" required {...form.getInputProps('level')}>
        <Stack gap={12} my={8}>
          {codesOf(ALERT_LEVELS).map((level) => (
            <Radio
              key={level}
              value={level}
              required
              label={
                <>
                  <LevelMark level={level} /> {ALERT_LEVEL_MEANINGS[level]}
                </>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      <BeginningFields form={form} />
      <Select
        label="发现途径"
        required
        placeholder="请选择"
        data={codesOf(DISCOVERY_ROUTES).map((code) => ({ value: code, label: DISCOVERY_ROUTES[code] }))}
        {...form.getInputProps('discoveryRoute')}
      />
      <DecidedBy {...form.getInputProps('decidedBy')} />
    </>
  );
}
