import {
  Autocomplete,
  Input,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useRef } from 'react';
import { WarningPrompt } from '#renderer/observations/warning-prompt.tsx';
import { DateField } from '#renderer/parts/date-field.tsx';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import { StudentsPicker } from '#renderer/parts/student-picker.tsx';
import { TimeField } from '#renderer/parts/time-field.tsx';
import { useRequest } from '#renderer/request.ts';
import type { SessionId } from '#shared/contract/fields.ts';
import { codesOf, RISK_ANSWERS, SESSION_KINDS, SESSION_ROUTES } from '#shared/terms.ts';
import { EarlierSessions } from './earlier-sessions.tsx';
import classes from './session.module.css';
import type { SessionDraft } from './session-text.ts';
import { TemplateMenu } from './templates/template-menu.tsx';

const ROUTES = codesOf(SESSION_ROUTES).map((code) => ({ value: code, label: SESSION_ROUTES[code] }));
const RISKS = codesOf(RISK_ANSWERS).map((code) => ({ value: code, label: RISK_ANSWERS[code] }));
const KINDS = codesOf(SESSION_KINDS).map((code) => ({ value: code, label: SESSION_KINDS[code] }));

type Form = RecordFormState<SessionDraft>;

/** What is promised about process notes, and what is not. */
export const WHO_READS_NOTES =
  '只给写的人看，默认不打印。心港不给别人看，但另一位持有密码的人若懂技术，仍能用自己的密码从保险库里读出来。';

interface SessionFieldsProps {
  form: Form;
  beside?: boolean;
  /** Another person began the record: that person's process notes are not shown. */
  othersNotes?: boolean | undefined;
  /** The record itself, so that it does not stand among those before it. */
  sessionId?: SessionId | null;
}

/**
 * The record at the left; at the right the last sessions of the student and, visibly apart, what is only for the
 * counsellor. Beneath each other where it is narrow; beside a chronology the last session is read there.
 */
export function SessionFields({
  form,
  beside = false,
  othersNotes = false,
  sessionId = null,
}: SessionFieldsProps) {
  const [studentId, ...others] = form.values.studentIds;
  const content = useRef<HTMLTextAreaElement>(null);
  const { topic, assessment } = form.values;
  return (
    <div className={classes.sheet} data-beside={beside || undefined}>
      <div className={classes.record}>
        <SessionFacts form={form} />
        <TextInput
          label="主题"
          required
          data-autofocus={beside || undefined}
          {...form.getInputProps('topic')}
        />
        <div className={classes.content}>
          <div className={classes.template}>
            <TemplateMenu
              written={form.values}
              onLayOut={(fields) => {
                form.setValues(fields);
                // The headings stand in the field then.
                requestAnimationFrame(() => goOnBeneathHeading(content.current));
              }}
            />
          </div>
          <Textarea
            ref={content}
            label="辅导内容"
            required
            minRows={8}
            maxRows={30}
            {...form.getInputProps('content')}
          />
        </div>
        <WarningPrompt
          text={[topic, form.values.content, assessment].join('\n')}
          studentId={studentId ?? null}
        />
        <Input.Wrapper label="询问自杀风险" labelElement="div" error={form.errors.risk}>
          <SegmentedControl
            fullWidth
            aria-label="询问自杀风险"
            data={RISKS}
            value={form.values.risk}
            onChange={(risk) => form.setFieldValue('risk', risk)}
          />
        </Input.Wrapper>
        <Textarea label="评估" minRows={3} {...form.getInputProps('assessment')} />
        <Textarea label="处置措施" minRows={2} {...form.getInputProps('measures')} />
        <Textarea label="后续安排" minRows={2} {...form.getInputProps('nextSteps')} />
        <div className={classes.pair}>
          <DateField label="下次预约" {...form.getInputProps('nextOn')} />
          <TimeField label="预约时间" {...form.getInputProps('nextAt')} />
        </div>
        <Textarea
          label="辅导效果"
          description="结束辅导时填写：哪些方面好转了"
          minRows={2}
          {...form.getInputProps('effect')}
        />
      </div>
      <div className={classes.aside}>
        {!beside && studentId !== undefined && others.length === 0 && (
          <EarlierSessions studentId={studentId} but={sessionId} form={form} />
        )}
        <fieldset className={classes.notes}>
          <legend>
            <IconLock size={16} aria-hidden />
            心理教师手记
          </legend>
          {othersNotes ? (
            <p>这份记录由另一位教师开始写，手记只给写的人看。保存不会改动手记。</p>
          ) : (
            <>
              <p>{WHO_READS_NOTES}</p>
              <Textarea
                aria-label="心理教师手记"
                minRows={beside ? 4 : 8}
                maxRows={36}
                {...form.getInputProps('processNotes')}
              />
            </>
          )}
        </fieldset>
      </div>
    </div>
  );
}

/** The caret goes beneath the first heading. */
function goOnBeneathHeading(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  const end = field.value.indexOf('\n');
  const at = end < 0 ? field.value.length : end + 1;
  field.focus();
  field.setSelectionRange(at, at);
}

function SessionFacts({ form }: { form: Form }) {
  const { data: offers = { problems: [], places: [] } } = useRequest('sessions.offers', {});
  const { kind, studentIds } = form.values;
  return (
    <div className={classes.facts}>
      <div className={classes.whole}>
        <StudentsPicker label="学生" required {...form.getInputProps('studentIds')} />
      </div>
      {kind === 'group' && studentIds.length > 1 && (
        <div className={classes.whole}>
          <Absent form={form} />
        </div>
      )}
      <DateField label="辅导日期" required {...form.getInputProps('occurredOn')} />
      <TimeField label="开始时间" {...form.getInputProps('startsAt')} />
      <NumberInput
        label="时长（分钟）"
        min={1}
        max={600}
        step={5}
        allowDecimal={false}
        clampBehavior="none"
        {...form.getInputProps('minutes')}
        value={form.values.minutes ?? ''}
        onChange={(minutes) => form.setFieldValue('minutes', minutes === '' ? null : Number(minutes))}
      />
      <Input.Wrapper label="辅导形式" labelElement="div" error={form.errors.kind}>
        <SegmentedControl
          fullWidth
          aria-label="辅导形式"
          data={KINDS}
          value={form.values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind)}
        />
      </Input.Wrapper>
      <Autocomplete label="地点" data={offers.places} {...form.getInputProps('place')} />
      <Select label="来访途径" clearable placeholder="未填" data={ROUTES} {...form.getInputProps('route')} />
      <div className={classes.problems}>
        <TagsInput
          label="来访问题"
          data={offers.problems}
          maxTags={5}
          placeholder={form.values.problems.length === 0 ? '选择或输入' : ''}
          {...form.getInputProps('problems')}
        />
      </div>
    </div>
  );
}

/** Who of a group was expected and did not come. */
function Absent({ form }: { form: Form }) {
  const { data: students = [] } = useRequest('students.list', {});
  const chosen = new Set(form.values.studentIds);
  return (
    <MultiSelect
      label="缺席"
      description="没有到场的成员；不选就是都到了"
      data={students
        .filter(({ id }) => chosen.has(id))
        .map(({ id, name, className }) => ({ value: id, label: `${name}（${className}）` }))}
      {...form.getInputProps('absentIds')}
    />
  );
}
