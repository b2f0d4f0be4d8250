import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { CARES } from '#shared/terms.ts';

const lastingCares = ({ cares }: StudentFile) => cares.filter(({ endedOn }) => endedOn === null);

/** 诊断与用药: what hospitals said, the care that goes on, and the latest screening, each called what it is. */
export const healthBlock: StandingBlock = {
  name: 'health',
  word: '诊断与用药',
  gist: (file) => {
    const { diagnoses, cares, screenings } = file;
    if (diagnoses.length + cares.length + screenings.length === 0) return null;
    const lasting = lastingCares(file).map(({ care }) => CARES[care]);
    return [diagnoses[0] && '有医院诊断', ...lasting].filter(Boolean).join('，') || '只有筛查或以前的记录';
  },
  Body: Health,
};

function Health({ file, onShow }: InFile) {
  const [screening] = file.screenings;
  return (
    <>
      {file.diagnoses.map(({ id, diagnosis, hospital, diagnosedOn, providedBy }) => (
        <OpenRow
          key={id}
          title={<Clamped>{diagnosis}</Clamped>}
          note={`医院诊断：${hospital}，${writtenDate(diagnosedOn)}，${providedBy}提供`}
          onOpen={() => onShow({ shows: 'record', opens: { record: 'diagnosis', id } })}
        />
      ))}
      {lastingCares(file).map(({ id, care, fromOn, reason }) => (
        <OpenRow
          key={id}
          title={CARES[care]}
          note={<Clamped lines={2}>{`${writtenDate(fromOn)}起。${reason}`}</Clamped>}
          onOpen={() => onShow({ shows: 'record', opens: { record: 'care', id } })}
        />
      ))}
      {screening && (
        <OpenRow
          title={<Clamped>{`${screening.scale}：${screening.result}`}</Clamped>}
          note={`筛查，非诊断，${writtenDate(screening.occurredOn)}`}
          onOpen={() => onShow({ shows: 'record', opens: { record: 'screening', id: screening.id } })}
        />
      )}
    </>
  );
}
