import { IconPill } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps, WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { useCommand } from '#renderer/request.ts';
import { contract } from '#shared/contract/index.ts';
import { CARES } from '#shared/terms.ts';
import { AssessedDetails, BeginAssessed, CorrectAssessed, EndAssessed } from './assessed-period.tsx';

export const careKind: KindOnScreen<'care'> = {
  icon: IconPill,
  opens: { in: 'file', Body: CareDetails },
  writes: { act: '添加就医情况', letter: 'Q', in: 'file', Form: BeginCare },
  End: EndCare,
  Correct: CorrectCare,
};

function CareDetails({ file, id, ...rest }: RecordProps<'care'>) {
  const period = file.cares.find((each) => each.id === id);
  return <AssessedDetails {...rest} kind="care" word={period ? CARES[period.care] : ''} period={period} />;
}

function BeginCare({ file, onClose }: WritingProps) {
  const add = useCommand('watchlist.addCare');
  return (
    <BeginAssessed
      kind="care"
      studentId={file.id}
      terms={CARES}
      // The form's choice is one of the terms; the contract's schema checks it once more.
      submit={({ code, ...given }) =>
        add.run(contract['watchlist.addCare'].input.parse({ studentId: file.id, care: code, ...given }))
      }
      onClose={onClose}
    />
  );
}

function EndCare({ id, onClose }: RecordProps<'care'>) {
  const end = useCommand('watchlist.endCare');
  return <EndAssessed periodId={id} submit={end.run} onClose={onClose} />;
}

function CorrectCare({ file, id, onClose }: RecordProps<'care'>) {
  const correct = useCommand('watchlist.correctCare');
  const remove = useCommand('watchlist.removeCare');
  const period = file.cares.find((each) => each.id === id);
  return (
    <CorrectAssessed
      kind="care"
      of={file}
      period={period && { ...period, code: period.care }}
      terms={CARES}
      correct={({ code, ...righted }) =>
        correct.run(contract['watchlist.correctCare'].input.parse({ periodId: id, care: code, ...righted }))
      }
      remove={(reason) => remove.run({ periodId: id, reason })}
      onClose={onClose}
    />
  );
}
