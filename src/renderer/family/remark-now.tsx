import { Button, Group } from '@mantine/core';
import type { InFile } from '#renderer/kinds/kind-on-screen.ts';
import { announce } from '#renderer/parts/announce.ts';
import { useCommand } from '#renderer/request.ts';
import type { RosterRemark } from '#shared/contract/roster.ts';
import { circumstancesIn, tellsLeave } from '#shared/remark-words.ts';
import { CIRCUMSTANCES } from '#shared/terms.ts';

/** What a remark of the roster may mean and is not on record yet: each taken by one press, none by itself. */
export function RemarkOffers({ remark, file, isArchived, onShow }: InFile & { remark: RosterRemark }) {
  const take = useCommand('roster.takeCircumstance');
  const lasting = file.circumstances.filter(({ endedOn }) => endedOn === null);
  const offered = circumstancesIn(remark.text).filter(
    (circumstance) => !lasting.some((period) => period.circumstance === circumstance),
  );
  const offersLeave = tellsLeave(remark.text) && !file.onLeave;
  if (isArchived || (offered.length === 0 && !offersLeave)) return null;
  return (
    <Group gap={8} mt={4} role="group" aria-label="备注里的情况">
      {offered.map((circumstance) => (
        <Button
          key={circumstance}
          variant="default"
          size="compact-sm"
          disabled={take.isRunning}
          onClick={async () => {
            const outcome = await take.run({ remarkId: remark.id, circumstance });
            if (outcome.ok) announce(`已记下：${CIRCUMSTANCES[circumstance]}`);
            else announce(outcome.failure.message, 'trouble');
          }}
        >
          记为{CIRCUMSTANCES[circumstance]}
        </Button>
      ))}
      {offersLeave && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onShow({ shows: 'writing', kind: 'leave' })}
        >
          登记休学
        </Button>
      )}
    </Group>
  );
}
