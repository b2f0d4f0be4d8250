import { Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { KINDS, placeToWrite } from '#renderer/kinds/kinds.ts';
import { Dialog } from '#renderer/parts/dialog.tsx';
import { EmptyState } from '#renderer/parts/empty-state.tsx';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { useNumberWords } from '#renderer/parts/number-words.ts';
import { StudentPicker } from '#renderer/parts/student-picker.tsx';
import type { Place } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { RecordKind } from '#shared/record-kinds.ts';
import { FoundGroups, optionId } from './found-groups.tsx';
import { useReadOn } from './read-on.ts';
import classes from './search.module.css';
import { foundGroups, type Option, recentGroups, type Widened } from './search-options.ts';
import { type Way, waysFor } from './ways.ts';

interface SearchPaletteProps {
  opened: boolean;
  /** Whose files were opened last. */
  recent: readonly StudentId[];
  /** Where one is: what is written in a student's file is written about this student. */
  here: Place;
  onGo(place: Place): void;
  onClose(): void;
}

/** Ctrl+K: a few letters, and one stands before the student or the record. Above sheets and dialogs. */
export function SearchPalette({ opened, recent, here, onGo, onClose }: SearchPaletteProps) {
  const [goes, setGoes] = useState(false);
  // What was looked for last is there again, selected: one goes on with it, or types over it.
  const [text, setText] = useState('');
  useEffect(() => {
    if (opened) setGoes(false);
  }, [opened]);
  return (
    <Dialog title="搜索" width={760} zIndex={215} opened={opened} onClose={onClose} returnFocus={!goes}>
      <Palette
        text={text}
        onText={setText}
        recent={recent}
        here={here}
        onGo={(place) => {
          setGoes(true);
          onGo(place);
        }}
      />
    </Dialog>
  );
}

interface PaletteProps {
  text: string;
  onText(text: string): void;
  recent: readonly StudentId[];
  here: Place;
  onGo(place: Place): void;
}

function Palette({ text, onText, recent, here, onGo }: PaletteProps) {
  const [writing, setWriting] = useState<RecordKind | null>(null);
  const [widened, setWidened] = useState<Widened>(null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const isAsking = text.trim() !== '';
  const found = useRequest(
    'search.find',
    { text, all: widened, opened: [...recent] },
    { enabled: isAsking, keepsLast: true },
  );
  const remembered = useRequest('search.students', { studentIds: [...recent] });
  const unread = useReadOn(found.refetch);
  const groups = useMemo(() => {
    if (!isAsking) return recentGroups(remembered.data ?? []);
    return found.data ? foundGroups(found.data, waysFor(text), widened) : [];
  }, [isAsking, text, remembered.data, found.data, widened]);
  const options = groups.flatMap((group) => group.options);
  // Of everything in one group the way back comes first, and is not what Enter should take.
  const first = options.find(({ key }) => key !== 'narrow') ?? options[0];
  const active = options.find(({ key }) => key === activeKey) ?? first;
  const isAnswered =
    !isAsking || (found.data !== undefined && !found.isEarlier) || found.failure !== undefined;

  const goBy = ({ leads }: Way) => {
    if (leads.to === 'place') return onGo(leads.place);
    if (here.at === 'student') return onGo(placeToWrite(leads.kind, here.studentId));
    const alone = KINDS[leads.kind].writes?.alone;
    if (alone) onGo(alone);
    else setWriting(leads.kind);
  };
  const take = (option: Option | undefined) => {
    if (!option) return;
    if (option.is === 'way') return goBy(option.way);
    if (option.is !== 'widen') return onGo(option.place);
    setWidened(option.to);
    setActiveKey(null);
  };

  // Enter was quicker than the vault: it takes the first of what was meant, not of what stood there before.
  const [enters, setEnters] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the answer has come
  useEffect(() => {
    if (!enters || !isAnswered) return;
    setEnters(false);
    take(first);
  }, [enters, isAnswered]);

  const onKey = (event: KeyboardEvent) => {
    // These keys belong to the input method while a Chinese word is being typed.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const at = active ? options.indexOf(active) : -1;
    const to = nextOf(event.key, at, options.length);
    if (to !== null) {
      setActiveKey(options[to]?.key ?? null);
    } else if (event.key === 'Enter') {
      if (isAnswered) take(active);
      else setEnters(true);
    } else return;
    event.preventDefault();
  };

  const { own: numberWord } = useNumberWords();
  const field = useRef<HTMLInputElement>(null);
  // select() would take the focus before the dialog has noted where to give it back to.
  useEffect(() => field.current?.setSelectionRange(0, field.current.value.length), []);

  if (writing) {
    return <AboutWhom kind={writing} onChosen={(studentId) => onGo(placeToWrite(writing, studentId))} />;
  }
  return (
    <div className={classes.palette}>
      <TextInput
        ref={field}
        data-autofocus
        role="combobox"
        aria-label="搜索学生和记录"
        aria-expanded={options.length > 0}
        aria-controls="found"
        aria-activedescendant={active && optionId(active.key)}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        size="md"
        placeholder={`姓名、拼音首字母、${numberWord}、班级，记录里的词，或要做的事`}
        leftSection={<IconSearch size={20} aria-hidden />}
        value={text}
        onChange={(event) => {
          onText(event.currentTarget.value);
          setWidened(null);
          setActiveKey(null);
          setEnters(false);
        }}
        onKeyDown={onKey}
      />
      <div className={classes.found}>
        {isAsking && found.failure ? (
          <ErrorState failure={found.failure} onRetry={found.refetch} />
        ) : options.length > 0 ? (
          <FoundGroups
            groups={groups}
            sought={isAsking ? text : ''}
            activeKey={active?.key ?? null}
            onPoint={setActiveKey}
            onTake={take}
          />
        ) : isAsking ? (
          isAnswered && <NothingFound text={text.trim()} numberWord={numberWord} />
        ) : (
          <EmptyState
            title="输入几个字母或汉字就开始找"
            text={`学生：姓名、拼音、首字母（如 zs）、${numberWord}、班级。记录：任意两个字以上的词，几个词用空格隔开；加上姓名，就只找这名学生的。要去的地方、要写的记录也可以直接输入：备份、写告知书、记家访。`}
          />
        )}
      </div>
      <footer className={classes.foot}>
        <span role="status">
          {isAsking && isAnswered && found.data && widened === null ? told(found.data) : ''}
        </span>
        {unread > 0 && <span>还有 {unread} 条记录正在整理，整理好就能搜到</span>}
        <span className={classes.keys} aria-hidden>
          <Kbd size="xs">↑</Kbd>
          <Kbd size="xs">↓</Kbd> 选择
          <Kbd size="xs">Enter</Kbd> 打开
          <Kbd size="xs">Esc</Kbd> 关闭
        </span>
      </footer>
    </div>
  );
}

/** Something is to be written, and nobody has said about whom. */
function AboutWhom({ kind, onChosen }: { kind: RecordKind; onChosen(studentId: StudentId): void }) {
  return (
    <StudentPicker
      label={`${KINDS[kind].writes?.act ?? ''}：哪名学生？`}
      value={null}
      focusedFirst
      onChange={(studentId) => studentId && onChosen(studentId)}
    />
  );
}

/** How far PageUp and PageDown go. */
const PAGE = 8;

/** The option that a key goes to; null for a key that goes to none. */
function nextOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(at + PAGE, count - 1);
    case 'PageUp':
      return Math.max(at - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function told({ studentsTotal, groups }: { studentsTotal: number; groups: { total: number }[] }): string {
  const records = groups.reduce((sum, { total }) => sum + total, 0);
  return `${studentsTotal} 名学生，${records} 条记录`;
}

function NothingFound({ text, numberWord }: { text: string; numberWord: string }) {
  return (
    <EmptyState
      title={`没有找到“${text}”`}
      text={`记录里的词至少写两个字；几个词要同时出现才算找到，少写一个再试。学生可以用拼音首字母或${numberWord}。`}
    />
  );
}
