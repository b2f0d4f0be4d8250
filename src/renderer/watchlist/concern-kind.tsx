import { IconUserExclamation } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps, WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import { CONCERNS } from '#shared/terms.ts';
import { AssessedDetails, BeginAssessed, CorrectAssessed, EndAssessed } from './assessed-period.tsx';

export const concernKind: KindOnScreen<'concern'> = {
  icon: IconUserExclamation,
  opens: { in: 'file', Body: ConcernDetails },
  writes: { act: '添加重点类型', letter: 'L', in: 'file', Form: BeginConcern },
  End: EndConcern,
  Correct: CorrectConcern,
};

function ConcernDetails({ file, id, ...rest }: RecordProps<'concern'>) {
  const period = file.concerns.find((each) => each.id === id);
  return (
    <AssessedDetails {...rest} kind="concern" word={period ? CONCERNS[period.concern] : ''} period={period} />
  );
}

function BeginConcern({ file, onClose }: WritingProps) {
  const add = useCommand('watchlist.addConcern');
  return (
    <BeginAssessed
      kind="concern"
      studentId={file.id}
      terms={CONCERNS}
      // The form's choice is one of the terms; the contract's schema checks it once more.
      submit={({ code, ...given }) =>
        add.run(contract['watchlist.addConcern'].input.parse({ studentId: file.id, concern: code, ...given }))
      }
      onClose={onClose}
    />
  );
}

function EndConcern({ id, onClose }: RecordProps<'concern'>) {
  const end = useCommand('watchlist.endConcern');
  return <EndAssessed periodId={id} submit={end.run} onClose={onClose} />;
}

function CorrectConcern({ file, id, onClose }: RecordProps<'concern'>) {
  const correct = useCommand('watchlist.correctConcern');
  const remove = useCommand('watchlist.removeConcern');
  const period = file.concerns.find((each) => each.id === id);
  return (
    <CorrectAssessed
      kind="concern"
      of={file}
      period={period && { ...period, code: period.concern }}
      terms={CONCERNS}
      correct={({ code, ...righted }) =>
        correct.run(
          contract['watchlist.correctConcern'].input.parse({ periodId: id, concern: code, ...righted }),
        )
      }
      remove={(reason) => remove.run({ periodId: id, reason })}
      onClose={onClose}
    />
  );
}
