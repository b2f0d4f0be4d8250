import { PROMISE_KINDS, PROMISE_PARTS, type PromiseKind, type PromisePart } from '#shared/custody.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import {
  Account,
  namesOf,
  Particulars,
  type PrintedSigner,
  type PrintedStudent,
  recordTable,
  SignatureLines,
  studentRows,
} from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** What a guardian promises, as it is printed to be signed (papers.md). */
export interface PromiseFacts extends Readonly<Record<PromisePart, string>> {
  schoolName: string;
  /** Empty where the room has none. */
  roomPhone: string;
  numberWord: string;
  /** As on the first day of it. */
  student: PrintedStudent;
  kind: PromiseKind;
  fromOn: LocalDate;
  untilOn: LocalDate;
  signers: readonly PrintedSigner[];
}

/** 监护承诺书 or 陪护协议: what the home does, until when, and where to turn; room for a pen where nothing is said yet. */
export function promisePaper(facts: PromiseFacts): PaperDocument {
  const { kind, student, fromOn, untilOn, signers, roomPhone } = facts;
  return recordTable({
    title: PROMISE_KINDS[kind],
    of: `${student.name} ${writtenDate(fromOn)}`,
    schoolName: facts.schoolName,
    audience: 'guardian',
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(student, facts.numberWord),
            [['监护人', namesOf(signers)]],
            [['有效期', `${writtenDate(fromOn)}至${writtenDate(untilOn)}`]],
          ]}
        />
        <Account
          toFill
          rows={codesOf(PROMISE_PARTS).map((part) => [PROMISE_PARTS[part], facts[part]] as const)}
        />
        <p className="closing">
          以上各项由家庭和学校一起商定，为的是孩子的平安。情况有变化、有做不到的地方或需要帮助时，请随时告诉学校
          {roomPhone && `（${roomPhone}）`}；到期之前，双方再商定是否继续。
        </p>
        <SignatureLines guardians={signers} others={['学校（盖章）']} />
      </>
    ),
  });
}
