import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { PROMISE_KINDS, promisesOn } from '#shared/custody.ts';
import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { writtenSigners } from '#shared/written-signers.ts';

const runningIn = ({ custodyPromises }: StudentFile) => promisesOn(custodyPromises, todayOnThisPc());

/** 监护承诺: what the guardians have promised that holds today. */
export const custodyBlock: StandingBlock = {
  name: 'custody',
  word: '监护承诺',
  gist: (file) => {
    const running = runningIn(file);
    if (running.length === 0) return null;
    return running.map(({ kind, untilOn }) => `${PROMISE_KINDS[kind]}到${writtenDate(untilOn)}`).join('，');
  },
  Body: Running,
};

function Running({ file, onShow }: InFile) {
  return runningIn(file).map(({ id, kind, untilOn, signers }) => (
    <OpenRow
      key={id}
      title={`${PROMISE_KINDS[kind]}，到${writtenDate(untilOn)}`}
      note={writtenSigners(signers)}
      onOpen={() => onShow({ shows: 'record', opens: { record: 'custodyPromise', id } })}
    />
  ));
}
