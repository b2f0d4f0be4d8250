import type { InputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/outcome.ts';
import { localDate, writtenDate } from '#shared/school-calendar.ts';
import { OWED_WORDS } from '#shared/written-next-step.ts';
import { mustBeAtSchool } from '#vault/roll/students/departures.ts';
import { removeFromFile } from '#vault/roll/students/file-records.ts';
import { refuseImpossibleDay } from '#vault/roll/students/possible-days.ts';
import { auditSubject, studentOn } from '#vault/roll/students/student-lines.ts';
import type { Obligation } from '#vault/rooms/obligations/obligations.ts';
import { putOffs } from '#vault/rooms/obligations/tables.ts';
import type { Writer } from '#vault/strongbox/database/access.ts';
import { obligationsTo } from './owed.ts';

/** A week of a tracking period that is long over may be let go as well. */
const EVER = localDate('1900-01-01');

/**
 * Puts off what is owed until a day, or lets it go: all of it, or nothing. Nothing is deleted: each is a record of its own.
 *
 * @throws Refusal `noStudent`, `archived`, `notOwed` where one of them is not owed any more, `notLater`.
 */
export function putOff(writer: Writer, { of, until, reason }: InputOf<'obligations.putOff'>): void {
  if (until !== null) {
    refuseImpossibleDay(writer, 'until', until, { ahead: true });
    if (until <= writer.today) throw Refusal.at('until', 'notLater', '推迟到的日期要在今天以后，请修改');
  }
  for (const { studentId, keys } of of) {
    const student = studentOn(writer, studentId, writer.today);
    mustBeAtSchool(writer, studentId);
    const owed = new Map(
      (obligationsTo(writer, [studentId], EVER).get(studentId) ?? []).map((each) => [each.key, each]),
    );
    const meant = [...new Set(keys)].map((key) => owed.get(key) ?? refuseNotOwed());
    for (const each of meant) {
      const columns = {
        studentId,
        key: each.key,
        what: inWords(each),
        occurredOn: writer.today,
        until,
        reason,
      };
      writer.db
        .insert(putOffs)
        .values({ ...columns, recordedAt: writer.now, recordedBy: writer.person })
        .run();
    }
    writer.record({
      action: 'putOff.written',
      subject: auditSubject(student),
      detail: { new: { what: meant.map(inWords), until, reason } },
    });
  }
}

/** Takes back a putting off. @throws Refusal `noRecord`, `archived`. */
export function takeUp(writer: Writer, { putOffId, reason }: InputOf<'obligations.takeUp'>): void {
  removeFromFile(writer, { table: putOffs, action: 'putOff.removed' }, putOffId, reason);
}

/** 写跟踪记录（2026年11月23日至29日）. */
function inWords({ what, window }: Obligation): string {
  const { from, until } = window;
  return `${OWED_WORDS[what]}（${from === until ? writtenDate(from) : `${writtenDate(from)}至${writtenDate(until)}`}）`;
}

function refuseNotOwed(): never {
  throw new Refusal('notOwed', '这一项已经办好，或不再需要办。请刷新后查看。');
}
