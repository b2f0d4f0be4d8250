import { Alert, Button, Group } from '@mantine/core';
import {
  type GetInputPropsOptions,
  type GetInputPropsReturnType,
  type LooseKeys,
  type UseFormReturnType,
  useForm,
} from '@mantine/form';
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { z } from 'zod';
import type { DraftKey } from '#shared/draft-keys.ts';
import type { Failure, Outcome } from '#shared/outcome.ts';
import { useDraft } from './draft.ts';
import { fieldErrors, parseInChinese } from './field-errors.ts';
import classes from './record-form.module.css';
import { TakeAwayButton } from './take-away-button.tsx';

interface RecordFormOptions<Values, Accepted, Answer> {
  /** Usually the input of the request, out of the contract. */
  schema: z.ZodType<Accepted>;
  /** May be looser than the schema: a date not chosen yet is null, and the schema then asks for it. */
  initial: Values;
  /** Keeps what is typed in the vault under this name, and finds it again. */
  draftKey?: DraftKey | undefined;
  /** The form changes a record that exists; see `useDraft`. */
  changesRecord?: boolean;
  submit(values: Accepted): Promise<Outcome<Answer>>;
  onDone?(answer: Answer): void;
}

/** A form of @mantine/form with how its record is handed in. */
export type RecordFormState<Values> = Omit<UseFormReturnType<Values>, 'getInputProps'> & {
  /** Always with a value: every form here is controlled. */
  getInputProps(
    path: LooseKeys<Values>,
    options?: GetInputPropsOptions,
  ): GetInputPropsReturnType & Required<Pick<GetInputPropsReturnType, 'value'>>;
  handIn: {
    submit(): Promise<void>;
    isRunning: boolean;
    failure: Failure | undefined;
    draftRestored: boolean;
    discardDraft(): void;
    element: RefObject<HTMLFormElement | null>;
  };
};

/**
 * The one form pattern: checked by a schema of the contract, drafts kept while typing, refusals of the vault
 * shown at their fields.
 */
export function useRecordForm<Values extends object, Accepted, Answer>(
  options: RecordFormOptions<Values, Accepted, Answer>,
): RecordFormState<Values> {
  const [failure, setFailure] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const running = useRef(false);
  const element = useRef<HTMLFormElement>(null);
  const onTyped = useRef<(values: Values) => void>(() => {});
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: options.initial,
    onValuesChange: (values) => onTyped.current(values),
  });

  const draft = useDraft({
    key: options.draftKey,
    initial: options.initial,
    changesRecord: options.changesRecord ?? false,
    restore: (kept: Partial<Values>) => form.setValues(kept),
  });
  onTyped.current = draft.typed;

  const showErrors = (errors: Record<string, string>) => {
    form.setErrors(errors);
    // After React has painted the errors, so that the field is announced together with what is wrong.
    requestAnimationFrame(() => focusFirstError(element.current, errors));
  };

  const submit = async () => {
    if (running.current) return;
    const parsed = parseInChinese(options.schema, form.getValues());
    if (!parsed.success) {
      setFailure(undefined);
      showErrors(fieldErrors(parsed.error));
      return;
    }
    running.current = true;
    setRunning(true);
    setFailure(undefined);
    const handedIn = form.getValues();
    const outcome = await options.submit(parsed.data);
    if (outcome.ok) {
      await draft.discard(handedIn);
      options.onDone?.(outcome.value);
    } else {
      const atFields = outcome.failure.fields ?? {};
      setFailure(saysAllAtFields(element.current, outcome.failure) ? undefined : outcome.failure);
      showErrors(atFields);
    }
    setRunning(false);
    // Only when the screen shows what came of it: a key held down must not hand the same record in again.
    requestAnimationFrame(() => {
      running.current = false;
    });
  };

  const discardDraft = () => {
    void draft.giveUp();
    form.setValues(options.initial);
    form.clearErrors();
  };

  return {
    ...form,
    getInputProps: (path, inputOptions) => {
      const props = form.getInputProps(path, inputOptions);
      return { ...props, value: props.value };
    },
    handIn: { submit, isRunning, failure, draftRestored: draft.restored, discardDraft, element },
  };
}

/** Every word of a refusal stands at a field that is there: said above the form as well, it would be two errors. */
function saysAllAtFields(form: HTMLElement | null, { message, fields = {} }: Failure): boolean {
  const said = Object.entries(fields);
  return (
    said.some(([, text]) => text === message) &&
    said.every(([path]) => form?.querySelector(`[data-path="${CSS.escape(path)}"]`))
  );
}

const FIELD = 'input:not([type="hidden"]), textarea, select';
const FOCUSABLE = `${FIELD}, button`;

/** Moves the focus to the first field, as read on screen, that has an error. */
function focusFirstError(root: HTMLElement | null, errors: Record<string, string>): void {
  if (!root) return;
  const marked = [...root.querySelectorAll<HTMLElement>('[data-path]')].find(
    (node) => node.dataset.path !== undefined && errors[node.dataset.path] !== undefined,
  );
  const wrong = marked ?? root.querySelector<HTMLElement>('[aria-invalid="true"]');
  const target = wrong?.matches(FOCUSABLE) ? wrong : wrong?.querySelector<HTMLElement>(FOCUSABLE);
  if (target) {
    target.focus();
    // Also where the keyboard is there already.
    if (target instanceof HTMLInputElement && !target.readOnly) target.select();
  } else if (!root.contains(document.activeElement) || !document.activeElement?.matches('input, textarea'))
    root.querySelector<HTMLElement>('[role="alert"]')?.focus();
}

interface RecordFormProps<Values> {
  form: RecordFormState<Values>;
  /** The act by its one word (docs/words.md), where it is another than keeping what stands here. */
  submitLabel?: string;
  submitIcon?: ReactNode;
  /** The keyboard begins at the submit button: all that can be chosen has an answer already. */
  beginsAtSubmit?: boolean;
  /** What the form is called, for whoever does not see what stands around it. */
  name?: string;
  onCancel?: (() => void) | undefined;
  /** While true the form cannot be handed in, for a reason that stands beside it. */
  submitDisabled?: boolean;
  /** Handing it in takes something away for good. */
  takesAway?: boolean;
  /** Further buttons, left of the submit button. */
  extraActions?: ReactNode;
  children: ReactNode;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The first field where nothing stands yet; where something stands in each, the first, at what is chosen in it. */
function firstToFill(form: HTMLFormElement, values: object): Field | undefined {
  const fields = [...form.querySelectorAll<Field>(FIELD)].filter((field) => !field.matches(':disabled'));
  const first = fields.find((field) => isEmpty(field, fields) && !holdsValue(field, values)) ?? fields[0];
  return fields.find((field) => isChosenIn(first?.name, field)) ?? first;
}

function isEmpty(field: Field, among: readonly Field[]): boolean {
  if (field.type === 'radio') return !among.some((other) => isChosenIn(field.name, other));
  // A tick that is not there is an answer, and a file may be left out.
  if (field.type === 'checkbox' || field.type === 'file') return false;
  // What was picked among many stands beside the input, not in it.
  const group = field.closest('.mantine-InputWrapper-root');
  return field.value === '' && !group?.querySelector('.mantine-Pill-root, .mantine-MultiSelect-pill');
}

/** A picker stands empty as long as the names of whom it may offer are being read; what it holds, the form knows. */
function holdsValue({ dataset: { path } }: Field, values: object): boolean {
  const value = path?.split('.').reduce<unknown>(within, values);
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value !== '';
}

/** What stands under a key; of a row of a list, under its number. */
const within = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

function isChosenIn(group: string | undefined, field: Field): boolean {
  return group !== undefined && field.type === 'radio' && field.name === group && field.matches(':checked');
}

/**
 * Marks where the keyboard begins: dialogs, sheets and screens look for the mark when they open. A form that
 * comes later than its screen takes the focus that the screen holds for it; so does one that takes the place of what
 * had it, as the next step of a dialog does.
 */
function useFirstField(element: RefObject<HTMLFormElement | null>, values: () => object): void {
  const begun = useRef(values);
  useLayoutEffect(() => {
    const form = element.current;
    if (!form) return;
    const marked = form.querySelector<HTMLElement>('[data-autofocus]');
    const first = marked ?? firstToFill(form, begun.current());
    if (!marked) first?.setAttribute('data-autofocus', '');
    if (document.activeElement?.matches('main, body, [data-holds-focus]')) first?.focus();
  }, [element]);
}

/**
 * A value that stands in a field of one line is selected when the keyboard comes to it or the form opens with it: what
 * is typed takes its place. A click puts the caret where it clicks.
 */
function useSelectsValues() {
  const pressing = useRef(false);
  return {
    onPointerDownCapture: () => {
      pressing.current = true;
      // The press moves the focus before anything else is done.
      setTimeout(() => {
        pressing.current = false;
      });
    },
    onFocus: ({ target }: FocusEvent) => {
      if (!pressing.current && target instanceof HTMLInputElement && !target.readOnly) target.select();
    },
  };
}

export function RecordForm<Values>({
  form,
  submitLabel = '保存',
  submitIcon,
  beginsAtSubmit = false,
  name = submitLabel,
  onCancel,
  submitDisabled = false,
  takesAway = false,
  extraActions,
  children,
}: RecordFormProps<Values>) {
  const { submit, isRunning, failure, draftRestored, discardDraft, element } = form.handIn;
  useFirstField(element, () => form.getValues() as object);
  const selectsValues = useSelectsValues();
  const Submit = takesAway ? TakeAwayButton : Button;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey || event.altKey || event.shiftKey) return;
    if (event.key !== 'Enter' && event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    event.stopPropagation();
    if (!submitDisabled) void submit();
  };
  return (
    <form
      ref={element}
      className={classes.form}
      aria-label={name}
      noValidate
      // A click beside a field leaves the focus in the form, so that Ctrl+S still means this form.
      tabIndex={-1}
      onKeyDown={onKeyDown}
      {...selectsValues}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void submit();
      }}
    >
      {draftRestored && (
        <div className={classes.draft} role="status">
          已恢复未保存的草稿
          <TakeAwayButton size="compact-sm" onClick={discardDraft}>
            放弃草稿
          </TakeAwayButton>
        </div>
      )}
      {failure && (
        <Alert color="red" role="alert" tabIndex={-1} className={classes.failure}>
          {failure.message}
        </Alert>
      )}
      {children}
      <Group justify="flex-end" gap={8} className={classes.actions}>
        {extraActions}
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            取消
          </Button>
        )}
        <Submit
          type="submit"
          variant="filled"
          leftSection={submitIcon}
          loading={isRunning}
          disabled={submitDisabled}
          title="Ctrl+S"
          data-autofocus={beginsAtSubmit || undefined}
        >
          {submitLabel}
        </Submit>
      </Group>
    </form>
  );
}
