import { Select, Textarea, TextInput } from '@mantine/core';
import { guardianWords } from '#renderer/family/guardian-words.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import pair from '#renderer/parts/pair.module.css';
import { PartTitle } from '#renderer/parts/part-title.tsx';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { SignersField, signersDraft } from '#renderer/parts/signers-field.tsx';
import { useCommand } from '#renderer/request.ts';
import type { PeriodId } from '#shared/contract/fields.ts';
import { contract, type InputOf } from '#shared/contract/index.ts';
import { RETURN_UNSAID, type SchoolReturn } from '#shared/contract/school-returns.ts';
import type { StudentFile } from '#shared/contract/students.ts';
import { needsPlan, RETURN_DECISIONS, type ReturnDecision } from '#shared/return-decisions.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { codesOf, isCauseOfCare, LEAVE_CAUSES } from '#shared/terms.ts';
import classes from './return-form.module.css';

interface ReturnFormProps {
  file: StudentFile;
  /** Null for another one. */
  schoolReturn: SchoolReturn | null;
  /** The leave that another one belongs to, where somebody said. */
  leaveId?: PeriodId | undefined;
  onClose(): void;
}

/** What stands in the form, where the day of the application may still be missing. */
type Draft = Omit<InputOf<'schoolReturns.write'>, 'appliedOn' | 'leaveId'> & {
  leaveId: PeriodId | null;
  appliedOn: LocalDate | null;
};

/** 复学: one sheet, from the application to the plan, filled in as things happen. */
export function ReturnForm({ file, schoolReturn, leaveId, onClose }: ReturnFormProps) {
  const write = useCommand('schoolReturns.write');
  const remove = useCommand('schoolReturns.remove');
  const people = guardianWords(file.guardians);
  const { state, ...standing } = schoolReturn ?? { state: null };
  const initial: Draft = {
    ...RETURN_UNSAID,
    appliedOn: todayOnThisPc(),
    // The latest: the one that lasts, or the one that somebody has just come back from.
    leaveId: leaveId ?? file.leaves[0]?.id ?? null,
    ...sheetOf(standing),
    schoolReturnId: schoolReturn?.id ?? null,
    studentId: file.id,
    signers: signersDraft(schoolReturn?.signers, people),
  };
  const form = useFileRecordForm({
    kind: 'schoolReturn',
    studentId: file.id,
    recordId: schoolReturn?.id ?? null,
    schema: contract['schoolReturns.write'].input,
    initial,
    write: write.run,
    onClose,
  });
  return (
    <FileRecordForm
      kind="schoolReturn"
      form={form}
      removing={
        schoolReturn && {
          of: file.name,
          on: schoolReturn.appliedOn,
          consequence: '这次申请连同评估和决定将不再显示和打印',
          remove: (reason) => remove.run({ schoolReturnId: schoolReturn.id, reason }),
        }
      }
      onClose={onClose}
    >
      <Application file={file} form={form} people={people} />
      <Certificate file={file} form={form} />
      <Assessment form={form} />
      <Decision form={form} />
      <Plan file={file} form={form} />
    </FileRecordForm>
  );
}

/** The sheet without what the form has of its own. */
function sheetOf(standing: Partial<SchoolReturn>): Partial<Draft> {
  const { id, state, signers, ...sheet } = standing;
  // What the vault reads beside the sheet, as when it was written, is not handed in again.
  return Object.fromEntries(Object.entries(sheet).filter(([field]) => SHEET.has(field)));
}
const SHEET: ReadonlySet<string> = new Set([...Object.keys(RETURN_UNSAID), 'leaveId', 'appliedOn']);

interface PartProps {
  form: RecordFormState<Draft>;
}

const leaveOf = (file: StudentFile, { values }: PartProps['form']) =>
  file.leaves.find(({ id }) => id === values.leaveId);

function Application({ file, form, people }: PartProps & { file: StudentFile; people: readonly string[] }) {
  return (
    <PartTitle title="申请">
      <div className={classes.part}>
        <Select
          label="从哪次休学回来"
          required
          data={file.leaves.map(({ id, fromOn, cause }) => ({
            value: id,
            label: `${writtenDate(fromOn)}起${cause ? `，${LEAVE_CAUSES[cause]}` : ''}`,
          }))}
          {...form.getInputProps('leaveId')}
        />
        <DateField label="申请日期" required {...form.getInputProps('appliedOn')} />
        <Textarea label="申请内容" autosize minRows={2} {...form.getInputProps('application')} />
        <SignersField
          people={people}
          {...form.getInputProps('signers')}
          propsOf={(path) => form.getInputProps(path)}
        />
      </div>
    </PartTitle>
  );
}

function Certificate({ file, form }: PartProps & { file: StudentFile }) {
  const leave = leaveOf(file, form);
  return (
    <PartTitle title="康复证明">
      <div className={classes.part}>
        <div className={pair.pair}>
          <TextInput
            label="出具证明的医院"
            autoComplete="off"
            {...form.getInputProps('certificateHospital')}
          />
          <DateField label="证明日期" {...form.getInputProps('certificateOn')} />
        </div>
        <Textarea
          label="证明的要点"
          description={
            leave && isCauseOfCare(leave.cause) ? '证明之外，学校还要自己评估；复学后有一年的访谈' : undefined
          }
          autosize
          minRows={2}
          {...form.getInputProps('certificate')}
        />
      </div>
    </PartTitle>
  );
}

function Assessment({ form }: PartProps) {
  return (
    <PartTitle title="学校评估">
      <div className={classes.part}>
        <div className={pair.pair}>
          <DateField label="评估日期" {...form.getInputProps('assessedOn')} />
          <TextInput label="参加评估的人" autoComplete="off" {...form.getInputProps('assessedBy')} />
        </div>
        <Textarea
          label="评估意见"
          description="现在的状态、在校需要哪些照看、还要注意什么；会印给家长签字"
          autosize
          minRows={3}
          {...form.getInputProps('assessment')}
        />
      </div>
    </PartTitle>
  );
}

function Decision({ form }: PartProps) {
  const { decision, decidedOn, reviewOn } = form.values;
  /** What belongs to another decision goes with it. */
  const decide = (chosen: ReturnDecision | null) =>
    form.setValues(
      chosen === null
        ? { decision: null, decidedOn: null, decidedBy: '', decisionReason: '', reviewOn: null }
        : {
            decision: chosen,
            decidedOn: decidedOn ?? todayOnThisPc(),
            reviewOn: chosen === 'granted' ? null : reviewOn,
          },
    );
  const turnedAway = decision === 'postponed' || decision === 'incomplete';
  return (
    <PartTitle title="决定与安排">
      <div className={classes.part}>
        <Select
          label="决定"
          clearable
          placeholder="还没有决定"
          data={codesOf(RETURN_DECISIONS).map((code) => ({ value: code, label: RETURN_DECISIONS[code] }))}
          {...form.getInputProps('decision')}
          onChange={decide}
        />
        {decision && (
          <>
            <div className={pair.pair}>
              <DateField label="决定日期" required {...form.getInputProps('decidedOn')} />
              <TextInput label="决定人" required autoComplete="off" {...form.getInputProps('decidedBy')} />
            </div>
            <Textarea
              label={turnedAway ? '还缺什么、接下来怎么办' : '说明'}
              required={turnedAway}
              autosize
              minRows={2}
              {...form.getInputProps('decisionReason')}
            />
            {turnedAway && (
              <DateField
                ahead
                label="再议日期"
                required
                description="到这一天列入应办"
                {...form.getInputProps('reviewOn')}
              />
            )}
          </>
        )}
        <Textarea
          label="学习安排"
          description="进哪个班、减哪些课和作业、坐在哪里、谁多照看"
          autosize
          minRows={2}
          {...form.getInputProps('arrangement')}
        />
      </div>
    </PartTitle>
  );
}

function Plan({ file, form }: PartProps & { file: StudentFile }) {
  const leave = leaveOf(file, form);
  const asked = leave !== undefined && needsPlan(leave.cause);
  return (
    <PartTitle title={asked ? '防备预案（复学当天要有）' : '防备预案'}>
      <div className={classes.part}>
        <div className={pair.pair}>
          <DateField label="制定日期" {...form.getInputProps('plannedOn')} />
          <TextInput label="负责领导" autoComplete="off" {...form.getInputProps('planLeader')} />
        </div>
        <Textarea
          label="预警迹象"
          description="看到什么就要警觉"
          autosize
          minRows={2}
          {...form.getInputProps('signs')}
        />
        <Textarea
          label="各人做什么"
          description="谁陪着、谁报告、谁联系家长"
          autosize
          minRows={2}
          {...form.getInputProps('roles')}
        />
        <Textarea
          label="联系电话"
          description="校内、家长、医院，一行一个"
          autosize
          minRows={2}
          {...form.getInputProps('numbers')}
        />
      </div>
    </PartTitle>
  );
}
