import { Alert, Button, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { z } from 'zod';
import { announce } from '#renderer/parts/announce.ts';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Enquiry, EnquiryId } from '#shared/contract/enquiries.ts';
import { line, type StudentId } from '#shared/contract/fields.ts';
import type { Incident, IncidentId } from '#shared/contract/incidents.ts';
import { ENQUIRY_CHANNELS, writtenSender } from '#shared/enquiries.ts';
import { SPOT_STEPS, type SpotStep } from '#shared/incident-terms.ts';
import { codesOf } from '#shared/terms.ts';
import { Background, Numbers } from './background.tsx';
import { kindWord, subjectsOf, writtenMoment } from './incident-words.ts';
import classes from './on-the-spot.module.css';
import { useSpot } from './spot.ts';
import { toldOf } from './timeline.tsx';

const STEPS = codesOf(SPOT_STEPS);
const NOT_BEGUN = '' as IncidentId;
const NOT_ASKED = '' as EnquiryId;

/**
 * 危机现场, for a shaking hand: what to do in its order, one press a step, each at its minute. It asks for nothing; the
 * first press begins the event.
 *
 * @param incidentId null until it has begun.
 * @param from the enquiry that told of it, with whose words it begins.
 */
export function OnTheSpot({
  incidentId,
  from,
}: {
  incidentId: IncidentId | null;
  from?: EnquiryId | undefined;
}) {
  const { go, back } = usePlace();
  const { data: incident } = useRequest(
    'incidents.read',
    // Not asked for until there is one.
    { incidentId: incidentId ?? NOT_BEGUN },
    { enabled: incidentId !== null },
  );
  const { data: told } = useRequest(
    'enquiries.read',
    // Not asked for where nobody has turned to the room.
    { enquiryId: from ?? NOT_ASKED },
    { enabled: from !== undefined && incidentId === null },
  );
  const spot = useSpot(incident ?? null, incidentId, told);
  const ticked = new Map(
    (incident?.entries ?? []).flatMap(({ step, startsAt }) => (step ? [[step, startsAt] as const] : [])),
  );
  useDigits((digit) => {
    const step = STEPS[digit - 1];
    if (step && !ticked.has(step)) void spot.tick(step);
  });
  return (
    <PageFrame
      title="危机现场"
      subtitle={
        incident
          ? `${incident.number}　${kindWord(incident.kind)}　学校得知：${writtenMoment(incident.learnedOn, incident.learnedAt)}`
          : '先保证安全。按一步记一步的时间，别的以后再补'
      }
      onBack={back}
      actions={
        incidentId && (
          <Button variant="default" onClick={() => go({ at: 'incident', incidentId })}>
            打开事件
          </Button>
        )
      }
    >
      {!incidentId && told && <ToldIn enquiry={told} />}
      {!incidentId && <GoOnWith />}
      <div className={classes.spot}>
        <ol className={classes.steps} aria-label="现场处置">
          {STEPS.map((step, index) => (
            <li key={step}>
              <Step
                step={step}
                digit={index + 1}
                tickedAt={ticked.get(step)}
                onTick={() => void spot.tick(step)}
              />
            </li>
          ))}
        </ol>
        <div className={classes.aside}>
          <Numbers />
          <Child incident={incident ?? null} told={told?.studentId ?? null} onChoose={spot.choose} />
          {incident && <Note incident={incident} onNote={spot.note} />}
        </div>
      </div>
    </PageFrame>
  );
}

interface StepProps {
  step: SpotStep;
  digit: number;
  /** `HH:mm`; undefined until it is done. */
  tickedAt: string | undefined;
  onTick(): void;
}

function Step({ step, digit, tickedAt, onTick }: StepProps) {
  const isDone = tickedAt !== undefined;
  return (
    <UnstyledButton
      className={classes.step}
      data-done={isDone || undefined}
      aria-pressed={isDone}
      aria-keyshortcuts={`${digit}`}
      // The keyboard begins here, and not where something is typed: a digit is a step.
      data-autofocus={digit === 1 || undefined}
      // What was done bears its minute; a wrong press is put right in the event.
      onClick={isDone ? undefined : onTick}
    >
      <span className={classes.box} aria-hidden>
        {isDone ? <IconCheck size={26} stroke={2.4} /> : digit}
      </span>
      <span className={classes.what}>{SPOT_STEPS[step]}</span>
      {isDone && <span className={classes.minute}>{tickedAt}</span>}
    </UnstyledButton>
  );
}

/** The digits do the steps, but while something is typed. */
function useDigits(onDigit: (digit: number) => void): void {
  const press = useEffectEvent(onDigit);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !/^[1-9]$/.test(key)) return;
      if (target instanceof Element && target.closest('input, textarea, [role="dialog"]')) return;
      event.preventDefault();
      press(Number(key));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** What somebody wrote or said, word for word, while one acts on it. */
function ToldIn({ enquiry }: { enquiry: Enquiry }) {
  const { channel, summary } = enquiry;
  return (
    <Alert
      color="red"
      className={classes.toldIn}
      title={`${ENQUIRY_CHANNELS[channel]}：${writtenSender(enquiry)}`}
    >
      <Text size="sm" lineClamp={4}>
        {summary}
      </Text>
    </Alert>
  );
}

/** An event of today that has begun already is gone on with by one press. */
function GoOnWith() {
  const { replace } = usePlace();
  const { data = [] } = useRequest('incidents.list', {});
  const handled = data.filter(({ state }) => state === 'handling' || state === 'watching').slice(0, 3);
  if (handled.length === 0) return null;
  return (
    <div className={classes.goOn}>
      <Text size="sm">已经在处置的，接着记：</Text>
      {handled.map((each) => (
        <Button
          key={each.id}
          variant="default"
          onClick={() => replace({ at: 'onTheSpot', incidentId: each.id })}
        >
          {each.number}　{subjectsOf(each)}
        </Button>
      ))}
    </div>
  );
}

interface ChildProps {
  incident: Incident | null;
  /** Who wrote of it, where somebody did who is known. */
  told: StudentId | null;
  onChoose: ReturnType<typeof useSpot>['choose'];
}

/** Who it is, which may come later; and what one has to know of the child. */
function Child({ incident, told, onChoose }: ChildProps) {
  const subjects = (incident?.extracts ?? []).filter(({ role }) => role === 'subject');
  if (!incident && told) return <Background studentIds={[told]} />;
  if (subjects.length > 0) return <Background studentIds={subjects.map(({ studentId }) => studentId)} />;
  return (
    <StudentPicker
      label="是哪个孩子"
      description="写姓名或拼音；还不知道的以后再填"
      value={null}
      onChange={(studentId) => studentId && void onChoose(studentId)}
    />
  );
}

const noted = z.strictObject({ text: line(500) });

function Note({ incident, onNote }: { incident: Incident; onNote: ReturnType<typeof useSpot>['note'] }) {
  const form = useRecordForm({
    schema: noted,
    initial: { text: '' },
    submit: ({ text }) => onNote(text),
    onDone: () => {
      form.reset();
      announce('已记下');
    },
  });
  const last = incident.entries.slice(-4).toReversed();
  return (
    <section aria-label="记一句">
      <RecordForm form={form} name="记一句" submitLabel="记下">
        <TextInput
          label="记一句"
          placeholder="发生了什么、谁来了、孩子说了什么"
          autoComplete="off"
          {...form.getInputProps('text')}
        />
      </RecordForm>
      <ul className={classes.told}>
        {last.map((entry) => (
          <li key={entry.id}>
            <span>{entry.startsAt}</span>
            {toldOf(entry)}
          </li>
        ))}
      </ul>
    </section>
  );
}
