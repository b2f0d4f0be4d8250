import type { WatchlistFacts } from '#documents/watchlist/watchlist-facts.ts';
import { watchlistTable } from '#documents/watchlist/watchlist-table.tsx';
import { watchlistWorkbook } from '#documents/watchlist/watchlist-workbook.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { WatchlistEntry } from '#shared/contract/watchlist.ts';
import { maskedName } from '#shared/masked-name.ts';
import { Refusal } from '#shared/outcome.ts';
import { PAPERS } from '#shared/papers.ts';
import { numberWord } from '#vault/roll/school/number-kind.ts';
import { auditSubject } from '#vault/roll/students/student-lines.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { exportPaper } from '#vault/strongbox/paper/export-paper.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { watchlist } from './watchlist.ts';

type Seen = Pick<InputOf<'watchlist.save'>, 'studentIds' | 'namesMasked'>;

/**
 * What is seen of the watchlist, in its order, as a workbook.
 *
 * @throws Refusal `noStudent` when one of them is not in it any more, `cannotSave`, `closing`.
 */
export async function saveWatchlist(
  room: Room,
  { password, ...seen }: InputOf<'watchlist.save'>,
): Promise<OutputOf<'watchlist.save'>> {
  const { facts, about } = seenOfWatchlist(room, seen);
  const fileName = await exportPaper(
    room,
    {
      dialog: '导出预警库',
      title: titleOf(facts),
      format: 'xlsx',
      word: PAPERS.watchlist.word,
      bytes: await watchlistWorkbook(facts),
    },
    password,
    { action: 'watchlist.saved', ...about },
  );
  return fileName === null ? { saved: false } : { saved: true, fileName };
}

/** The same as a table on paper. @throws Refusal `noStudent`. */
export function layWatchlist(
  room: Room,
  { audience: _room, ...seen }: InputOf<'watchlist.layPaper'>,
): Promise<OutputOf<'watchlist.layPaper'>> {
  const { facts, about } = seenOfWatchlist(room, seen);
  return layPaper(room, [watchlistTable(facts)], { kind: 'watchlist', title: titleOf(facts), ...about });
}

const titleOf = ({ printedOn }: WatchlistFacts): string => `${PAPERS.watchlist.word} ${printedOn}`;

function seenOfWatchlist(room: Room, { studentIds, namesMasked }: Seen) {
  return room.access.read((reader) => {
    const known = new Map(watchlist(reader).map((entry) => [entry.id, entry]));
    const entries = [...new Set(studentIds)].map((id) => known.get(id) ?? refuseMissing());
    const facts: WatchlistFacts = {
      schoolName: schoolRow(reader).name,
      numberWord: numberWord(reader),
      printedOn: reader.today,
      namesMasked,
      students: namesMasked ? entries.map(masked) : entries,
    };
    const about = {
      subject: `${entries.length} 名学生`,
      detail: { students: entries.map(auditSubject), namesMasked },
    };
    return { facts, about };
  });
}

/** Without the number, and without the name also where somebody has written it into a reason. */
function masked(entry: WatchlistEntry): WatchlistEntry {
  const name = maskedName(entry.name);
  return {
    ...entry,
    name,
    studentNumber: '',
    history: entry.history.map((event) => ({ ...event, reason: event.reason.replaceAll(entry.name, name) })),
  };
}

function refuseMissing(): never {
  throw new Refusal('noStudent', '名单已有变动，没有导出。请返回预警库，看过最新的名单再导出。');
}
