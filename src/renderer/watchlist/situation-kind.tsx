import { IconRoute } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps, WritingProps } from '#renderer/kinds/kind-on-screen.ts';
import { useCommand } from '#renderer/request.ts';
import { SAID_SITUATIONS } from '#shared/contact-rules.ts';
import { contract } from '#shared/contract/index.ts';
import { AssessedDetails, BeginAssessed, CorrectAssessed, EndAssessed } from './assessed-period.tsx';

export const situationKind: KindOnScreen<'situation'> = {
  icon: IconRoute,
  opens: { in: 'file', Body: SituationDetails },
  writes: { act: '登记情形', letter: 'K', in: 'file', Form: BeginSituation },
  End: EndSituation,
  Correct: CorrectSituation,
};

function SituationDetails({ file, id, ...rest }: RecordProps<'situation'>) {
  const period = file.situations.find((each) => each.id === id);
  return (
    <AssessedDetails
      {...rest}
      kind="situation"
      word={period ? SAID_SITUATIONS[period.situation] : ''}
      period={period}
    />
  );
}

function BeginSituation({ file, onClose }: WritingProps) {
  const add = useCommand('watchlist.addSituation');
  return (
    <BeginAssessed
      kind="situation"
      studentId={file.id}
      terms={SAID_SITUATIONS}
      // The form's choice is one of the terms; the contract's schema checks it once more.
      submit={({ code, ...given }) =>
        add.run(
          contract['watchlist.addSituation'].input.parse({ studentId: file.id, situation: code, ...given }),
        )
      }
      onClose={onClose}
    />
  );
}

function EndSituation({ id, onClose }: RecordProps<'situation'>) {
  const end = useCommand('watchlist.endSituation');
  return <EndAssessed periodId={id} submit={end.run} onClose={onClose} />;
}

function CorrectSituation({ file, id, onClose }: RecordProps<'situation'>) {
  const correct = useCommand('watchlist.correctSituation');
  const remove = useCommand('watchlist.removeSituation');
  const period = file.situations.find((each) => each.id === id);
  return (
    <CorrectAssessed
      kind="situation"
      of={file}
      period={period && { ...period, code: period.situation }}
      terms={SAID_SITUATIONS}
      correct={({ code, ...righted }) =>
        correct.run(
          contract['watchlist.correctSituation'].input.parse({ periodId: id, situation: code, ...righted }),
        )
      }
      remove={(reason) => remove.run({ periodId: id, reason })}
      onClose={onClose}
    />
  );
}
