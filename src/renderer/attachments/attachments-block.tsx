import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { writtenDate } from '#shared/school-calendar.ts';

/** The latest few; the others stand one step away. */
const SHOWN = 5;

const attachedTo = ({ chronicle }: StudentFile) =>
  chronicle.flatMap(({ opens, title, occurredOn }) =>
    opens?.record === 'attachment' ? [{ opens, title, occurredOn }] : [],
  );

export const attachmentsBlock: StandingBlock = {
  name: 'attachments',
  word: '附件',
  gist: (file) => {
    const count = attachedTo(file).length;
    return count > 0 ? `${count} 个` : null;
  },
  folded: true,
  Body: AttachedNow,
};

function AttachedNow({ file, isArchived, onShow }: InFile) {
  const attached = attachedTo(file);
  return (
    <>
      {attached.slice(0, SHOWN).map(({ opens, title, occurredOn }) => (
        <OpenRow
          key={opens.id}
          title={title.replace(/^附件：/, '')}
          note={writtenDate(occurredOn)}
          onOpen={() => onShow({ shows: 'record', opens })}
        />
      ))}
      <OpenRow
        title={isArchived ? `全部附件 ${attached.length} 个` : '全部附件，或再添加'}
        onOpen={() => onShow({ shows: 'writing', kind: 'attachment' })}
      />
    </>
  );
}
