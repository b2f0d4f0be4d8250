import type { EnquiryLine } from '#shared/contract/enquiries.ts';
import { ENQUIRY_CHANNELS, ENQUIRY_SENDERS, ENQUIRY_STATES, writtenAnswer } from '#shared/enquiries.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import { RISK_ANSWERS } from '#shared/terms.ts';
import { listPaper } from '../frame/list-paper.tsx';
import type { ListHead } from '../frame/list-table.tsx';
import { PersonName } from '../frame/person-name.tsx';
import type { PaperDocument } from '../paper-document.ts';

/** The register as it is printed (papers.md). */
export interface EnquiryRegisterFacts {
  schoolName: string;
  printedOn: LocalDate;
  /** In the order in which they were seen. */
  lines: readonly EnquiryLine[];
}

const HEADS: readonly ListHead[] = [
  ['序号', '11mm'],
  ['方式', '14mm'],
  ['收到', '30mm'],
  ['来自', '26mm'],
  ['内容摘要'],
  ['风险', '16mm'],
  ['受理人', '20mm'],
  ['回应', '62mm'],
];

/** 信箱热线登记簿: by which way, when, from whom, what, who took it, what was answered. */
export function enquiryRegister({ schoolName, printedOn, lines }: EnquiryRegisterFacts): PaperDocument {
  return listPaper({
    title: PAPERS['enquiry.register'].word,
    schoolName,
    printedOn,
    counted: `${lines.length} 条`,
    heads: HEADS,
    rows: lines.map((line, index) => <Line key={line.id} place={index + 1} line={line} />),
  });
}

function Line({ place, line }: { place: number; line: EnquiryLine }) {
  const { sender, occurredOn, startsAt, state } = line;
  return (
    <tr>
      <td>{place}</td>
      <td>{ENQUIRY_CHANNELS[line.channel]}</td>
      <td>
        <span className="unbroken">{writtenDate(occurredOn)}</span> {startsAt}
      </td>
      <td>
        {sender === 'student' ? (
          <>
            <PersonName name={line.name} />
            <div>{line.className}</div>
          </>
        ) : (
          line.fromWhom || ENQUIRY_SENDERS[sender]
        )}
      </td>
      <td className="text">{line.summary}</td>
      <td>{RISK_ANSWERS[line.risk]}</td>
      <td>
        <PersonName name={line.takenBy} />
      </td>
      <td className="text">{writtenAnswer(line, writtenDate) || ENQUIRY_STATES[state]}</td>
    </tr>
  );
}
