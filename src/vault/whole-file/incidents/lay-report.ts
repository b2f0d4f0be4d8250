import { eq } from 'drizzle-orm';
import { pageCount } from '#documents/assemble-pdf.ts';
import { type IncidentReportFacts, incidentReport } from '#documents/incidents/incident-report.tsx';
import { writtenAge } from '#shared/birth-date.ts';
import type { IncidentId, IncidentReportId } from '#shared/contract/incidents.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { INCIDENT_STATES } from '#shared/incident-states.ts';
import {
  INCIDENT_ROLES,
  mayIssue,
  REPORT_STAGES,
  type ReportStage,
  SPOT_DONE,
  writtenStage,
} from '#shared/incident-terms.ts';
import { Refusal } from '#shared/outcome.ts';
import { dayAndTimeOf, writtenPhone } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { studentsById } from '#vault/roll/students/student-lines.ts';
import { aboutIncident } from '#vault/rooms/incidents/about-incident.ts';
import {
  entriesOf,
  existingIncident,
  extractsOfIncidents,
  type IncidentRow,
  legsOf,
  numberOf,
  openIncident,
  reportsOf,
  statesOf,
} from '#vault/rooms/incidents/incident-rows.ts';
import { incidentReports } from '#vault/rooms/incidents/tables.ts';
import type { Reader } from '#vault/strongbox/database/access.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { layReady } from '#vault/strongbox/paper/laid-paper.ts';
import { layPaper } from '#vault/strongbox/paper/lay-paper.ts';
import { printDocuments } from '#vault/strongbox/paper/print-documents.ts';
import type { Room } from '#vault/strongbox/room.ts';

interface Wanted {
  incidentId: IncidentId;
  stage: ReportStage;
  to: string;
}

/**
 * A report as it would be: it says that it is a draft, and is not kept.
 *
 * @throws Refusal `noIncident`, `closed`, `notNext`, `kindMissing`, `namesOther`.
 */
export function previewReport(
  room: Room,
  { audience: _audience, ...wanted }: InputOf<'incidents.previewReport'>,
): Promise<OutputOf<'incidents.previewReport'>> {
  const { facts, about } = room.access.read((reader) => reportFacts(reader, wanted));
  return layPaper(room, [incidentReport({ ...facts, issued: null })], { kind: 'incident.report', ...about });
}

/**
 * Issues a report: what it says and its bytes never change any more. What is found out later goes into the next one.
 *
 * @throws Refusal `noIncident`, `closed`, `notNext`, `kindMissing`, `namesOther`.
 */
export function issueReport(
  room: Room,
  wanted: InputOf<'incidents.issueReport'>,
): Promise<OutputOf<'incidents.issueReport'>> {
  return room.inTurn(async () => {
    const { facts } = room.access.read((reader) => reportFacts(reader, wanted));
    const paper = incidentReport(facts);
    const { bytes } = await printDocuments(room.shell, [paper], paper.title);
    const reportId = room.access.write((writer) => {
      // The event may have been written in while the report was printed: what was printed is what is kept.
      const { row, extracts, nth } = nextReport(writer, wanted);
      const { incidentId, stage, to } = wanted;
      const { id } = writer.db
        .insert(incidentReports)
        .values({
          ...{ incidentId, stage, nth, to },
          facts: JSON.stringify(facts),
          pdf: Buffer.from(bytes),
          recordedAt: writer.now,
          recordedBy: writer.person,
        })
        .returning({ id: incidentReports.id })
        .get();
      const { subject, detail } = aboutIncident(writer, row, extracts);
      writer.record({
        action: 'incident.reportIssued',
        subject,
        detail: { ...detail, stage: writtenStage(stage, nth), savedAs: to },
      });
      return id;
    });
    return { reportId };
  });
}

/** An issued report, byte by byte as it was issued. @throws Refusal `noReport`, `noIncident`. */
export async function layReport(
  room: Room,
  { reportId }: InputOf<'incidents.layReport'>,
): Promise<OutputOf<'incidents.layReport'>> {
  const { report, about } = room.access.read((reader) => {
    const row = existingReport(reader, reportId);
    const incident = existingIncident(reader, row.incidentId);
    return {
      report: row,
      about: aboutIncident(reader, incident, extractsOfIncidents(reader, [row.incidentId])),
    };
  });
  const title = `危机事件报告（${writtenStage(report.stage, report.nth)}） ${about.detail.incidentNumber}`;
  const documents = [await pageCount(report.pdf)];
  return layReady(room, { kind: 'incident.report', title, ...about, bytes: report.pdf, documents });
}

function existingReport(reader: Reader, id: IncidentReportId) {
  const report = reader.db.select().from(incidentReports).where(eq(incidentReports.id, id)).get();
  if (!report) throw new Refusal('noReport', '找不到这份报告。请刷新后查看。');
  return report;
}

/** @throws Refusal `noIncident`, `closed`, `notNext`, `kindMissing`. */
function nextReport(reader: Reader, { incidentId, stage }: Wanted) {
  const row = openIncident(reader, incidentId);
  const issued = reportsOf(reader, incidentId);
  const next = mayIssue(issued);
  if (!next.includes(stage)) {
    const words = next.map((each) => `“${REPORT_STAGES[each]}”`).join('或');
    throw Refusal.at('stage', 'notNext', `接下来可以出${words}，不能再出“${REPORT_STAGES[stage]}”。`);
  }
  if (row.kind === null) {
    throw new Refusal('kindMissing', '还没有选事件类型，没有出报告。请先在“修改”里选定类型。');
  }
  const nth = issued.filter((report) => report.stage === stage).length + 1;
  return { row, nth, extracts: extractsOfIncidents(reader, [incidentId]) };
}

/** What a report would say now. */
function reportFacts(reader: Reader, wanted: Wanted) {
  const { row, nth, extracts } = nextReport(reader, wanted);
  const students = new Map(
    studentsById(
      reader,
      extracts.map(({ studentId }) => studentId),
      row.learnedOn,
    ).map((student) => [student.id, student]),
  );
  const ofRole = (role: keyof typeof INCIDENT_ROLES) => extracts.filter((each) => each.role === role);
  const subjects = ofRole('subject').flatMap(({ studentId }) => students.get(studentId) ?? []);
  const isSubject = new Set(subjects.map(({ id }) => id));
  const course = entriesOf(reader, row.id).map(({ step, occurredOn, startsAt, text }) => ({
    on: occurredOn,
    at: startsAt,
    text: step ? SPOT_DONE[step] : text,
  }));
  const others = [...students.values()].filter(({ id }) => !isSubject.has(id)).map(({ name }) => name);
  refuseNames(row, course.map(({ text }) => text).join('\n'), others);
  const { name: schoolName, roomPhone } = schoolRow(reader);
  const { on, at } = dayAndTimeOf(reader.now);
  const facts: IncidentReportFacts = {
    schoolName,
    number: numberOf(row),
    stage: wanted.stage,
    nth,
    issued: { on, at },
    to: wanted.to,
    kind: row.kind,
    level: row.level,
    state: INCIDENT_STATES[statesOf(reader, [row.id])(row.id)],
    happened: { on: row.happenedOn, at: row.happenedAt },
    found: { on: row.foundOn, at: row.foundAt },
    learned: { on: row.learnedOn, at: row.learnedAt },
    place: row.place,
    subjects: subjects.map(({ name, gender, className, bornOn }) => ({
      name,
      gender,
      className,
      age: bornOn ? `${writtenAge(bornOn, row.learnedOn)} 岁` : '',
    })),
    affected: codesOf(INCIDENT_ROLES)
      .filter((role) => role !== 'subject' && ofRole(role).length > 0)
      .map((role) => `${INCIDENT_ROLES[role]} ${ofRole(role).length} 人`)
      .join('，'),
    others: row.others,
    course,
    cause: row.cause,
    judgement: row.judgement,
    measures: row.measures,
    helpNeeded: row.helpNeeded,
    lessons: wanted.stage === 'last' ? row.lessons : '',
    legs: legsOf(reader, [row.id]).flatMap(({ toWhom, channel, doneOn, doneAt, receivedBy }) =>
      doneOn === null ? [] : [{ toWhom, channel, done: { on: doneOn, at: doneAt }, receivedBy }],
    ),
    writer: reader.person,
    phone: roomPhone && writtenPhone(roomPhone),
  };
  return { facts, about: aboutIncident(reader, row, extracts) };
}

/** A name of one character would be found in many words. */
const SHORTEST_NAME = 2;

/**
 * On a paper for superiors no child is named but those whom it is about (papers.md): whoever saw it or is a friend is
 * a number there.
 *
 * @throws Refusal `namesOther`, which says where.
 */
function refuseNames(row: IncidentRow, course: string, names: readonly string[]): void {
  const texts: readonly [word: string, text: string][] = [
    ['经过', course],
    ['地点', row.place],
    ['其他相关人员', row.others],
    ['原因', row.cause],
    ['性质初步判断', row.judgement],
    ['已采取的措施', row.measures],
    ['需要协助的事项', row.helpNeeded],
    ['举一反三', row.lessons],
  ];
  for (const name of names.filter((each) => each.length >= SHORTEST_NAME)) {
    const [where] = texts.find(([, text]) => text.includes(name)) ?? [];
    if (where === undefined) continue;
    throw new Refusal(
      'namesOther',
      `“${where}”里写了${name}的姓名，没有出报告。报告里只写当事人的姓名，请把它改成“一名同学”再出。`,
    );
  }
}
