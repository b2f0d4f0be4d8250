import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { DateField } from '#renderer/parts/date-field.tsx';
import { Facts } from '#renderer/parts/facts.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { DecidedBy } from '#renderer/parts/period-forms.tsx';
import { RecordForm, useRecordForm } from '#renderer/parts/record-form.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useCommand } from '#renderer/request.ts';
import { LIST } from '#renderer/watchlist/level-form.tsx';
import { contract } from '#shared/contract/index.ts';
import type { ScreeningEntry } from '#shared/contract/screenings.ts';
import { type LocalDate, todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { TEST_STATES } from '#shared/screening/batches.ts';
import { writtenScale } from '#shared/screening/scales.ts';
import { SCREENING_OUTCOMES, type ScreeningOutcome } from '#shared/screening/way.ts';
import { codesOf } from '#shared/terms.ts';
import { ScoreForm, WRITE_SCORE } from './score-form.tsx';
import { WayMark } from './way-mark.tsx';

const SETTLE = '登记评估结论';
const TELL = '登记告知家长';

/** Where a student stands in a batch, and what comes next: another test, a talk, a word of the group, the guardian. */
export function EntryOpened({ file, id, isArchived, onShow }: RecordProps<'screeningEntry'>) {
  const { go } = usePlace();
  const [writes, setWrites] = useState<'outcome' | 'told' | 'score' | null>(null);
  const entry = file.screeningEntries.find((each) => each.id === id);
  if (!entry) return <Gone />;
  const { batchId, batchName, scale, version, state, reason, why, way, outcome, guardianToldOn } = entry;
  const close = () => setWrites(null);
  const isOpen = !isArchived && way !== null;
  const isSettled = way !== null && ['levelled', 'levelKept', 'ruledOut', 'guardianTold'].includes(way.way);
  return (
    <Stack gap={16}>
      <Facts
        rows={[
          ['普查', batchName],
          ['量表', scale ? writtenScale(scale, version) : ''],
          ['测评', scale ? `${TEST_STATES[state]}${reason && `：${reason}`}` : ''],
          ['为什么列入', why],
          ['进展', way && <WayMark key="way" way={way.way} />],
          ['自', way && writtenDate(way.since)],
          ['评估结论', outcome && SCREENING_OUTCOMES[outcome]],
          ['理由', entry.outcomeReason],
          ['决定人', entry.outcomeBy],
          ['告知家长', guardianToldOn && writtenDate(guardianToldOn)],
          ['怎样告知', entry.guardianTold],
        ]}
      />
      {writes === 'outcome' && <OutcomeForm entry={entry} onClose={close} />}
      {writes === 'score' && scale && (
        <ScoreForm entryId={id} scale={scale} version={version} onClose={close} />
      )}
      {writes === 'told' && <ToldForm entry={entry} onClose={close} />}
      {writes === null && (
        <Group gap={8}>
          {isOpen && (way.way === 'toInterview' || way.way === 'toAssess') && (
            <Button
              variant={way.way === 'toInterview' ? 'filled' : 'default'}
              onClick={() => onShow({ shows: 'writing', kind: 'interview' })}
            >
              记面谈
            </Button>
          )}
          {isOpen && way.way === 'toAssess' && (
            <>
              <Button onClick={() => setWrites('outcome')}>{SETTLE}</Button>
              <Button variant="default" onClick={() => onShow({ shows: 'writing', kind: 'level' })}>
                {file.level ? '调整预警等级' : LIST}
              </Button>
            </>
          )}
          {isOpen && isSettled && (
            <>
              <Button variant={guardianToldOn ? 'default' : 'filled'} onClick={() => setWrites('told')}>
                {guardianToldOn ? '更正告知家长' : TELL}
              </Button>
              <Button variant="default" onClick={() => onShow({ shows: 'writing', kind: 'contact' })}>
                记家校沟通
              </Button>
            </>
          )}
          {isOpen && outcome !== null && (
            <Button variant="default" onClick={() => setWrites('outcome')}>
              更正评估结论
            </Button>
          )}
          {!isArchived && scale && (
            <Button
              variant={way?.way === 'toRetest' ? 'filled' : 'default'}
              onClick={() => setWrites('score')}
            >
              {WRITE_SCORE}
            </Button>
          )}
          <Button variant="subtle" onClick={() => go({ at: 'screening', batchId })}>
            打开这次普查
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface EntryFormProps {
  entry: ScreeningEntry;
  onClose(): void;
}

/** What came of it where no level did: with its reason, by whom. */
function OutcomeForm({ entry, onClose }: EntryFormProps) {
  const settle = useCommand('screenings.settle');
  const outcomeOn: LocalDate | null = entry.outcomeOn ?? todayOnThisPc();
  const form = useRecordForm({
    schema: contract['screenings.settle'].input,
    initial: {
      entryId: entry.id,
      outcome: entry.outcome ?? ('ruledOut' as ScreeningOutcome | null),
      outcomeOn: outcomeOn as LocalDate | null,
      outcomeBy: entry.outcomeBy,
      outcomeReason: entry.outcomeReason,
    },
    submit: settle.run,
    onDone: () => {
      announce('已登记评估结论');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name={SETTLE} onCancel={onClose}>
      <Radio.Group
        label="结论"
        description="要列入或调整等级的，请在评估小组决定后列入预警库，这里不用登记"
        value={form.values.outcome ?? 'none'}
        onChange={(value) =>
          form.setFieldValue('outcome', codesOf(SCREENING_OUTCOMES).find((code) => code === value) ?? null)
        }
      >
        <Stack gap={12} my={8}>
          <Radio value="ruledOut" label="排除" description="面谈和了解之后，不需要列入" />
          <Radio value="levelKept" label="维持原等级" description="已在预警库，等级不作调整" />
          {entry.outcome !== null && <Radio value="none" label="撤回结论" description="回到待评估" />}
        </Stack>
      </Radio.Group>
      {form.values.outcome !== null && (
        <>
          <DateField label="结论日期" required {...form.getInputProps('outcomeOn')} />
          <DecidedBy {...form.getInputProps('outcomeBy')} />
          <Textarea label="理由" required minRows={3} {...form.getInputProps('outcomeReason')} />
        </>
      )}
    </RecordForm>
  );
}

/** When and how the guardian was told what came of it. */
function ToldForm({ entry, onClose }: EntryFormProps) {
  const tell = useCommand('screenings.tellGuardian');
  const guardianToldOn: LocalDate | null = entry.guardianToldOn ?? todayOnThisPc();
  const form = useRecordForm({
    schema: contract['screenings.tellGuardian'].input,
    initial: {
      entryId: entry.id,
      guardianToldOn: guardianToldOn as LocalDate | null,
      guardianTold: entry.guardianTold,
    },
    submit: tell.run,
    onDone: () => {
      announce('已登记告知家长');
      onClose();
    },
  });
  return (
    <RecordForm form={form} name={TELL} onCancel={onClose}>
      <DateField label="告知日期" description="清空就是撤回" {...form.getInputProps('guardianToldOn')} />
      <Textarea
        label="怎样告知"
        description="告诉了谁，用什么方式；谈话经过请另记家校沟通。不说因子分"
        {...form.getInputProps('guardianTold')}
      />
    </RecordForm>
  );
}
