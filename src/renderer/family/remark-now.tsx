import { ActionIcon, Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { useCommand } from '#renderer/request.ts';
import type { RosterRemark } from '#shared/contract/roster.ts';
import type { Outcome } from '#shared/outcome.ts';
import { meaningsIn } from '#shared/remark-words.ts';
import { REMARK_MEANINGS, type RemarkMeaning } from '#shared/roster-terms.ts';

/** What a remark of the roster may mean and is not on record yet: each taken or put aside by one press, none by itself. */
export function RemarkOffers({ remark, file, isArchived, onShow }: InFile & { remark: RosterRemark }) {
  const take = useCommand('roster.takeCircumstance');
  const putAside = useCommand('roster.putAside');
  const isOnRecord = (meaning: RemarkMeaning) =>
    meaning === 'leave'
      ? file.onLeave
      : file.circumstances.some(({ circumstance, endedOn }) => circumstance === meaning && endedOn === null);
  const offered = meaningsIn(remark.text).filter(
    (meaning) => !remark.putAside.includes(meaning) && !isOnRecord(meaning),
  );
  if (isArchived || offered.length === 0) return null;
  const say = (outcome: Outcome<unknown>, done: string) => {
    if (outcome.ok) announce(done);
    else announce(outcome.failure.message, 'trouble');
  };
  const takeUp = async (meaning: RemarkMeaning) => {
    if (meaning === 'leave') return onShow({ shows: 'writing', kind: 'leave' });
    say(
      await take.run({ remarkId: remark.id, circumstance: meaning }),
      `已记下：${REMARK_MEANINGS[meaning]}`,
    );
  };
  return (
    <Group gap={8} mt={4} role="group" aria-label="备注里的情况">
      {offered.map((meaning) => (
        <Group key={meaning} gap={0} wrap="nowrap">
          <Button
            variant="default"
            size="compact-sm"
            disabled={take.isRunning}
            onClick={() => void takeUp(meaning)}
          >
            {meaning === 'leave' ? '登记休学' : `记为${REMARK_MEANINGS[meaning]}`}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={`不再提示${REMARK_MEANINGS[meaning]}`}
            title="不再提示"
            disabled={putAside.isRunning}
            onClick={async () =>
              say(
                await putAside.run({ remarkId: remark.id, meaning }),
                `不再提示：${REMARK_MEANINGS[meaning]}。备注还在，要记时请用“记一笔”`,
              )
            }
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Group>
  );
}
