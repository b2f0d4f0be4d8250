import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type FocusEventHandler, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useRequest } from '#renderer/request.ts';
import { type BornOn, possibleBirths, readBirthMonth, writtenBirth } from '#shared/birth-date.ts';
import {
  isLocalDate,
  type LocalDate,
  todayOnThisPc,
  writtenDate,
  writtenDay,
} from '#shared/school-calendar.ts';
import { plainLine } from '#shared/written-text.ts';
import classes from './date-field.module.css';
import { readWrittenDate } from './written-date.ts';

type DateFieldProps = FieldProps &
  (
    | { orMonth?: false; value: LocalDate | null; onChange(value: LocalDate | null): void }
    /** Of a birth people often know the month alone. */
    | { orMonth: true; value: BornOn | null; onChange(value: BornOn | null): void }
  );

interface FieldProps {
  label: string;
  error?: ReactNode;
  required?: boolean;
  description?: ReactNode;
  disabled?: boolean;
  /** It is about what is planned: 周五 is the next one, not the last. */
  ahead?: boolean;
  /** It may well lie before anything that is on record here, such as a birth. */
  anyTime?: boolean;
  onFocus?: FocusEventHandler<HTMLInputElement> | undefined;
  onBlur?: FocusEventHandler<HTMLInputElement> | undefined;
  /** Set by @mantine/form; finds the field when it has an error. */
  'data-path'?: string;
}

const NOT_UNDERSTOOD = {
  day: '没有看懂这个日期，请写成 2026-09-01、9月1日、0901 或 昨天、周五',
  birth: '没有看懂这个日期，请写成 2013-11-05；只知道年月的，写 2013-11',
};

const CALENDAR_LABELS = {
  monthLevelControl: '选择月份',
  yearLevelControl: '选择年份',
  nextMonth: '下个月',
  previousMonth: '上个月',
  nextYear: '下一年',
  previousYear: '上一年',
  nextDecade: '后十年',
  previousDecade: '前十年',
};

function written(value: BornOn | null): string {
  if (value === null) return '';
  return isLocalDate(value) ? writtenDay(value) : writtenBirth(value);
}

/** A date, typed as people type dates (readWrittenDate) or picked from a calendar; shown as 2026年9月1日 周二. */
export function DateField(props: DateFieldProps) {
  const {
    label,
    value,
    onChange,
    orMonth = false,
    error,
    description,
    ahead,
    anyTime = false,
    onFocus,
    onBlur,
    ...rest
  } = props;
  const day = value !== null && isLocalDate(value) ? value : null;
  const firstDay = useFirstDay(value !== null && !anyTime);
  // What is in the field while a person types; null while nobody does.
  const [typed, setTyped] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const notUnderstood = typed !== null && typed.trim() !== '' && value === null;
  const [left, setLeft] = useState(false);

  const type = (text: string) => {
    setTyped(text);
    setLeft(false);
    const meant = readWrittenDate(text, todayOnThisPc(), { ahead });
    if (props.orMonth && meant === null) props.onChange(readBirthMonth(plainLine(text)));
    else onChange(meant);
  };
  const leave: FocusEventHandler<HTMLInputElement> = (event) => {
    if (value !== null || typed?.trim() === '') setTyped(null);
    setLeft(true);
    onBlur?.(event);
  };
  const pick = (picked: string | null) => {
    if (picked === null || !isLocalDate(picked)) return;
    onChange(picked);
    setTyped(null);
    setOpened(false);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault();
      setOpened(true);
    }
  };

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          ref={input}
          label={label}
          placeholder={orMonth ? '2013-11-05 或 2013-11' : '例如 2026-09-01'}
          autoComplete="off"
          value={typed ?? written(value)}
          description={
            day !== null && firstDay !== undefined && day < firstDay ? (
              <>
                {description}
                <span className={classes.doubt}>
                  早于心港里最早的学年（{writtenDate(firstDay)}起），请核对年份
                </span>
              </>
            ) : (
              description
            )
          }
          error={notUnderstood && left ? NOT_UNDERSTOOD[orMonth ? 'birth' : 'day'] : error}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={(event) => {
            // Also by a click: a date is typed anew, as people write dates.
            event.currentTarget.select();
            onFocus?.(event);
          }}
          onBlur={leave}
          onKeyDown={onKeyDown}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label="打开日历"
              aria-haspopup="dialog"
              aria-expanded={opened}
              title="打开日历（Alt+↓）"
              disabled={rest.disabled === true}
              onClick={() => setOpened(!opened)}
            >
              <IconCalendar size={18} aria-hidden />
            </ActionIcon>
          }
          {...rest}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="日历">
        <DatePicker
          // Escape closes the calendar, not the sheet that the field is in.
          __stopPropagation
          value={day}
          onChange={pick}
          monthLabelFormat="YYYY年M月"
          yearLabelFormat="YYYY年"
          getDayAriaLabel={(day) => (isLocalDate(day) ? writtenDay(day) : day)}
          ariaLabels={CALENDAR_LABELS}
          // The keyboard begins at the day itself.
          getDayProps={(each) => (each === (day ?? todayOnThisPc()) ? { 'data-autofocus': true } : {})}
          {...(value === null ? {} : { defaultDate: possibleBirths(value).first })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The first day of the first school year that is on record; undefined until it is known, or while it is not wanted. */
function useFirstDay(isWanted: boolean): LocalDate | undefined {
  const { data } = useRequest('schoolYears.list', {}, { enabled: isWanted });
  // Other fields may have asked already: what is known is not therefore meant for this one.
  return isWanted ? data?.map(({ fromOn }) => fromOn).sort()[0] : undefined;
}
