import { Alert, Button, Progress } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Failure } from '#shared/outcome.ts';
import { useEscape } from './layers.ts';
import { PageFrame } from './page-frame.tsx';
import classes from './wizard.module.css';

export interface WizardStep {
  key: string;
  /** Its name in the line of steps: a word or two. */
  word: string;
  content: ReactNode;
  /** False while the step lacks something; `hint` then says what. */
  canGoOn?: boolean;
  /** Stands beside the button that goes on. */
  hint?: ReactNode;
  /** What the button that goes on says; 下一步 where nothing is said. */
  goOnWord?: string;
  /** What must happen before the next step: asking the vault, for instance. False stays. */
  goOn?(): Promise<boolean>;
  /** What is done by this step is done: nobody goes back from here. */
  isDone?: boolean;
}

/** Something long that runs on the way to the next step. */
export interface WizardWork {
  word: string;
  /** 0 to 1; null while nobody knows. */
  share: number | null;
  /** Present while it can still be broken off without a trace. */
  onCancel?: (() => void) | undefined;
}

interface WizardProps {
  title: string;
  subtitle?: ReactNode;
  steps: readonly WizardStep[];
  /** Key of the step that is shown. What is chosen in a step is kept by the caller: going back loses nothing. */
  at: string;
  onStep(key: string): void;
  /** Out of the wizard: back from the first step, on from the last. */
  onLeave(): void;
  failure?: Failure | undefined;
  work?: WizardWork | null | undefined;
}

/**
 * The one wizard: steps with names, each on its own page. Ctrl+Enter goes on; Escape and Alt+← go one step
 * back and ask nothing. The keyboard goes on at `data-autofocus` of the new step, or at its heading.
 */
export function Wizard({ title, subtitle, steps, at, onStep, onLeave, failure, work }: WizardProps) {
  const here = Math.max(
    0,
    steps.findIndex(({ key }) => key === at),
  );
  const step = steps[here];
  const [isGoing, setGoing] = useState(false);
  const going = useRef(false);
  const content = useRef<HTMLElement>(null);
  const isBusy = isGoing || Boolean(work);

  const goBack = () => {
    if (work?.onCancel) return work.onCancel();
    if (isBusy) return;
    const before = steps[here - 1];
    if (before && !step?.isDone) onStep(before.key);
    else onLeave();
  };
  const goOn = async () => {
    if (!step || step.canGoOn === false || isBusy || going.current) return;
    going.current = true;
    setGoing(true);
    const may = step.goOn ? await step.goOn() : true;
    going.current = false;
    setGoing(false);
    if (!may) return;
    const next = steps[here + 1];
    if (next) onStep(next.key);
    else onLeave();
  };

  useEscape(true, goBack);
  useWizardKeys({ goBack, goOn: () => void goOn() });

  // The keyboard goes where the eye goes: into the step that has come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step has come
  useEffect(() => {
    const first = content.current?.querySelector<HTMLElement>('[data-autofocus]');
    (first ?? content.current)?.focus();
  }, [at]);

  if (!step) return null;
  return (
    <PageFrame
      title={title}
      subtitle={subtitle}
      onBack={goBack}
      steps={<StepLine steps={steps} here={here} canGo={!isBusy && !step.isDone} onStep={onStep} />}
      foot={
        <div className={classes.foot}>
          {work ? <WorkLine work={work} /> : <div className={classes.hint}>{step.hint}</div>}
          {here > 0 && !step.isDone && (
            <Button variant="default" disabled={isBusy} onClick={goBack} title="Esc">
              上一步
            </Button>
          )}
          <Button
            loading={isGoing && !work}
            disabled={step.canGoOn === false || Boolean(work)}
            onClick={() => void goOn()}
            title="Ctrl+Enter"
          >
            {step.goOnWord ?? (here === steps.length - 1 ? '完成' : '下一步')}
          </Button>
        </div>
      }
    >
      <section ref={content} className={classes.content} aria-label={step.word} tabIndex={-1}>
        {failure && (
          <Alert color="red" role="alert" className={classes.failure}>
            {failure.message}
          </Alert>
        )}
        {step.content}
      </section>
    </PageFrame>
  );
}

interface StepLineProps {
  steps: readonly WizardStep[];
  here: number;
  canGo: boolean;
  onStep(key: string): void;
}

/** Where one is; a step that is behind opens again by a click. */
function StepLine({ steps, here, canGo, onStep }: StepLineProps) {
  return (
    <ol className={classes.steps} aria-label="步骤">
      {steps.map(({ key, word }, index) => {
        const isBehind = index < here;
        const inside = (
          <>
            <span className={classes.number}>
              {isBehind ? <IconCheck size={14} aria-hidden /> : index + 1}
            </span>
            {word}
          </>
        );
        return (
          <li
            key={key}
            className={classes.step}
            data-behind={isBehind || undefined}
            aria-current={index === here ? 'step' : undefined}
          >
            {isBehind && canGo ? (
              <button type="button" className={classes.back} onClick={() => onStep(key)}>
                {inside}
              </button>
            ) : (
              inside
            )}
          </li>
        );
      })}
    </ol>
  );
}

function WorkLine({ work: { word, share, onCancel } }: { work: WizardWork }) {
  return (
    <div className={classes.work} role="status">
      <span className={classes.workWord}>{word}</span>
      <Progress
        value={share === null ? 100 : Math.round(share * 100)}
        animated={share === null}
        aria-label={word}
        className={classes.bar}
      />
      {onCancel && (
        <Button variant="subtle" onClick={onCancel}>
          取消
        </Button>
      )}
    </div>
  );
}

/** The keys that work wherever one is in a wizard, unless a dialog or a sheet lies over it. */
function useWizardKeys(keys: { goBack(): void; goOn(): void }): void {
  const goBack = useEffectEvent(keys.goBack);
  const goOn = useEffectEvent(keys.goOn);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isBack = event.altKey && !event.ctrlKey && event.key === 'ArrowLeft';
      const isOn = event.ctrlKey && !event.altKey && !event.shiftKey && event.key === 'Enter';
      if (!isBack && !isOn) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
      event.preventDefault();
      // Alt+← would otherwise leave the screen with everything that was chosen in it.
      event.stopImmediatePropagation();
      if (isBack) goBack();
      else goOn();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
