import { Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { FileRecordForm, useFileRecordForm } from '#renderer/parts/file-record-form.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import pair from '#renderer/parts/pair.module.css';
import { PartTitle } from '#renderer/parts/part-title.tsx';
import { useCommand } from '#renderer/request.ts';
import { asksReason, CLUE_ANSWERS, CLUE_RULES, type ClueAnswer, writtenClueRule } from '#shared/clues.ts';
import type { Clue, OpenClue } from '#shared/contract/clues.ts';
import { contract } from '#shared/contract/index.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';

/** What each answer asks for next, for whoever chooses. */
const HINTS: Readonly<Record<ClueAnswer, string>> = {
  goOn: '先看着，暂不做别的；写明为什么',
  interview: '和学生面谈，或做一次个别辅导',
  assess: '交评估小组评估，定预警等级',
  plan: '制定或修订一生一策',
  refused: '写明为什么不采纳；这些记录不再提示',
};

interface ClueFormProps extends InFile {
  /** Null where what waits is answered. */
  clue: Clue | null;
  /** Who mostly answers: whoever is at the PC. */
  person: string;
}

/** 预警线索: the rules, the records that met them, each opened by a press; and whether it is taken up. */
export function ClueForm({ file, clue, person, onShow, onClose }: ClueFormProps) {
  const answerIt = useCommand('clues.answer');
  const remove = useCommand('clues.remove');
  const occurredOn: LocalDate | null = clue?.occurredOn ?? todayOnThisPc();
  const answer: ClueAnswer | null = clue?.answer ?? null;
  const form = useFileRecordForm({
    kind: 'clue',
    studentId: file.id,
    recordId: clue?.id ?? null,
    schema: contract['clues.answer'].input,
    initial: {
      clueId: clue?.id ?? null,
      studentId: file.id,
      occurredOn,
      answer,
      reason: clue?.reason ?? '',
      answeredBy: clue?.answeredBy ?? person,
    },
    write: answerIt.run,
    onClose,
  });
  const { answer: chosen } = form.values;
  const open = (opens: RecordRef) => onShow({ shows: 'record', opens });
  return (
    <FileRecordForm
      kind="clue"
      form={form}
      removing={
        clue && {
          of: file.name,
          on: clue.occurredOn,
          consequence: '这次处理将不再显示；线索里的记录重新算数',
          remove: (reason) => remove.run({ clueId: clue.id, reason }),
        }
      }
      onClose={onClose}
    >
      {clue ? (
        <Answered clue={clue} onOpen={open} />
      ) : (
        file.openClue && <Waiting clue={file.openClue} onOpen={open} />
      )}
      <Radio.Group label="怎样处理" required {...form.getInputProps('answer')}>
        <Stack gap={12} my={8}>
          {codesOf(CLUE_ANSWERS).map((code) => (
            <Radio key={code} value={code} label={CLUE_ANSWERS[code]} description={HINTS[code]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="理由"
        required={chosen !== null && asksReason(chosen)}
        minRows={2}
        autosize
        {...form.getInputProps('reason')}
      />
      <div className={pair.pair}>
        <DateField label="日期" required {...form.getInputProps('occurredOn')} />
        <TextInput label="处理人" required autoComplete="off" {...form.getInputProps('answeredBy')} />
      </div>
    </FileRecordForm>
  );
}

interface RecordsProps<Of> {
  clue: Of;
  onOpen(opens: RecordRef): void;
}

function Waiting({ clue, onOpen }: RecordsProps<OpenClue>) {
  return (
    <>
      {clue.fired.map(({ rule, need, days, traces }) => (
        <PartTitle key={rule} title={CLUE_RULES[rule].word}>
          <Text size="sm" c="dimmed">
            规则：{writtenClueRule(rule, { need, days })}
          </Text>
          <Records records={traces} onOpen={onOpen} />
        </PartTitle>
      ))}
      <Text size="sm" c="dimmed">
        {clue.looked > 0 && `这段时间观察日志一共 ${clue.looked} 条。`}
        记得多不等于问题重：只数有异常的日子和不同的人，不打分，也不下结论。
      </Text>
    </>
  );
}

function Answered({ clue, onOpen }: RecordsProps<Clue>) {
  return (
    <PartTitle title="当时成立的规则">
      {clue.because.split('\n').map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      <Records records={clue.records} onOpen={onOpen} />
    </PartTitle>
  );
}

function Records({ records, onOpen }: { records: Clue['records']; onOpen(opens: RecordRef): void }) {
  return (
    <div>
      {records.map(({ told, opens }) => (
        <OpenRow key={opens.id} title={told} onOpen={() => onOpen(opens)} />
      ))}
    </div>
  );
}
