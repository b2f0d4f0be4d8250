import { Button, Group } from '@mantine/core';
import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import { CLUE_RULES, writtenClueRule } from '#shared/clues.ts';

/** 预警线索 that nobody has answered: the rules that the file's own records meet (policy B5). */
export const cluesBlock: StandingBlock = {
  name: 'clues',
  word: '预警线索',
  gist: ({ openClue }) => (openClue ? '待处理' : null),
  Body: Clues,
};

function Clues({ file, isArchived, onShow }: InFile) {
  const answer = () => onShow({ shows: 'writing', kind: 'clue' });
  return (
    <>
      {file.openClue?.fired.map(({ rule, need, days, traces }) => (
        <OpenRow
          key={rule}
          title={CLUE_RULES[rule].word}
          note={`${writtenClueRule(rule, { need, days })}；有 ${traces.length} 条记录`}
          onOpen={answer}
        />
      ))}
      {!isArchived && (
        <Group mt={8}>
          <Button variant="default" size="compact-md" onClick={answer}>
            处理
          </Button>
        </Group>
      )}
    </>
  );
}
