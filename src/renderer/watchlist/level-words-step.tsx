import { Select, Text } from '@mantine/core';
import { DateField } from '#renderer/parts/date-field.tsx';
import { List } from '#renderer/parts/list.tsx';
import { DecidedBy } from '#renderer/parts/period-forms.tsx';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { WordMeaning } from '#shared/contract/watchlist.ts';
import { ALERT_LEVEL_MEANINGS, ALERT_LEVELS, codesOf, DISCOVERY_ROUTES } from '#shared/terms.ts';
import classes from './watchlist.module.css';

export type LevelWords = OutputOf<'watchlist.listWords'>;
type Compared = InputOf<'watchlist.compareList'>;
export type Unsaid = Compared['unsaid'];

const BY = { word: '按字面认出', kept: '与上次相同' } as const;
const MEANINGS: { value: WordMeaning; label: string }[] = [
  ...codesOf(ALERT_LEVELS).map((level) => ({
    value: level,
    label: `${ALERT_LEVELS[level]}（${ALERT_LEVEL_MEANINGS[level]}）`,
  })),
  { value: 'leftOut', label: '不写入' },
];

/** What still lacks before the rows can be judged, in Chinese; undefined when nothing does. */
export function lackingWords(words: LevelWords): string | undefined {
  const open = words.find(({ meaning }) => meaning === null);
  return open && `还没有选“${open.written}”是哪一级`;
}

/** What the words mean, as the vault is told it. */
export function saidOf(words: LevelWords): Compared['words'] {
  return words.flatMap(({ written, meaning }) => (meaning === null ? [] : [{ written, meaning }]));
}

interface LevelWordsStepProps {
  words: LevelWords;
  unsaid: Unsaid;
  onWords(words: LevelWords): void;
  onUnsaid(unsaid: Unsaid): void;
}

/** What the list's words for levels mean, and what is to stand where a row does not say the day or who decided. */
export function LevelWordsStep({ words, unsaid, onWords, onUnsaid }: LevelWordsStepProps) {
  const choose = (written: string, meaning: WordMeaning) =>
    onWords(words.map((word) => (word.written === written ? { ...word, meaning, by: null } : word)));
  return (
    <>
      <Text className={classes.soft}>
        一类、二类、三类按市里的文件：三类最重。只写了几级或颜色的，各校用法相反，请选好是哪一类；下次照此读。
      </Text>
      <List
        label="表里的等级"
        rows={words}
        rowKey={({ written }) => written}
        columns={[
          { key: 'written', heading: '表里写的', cell: ({ written }) => written },
          { key: 'rows', heading: '行数', width: 80, align: 'end', cell: ({ rows }) => rows },
          {
            key: 'meaning',
            heading: '读作',
            width: 280,
            cell: ({ written, meaning }) => (
              <Select
                aria-label={`“${written}”读作`}
                placeholder="请选择"
                data={MEANINGS}
                value={meaning}
                allowDeselect={false}
                // The values are the codes of the terms.
                onChange={(value) => value !== null && choose(written, value as WordMeaning)}
              />
            ),
          },
          { key: 'by', heading: '依据', width: 140, cell: ({ by }) => (by === null ? '' : BY[by]) },
        ]}
        empty={null}
      />
      <section className={classes.unsaid} aria-label="表里没有写的">
        <DateField
          label="没有写列入日期的，从哪天起"
          description="不选的话，没有写日期的行不写入"
          value={unsaid.listedOn}
          onChange={(listedOn) => onUnsaid({ ...unsaid, listedOn })}
        />
        <DecidedBy
          label="没有写决定人的"
          description="例如 评估小组"
          required={false}
          value={unsaid.decidedBy}
          onChange={(event) => onUnsaid({ ...unsaid, decidedBy: event.currentTarget.value })}
        />
        <Select
          label="没有写发现途径的"
          description="看不出的记为其他"
          data={codesOf(DISCOVERY_ROUTES).map((code) => ({ value: code, label: DISCOVERY_ROUTES[code] }))}
          value={unsaid.discoveryRoute}
          allowDeselect={false}
          onChange={(chosen) => {
            const found = codesOf(DISCOVERY_ROUTES).find((code) => code === chosen);
            if (found) onUnsaid({ ...unsaid, discoveryRoute: found });
          }}
        />
      </section>
    </>
  );
}
