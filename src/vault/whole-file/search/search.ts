import type { InputOf } from '#shared/contract/index.ts';
import type { RecordRef } from '#shared/contract/record-refs.ts';
import type { Found, FoundRecord, FoundStudent, SearchGroup } from '#shared/contract/search.ts';
import { MEANS_THE_NAME } from '#shared/student-search.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { formerNames } from '#vault/strongbox/keys/former-names.ts';
import { perRoom, type Room } from '#vault/strongbox/room.ts';
import { recordToOpen } from '../attachments/hanging.ts';
import { type FoundPlaces, SearchIndex, whoWord, writerWord } from './search-index.ts';
import { type Wanted, wantedOf } from './searched-text.ts';
import { snippetOf } from './snippet.ts';
import { type Fitting, StudentDirectory } from './student-directory.ts';

/** Of each group, this many are shown at first, and this many when all of one are wanted. */
const FIRST_STUDENTS = 8;
const FIRST_FEW = 5;
const ALL = 300;
/** The vault answers nothing else meanwhile: hardly noticed before a search, and a breath where the index is filled. */
const BEFORE_A_SEARCH_MS = 30;
const PORTION_MS = 200;
/** A word that names more students than this is no name that goes with a record. */
const NAMED_AT_MOST = 30;

/**
 * Finds students, and records by their words. Each word must stand in a record, or name a student of it: 小禾 睡眠
 * finds 睡眠 in what is about 小禾. When records are shown, the look is on record, without the words.
 */
export function findInRoom(room: Room, { text, all, opened }: InputOf<'search.find'>): Found {
  const query = text.trim();
  const { directory, unread } = upToDate(room, BEFORE_A_SEARCH_MS);
  if (query === '') return { students: [], studentsTotal: 0, groups: [], unread };
  const fitting = directory.fitting(query, opened);
  const groups = all === 'students' ? [] : recordsWith(room, query, all);
  if (groups.length > 0) {
    room.access.write((writer) => writer.recordLook({ action: 'search.used', subject: '' }));
  }
  const listed = all === null ? FIRST_STUDENTS : all === 'students' ? ALL : 0;
  return {
    students: fitting.slice(0, listed).map(({ student }) => student),
    studentsTotal: fitting.length,
    groups,
    unread,
  };
}

/** Reads a portion of what the index has not read yet. */
export function readIndexOn(room: Room): { unread: number } {
  return { unread: upToDate(room, PORTION_MS).unread };
}

/** Some students, as a search shows them, in the order in which they were asked for. */
export function studentsAsFound(room: Room, { studentIds }: InputOf<'search.students'>): FoundStudent[] {
  const { directory } = upToDate(room, BEFORE_A_SEARCH_MS);
  return studentIds.flatMap((id) => directory.student(id) ?? []);
}

/** What is searched while a room is open: the index of the records, and every student in memory. */
const searchedIn = perRoom(({ connection }) => ({
  index: new SearchIndex(connection),
  directory: new StudentDirectory(),
}));

function upToDate(room: Room, milliseconds: number): { directory: StudentDirectory; unread: number } {
  const { index, directory } = searchedIn(room);
  const end = performance.now() + milliseconds;
  const { changed, unread } = room.access.index(() => {
    index.readOn(() => performance.now() >= end);
    return { changed: index.takeChangedStudents(), unread: index.unread() };
  });
  room.access.read((reader) => directory.bringUpToDate(reader, changed));
  return { directory, unread };
}

function recordsWith(room: Room, query: string, all: SearchGroup | null): Found['groups'] {
  const wanted = wantedOf(query);
  if (wanted.length === 0) return [];
  const { index, directory } = searchedIn(room);
  const names = room.access.read((reader) => [reader.person, ...formerNames(reader)]);
  const groups = room.access.index(() => {
    const question = questionOf(wanted, directory, names.map(writerWord).filter(index.holdsNotesBy));
    return index.find(question, all === null ? FIRST_FEW : ALL, all).map((found) => ({
      group: found.group,
      total: found.total,
      hits: hitsOf(index, found, wanted, directory),
    }));
  });
  return room.access.read((reader) =>
    groups.map((group) => ({ ...group, hits: group.hits.map((hit) => openedWhereItHangs(reader, hit)) })),
  );
}

/** An attachment that is in no one student's file is seen beneath the record on which it hangs. */
function openedWhereItHangs(reader: Reader, hit: FoundRecord): FoundRecord {
  if (hit.opens.record !== 'attachment') return hit;
  return { ...hit, opens: recordToOpen(reader, hit.opens.id) ?? hit.opens };
}

/**
 * The question to FTS5: every word in the text or as one of the students, and at least one of them in the text. In
 * process notes only those are found that one wrote oneself, as any of the `writers`; for whoever wrote none each word is
 * looked up once.
 */
function questionOf(
  wanted: readonly Wanted[],
  directory: StudentDirectory,
  writers: readonly string[],
): string {
  const mine = writers.map((writer) => `"${writer}"`).join(' OR ');
  const inText = ({ phrase }: Wanted) =>
    mine === '' ? `{text} : ${phrase}` : `({text} : ${phrase} OR ({notes} : ${phrase} AND who : (${mine})))`;
  const [first] = wanted;
  if (first && wanted.length === 1) return inText(first);
  const each = wanted.map((word) => {
    const who = whoseName(directory.fitting(word.word)).map((id) => `"${whoWord(id)}"`);
    return who.length > 0 ? `(${inText(word)} OR who : (${who.join(' OR ')}))` : inText(word);
  });
  return `${each.join(' AND ')} AND (${wanted.map(inText).join(' OR ')})`;
}

function whoseName(fitting: readonly Fitting[]): string[] {
  const meant = fitting.filter(({ fit }) => fit <= MEANS_THE_NAME);
  return meant.length <= NAMED_AT_MOST ? meant.map(({ student }) => student.id) : [];
}

function hitsOf(
  index: SearchIndex,
  { places }: FoundPlaces,
  wanted: readonly Wanted[],
  directory: StudentDirectory,
): FoundRecord[] {
  return places.flatMap((place) => {
    const at = index.recordAt(place);
    if (!at) return [];
    const { kind, row, text } = at;
    // The query made the list: the ids of students.
    const studentIds = JSON.parse(row.students) as string[];
    const snippet = snippetOf(text, wanted);
    return {
      // The record is of this kind, and so is its id.
      opens: { record: kind, id: row.record } as RecordRef,
      students: studentIds.flatMap((id) => directory.student(id) ?? []),
      occurredOn: row.occurredOn,
      snippet: snippet.marks.length > 0 || row.notes === '' ? snippet : null,
    };
  });
}
