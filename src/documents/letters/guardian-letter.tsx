import { type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import {
  codesOf,
  GENDERS,
  type Gender,
  NUMBER_KINDS,
  OBSERVED_ASPECTS,
  type ObservedAspect,
} from '#shared/terms.ts';
import { type PaperDocument, paperDocument } from '../paper-document.ts';
import letterCss from './guardian-letter.css?inline';
import { type LetterNumber, writtenLetterNumber } from './letter-number.ts';
import { LETTER_REQUESTS, type LetterWording } from './letter-wording.ts';

/** What a guardian letter says, all of it as it was on the day of issue (design.md, rules of the data, 4). */
export interface LetterFacts {
  number: LetterNumber;
  schoolName: string;
  issuedOn: LocalDate;
  student: {
    name: string;
    gender: Gender;
    className: string;
    studentNumber?: string;
    /** What the number is called; a letter of an earlier app does not say. */
    numberWord?: string;
  };
  guardianName?: string;
  /** How the school learned of it, as it reads in 通过…发现: "班主任", "学校心理普查". May be empty. */
  discoveryRoute: string;
  /** What was seen, in the counsellor's words. An empty aspect is left out. */
  observations: Record<ObservedAspect, string>;
  /** Only what the guardian brought from a hospital: a counsellor may not diagnose (forms.md 附件2). */
  medicalDiagnosis?: string;
  /** Whom the guardian calls at the school. `phone` as digits or as written. */
  contact: { name: string; phone: string };
  wording: LetterWording;
}

const TITLE = '学生心理健康状况告知书';

/** 附件2, the letter that tells a guardian, with its tear-off receipt (forms.md 附件2). */
export function guardianLetter(facts: LetterFacts): PaperDocument {
  const number = writtenLetterNumber(facts.number);
  return paperDocument({
    title: `${TITLE} ${number}`,
    runningLabel: `${TITLE}　${number}`,
    foot: { fromBottom: 26, side: 28 },
    css: letterCss,
    sheet: <Letter facts={facts} number={number} />,
  });
}

function Letter({ facts, number }: { facts: LetterFacts; number: string }) {
  const { wording } = facts;
  return (
    <article>
      <h1>{TITLE}</h1>
      <p className="number">{number}</p>
      <p className="salutation">尊敬的家长{facts.guardianName ? `（${facts.guardianName}）` : ''}：</p>
      <p>您好！{observationIntroduction(facts)}</p>
      <Observations observations={facts.observations} />
      <Paragraphs of={facts.medicalDiagnosis ?? ''} heading="医院诊断（家长提供）：" />
      <Paragraphs of={wording.notADiagnosis} />
      <Paragraphs of={wording.leadIn} />
      {codesOf(LETTER_REQUESTS).map((request, index) => (
        <Paragraphs
          key={request}
          of={wording.requests[request]}
          heading={`${index + 1}.${LETTER_REQUESTS[request]}。`}
          evenIfEmpty
        />
      ))}
      <p>
        {wording.closing.trim()}联系人：{facts.contact.name}
        {'　'}
        <span className="unbroken">{writtenPhone(facts.contact.phone)}</span>
      </p>
      <div className="sealed">
        <p>{facts.schoolName}</p>
        <p>{writtenDate(facts.issuedOn)}</p>
      </div>
      <section className="signing">
        <Blank label="监护人签名" />
        <Blank label="电话" />
        <Blank label="监护人意见" wide />
        <Blank label="日期" ymd />
      </section>
      <Receipt facts={facts} number={number} />
    </article>
  );
}

function personalia({
  gender,
  className,
  studentNumber,
  numberWord = NUMBER_KINDS.studentNumber,
}: LetterFacts['student']): string {
  return [
    gender === 'unknown' ? '' : GENDERS[gender],
    className,
    studentNumber ? `${numberWord}${studentNumber}` : '',
  ]
    .filter(Boolean)
    .join('，');
}

/** 通过…发现 (forms.md 附件2); without a single observation the letter invites to a talk instead of listing nothing. */
function observationIntroduction({ discoveryRoute, observations, student }: LetterFacts): string {
  const route = discoveryRoute.trim();
  const child = `学校${route ? `通过${route}` : ''}发现，您的孩子${student.name}同学（${personalia(student)}）`;
  const seen = codesOf(OBSERVED_ASPECTS).some((aspect) => observations[aspect].trim());
  return seen
    ? `${child}近期有以下表现：`
    : `${child}近期的状态需要家校共同关心，具体情况由老师当面向您说明。`;
}

function Observations({ observations }: { observations: LetterFacts['observations'] }) {
  return codesOf(OBSERVED_ASPECTS).map((aspect) => (
    <Paragraphs key={aspect} of={observations[aspect]} heading={`${OBSERVED_ASPECTS[aspect]}方面：`} />
  ));
}

/** Text as paragraphs, one a line; the heading runs into the first. Nothing at all when there is no text. */
function Paragraphs({ of, heading, evenIfEmpty }: { of: string; heading?: string; evenIfEmpty?: boolean }) {
  const lines = of
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0 && !evenIfEmpty) return null;
  const [first = '', ...rest] = lines;
  return (
    <>
      <p>
        {heading ? <b>{heading}</b> : null}
        {first}
      </p>
      {rest.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
        <p key={index}>{line}</p>
      ))}
    </>
  );
}

function Blank({ label, wide, ymd }: { label: string; wide?: boolean; ymd?: boolean }) {
  return (
    <div className={['line', wide ? 'wide' : '', ymd ? 'dated' : ''].filter(Boolean).join(' ')}>
      <span>{label}：</span>
      {ymd ? <span className="ymd">{'　　　　年　　　月　　　日'}</span> : <span className="blank" />}
    </div>
  );
}

/** 回执: goes back to the school, so it must say by itself which letter and which student it is for. */
function Receipt({ facts, number }: { facts: LetterFacts; number: string }) {
  return (
    <section className="receipt">
      <p className="cut">
        <span>沿此虚线剪下，交回学校</span>
      </p>
      <h2>
        回　执<span className="receipt-number">{number}</span>
      </h2>
      <p className="salutation">{facts.schoolName}：</p>
      <p>
        本人是{facts.student.className}
        {facts.student.name}同学的监护人，已收到并读完《{TITLE}》（{number}
        ），知道孩子目前的情况和学校的三项建议，将承担陪护和及时带孩子就医的责任。
      </p>
      <div className="signing">
        <Blank label="监护人签名" />
        <Blank label="电话" />
        <Blank label="监护人意见" wide />
        <Blank label="日期" ymd />
      </div>
    </section>
  );
}
