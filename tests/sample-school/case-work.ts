import {
  addDays,
  type LocalDate,
  localDate,
  type SchoolWeek,
  weeksBetween,
} from '#shared/school-calendar.ts';
import { type FollowUpChannel, isHighRisk } from '#shared/terms.ts';
import { CASE_STORIES, type CaseStory, SESSION_STORIES, WEEKLY_WORDS } from './case-stories.ts';
import type {
  SampleActivity,
  SampleCare,
  SampleCaseWork,
  SampleClass,
  SampleConcern,
  SampleFollowUp,
  SampleHomeVisit,
  SampleLevel,
  SamplePerson,
  SampleSession,
  SampleStudent,
} from './sample-facts.ts';

interface Cast {
  today: LocalDate;
  counsellor: SamplePerson;
  headOfMoralEducation: SamplePerson;
  classes: SampleClass[];
  students: SampleStudent[];
}

/** A story of case-stories.ts with the student it is told of. */
interface Case {
  story: CaseStory;
  student: SampleStudent;
}

/** The casebook of the last whole summer holiday before `today`, and of the spring that led to it. */
export function caseWorkOf(cast: Cast): SampleCaseWork {
  const summer = lastSummerHoliday(cast.today);
  const year = Number(summer.from.slice(0, 4));
  const on = (monthAndDay: string): LocalDate => localDate(`${year}-${monthAndDay}`);
  const cases = castCases(cast.students);
  const teacherOf = (student: SampleStudent): string =>
    cast.classes.find((each) => each.name === student.className)?.homeroomTeacher.name ??
    cast.counsellor.name;
  const weeks = weeksBetween(summer.from, summer.until);

  return {
    levels: cases.flatMap((each) => levelsOf(each, cast, on)),
    concerns: cases.flatMap(({ story, student }) =>
      story.concerns.map(
        (concern): SampleConcern => ({
          studentNumber: student.number,
          concern,
          fromOn: on(story.since),
          endedOn: null,
          reason: story.reason,
          endReason: '',
        }),
      ),
    ),
    cares: cases.flatMap(({ story, student }) =>
      story.cares.map(
        ({ care, from, until, reason }): SampleCare => ({
          studentNumber: student.number,
          care,
          fromOn: on(from),
          endedOn: until ? on(until) : null,
          reason,
          endReason: until ? '情况好转，已结束' : '',
        }),
      ),
    ),
    sessions: sessionsOf(cases, on),
    trackingPeriod: { name: `${year}年暑期`, fromOn: summer.from, untilOn: summer.until },
    trackingSheets: cases
      .filter(({ story }) => isHighRisk(story.level))
      .map(({ story, student }) => ({
        studentNumber: student.number,
        tracker: story.trackedByTeacher ? teacherOf(student) : cast.counsellor.name,
        condition: story.condition,
        intervention: story.intervention,
      })),
    followUps: cases
      .filter(({ story }) => isHighRisk(story.level))
      .flatMap((each, position) => followUpsOf(each, position, weeks, on)),
    letters: cases.flatMap(({ story, student }) =>
      story.letter
        ? [
            {
              studentNumber: student.number,
              issuedOn: on(story.letter.issuedOn),
              values: {
                route: story.discoveryRoute,
                cognition: story.letter.cognition,
                emotion: story.letter.emotion,
                behaviour: story.letter.behaviour,
                will: story.letter.will,
                diagnosis: story.letter.hospitalDiagnosis,
              },
            },
          ]
        : [],
    ),
    homeVisits: cases.flatMap(({ story, student }) =>
      story.visits.map(({ planned, done, together, text }): SampleHomeVisit => {
        const staff = [teacherOf(student)];
        if (together) staff.push(cast.counsellor.name);
        if (story.level === 'severe') staff.push(cast.headOfMoralEducation.name);
        return {
          studentNumber: student.number,
          plannedOn: planned ? on(planned) : null,
          occurredOn: done ? on(done) : null,
          staff,
          text,
        };
      }),
    ),
    activities: activitiesOf(on),
  };
}

/** 6 July to 25 August of the last year in which both have passed (forms.md 附件3: 截至8月25日). */
function lastSummerHoliday(today: LocalDate): SchoolWeek {
  const thisYear = Number(today.slice(0, 4));
  const year = today.slice(5) >= '08-25' ? thisYear : thisYear - 1;
  return { from: localDate(`${year}-07-06`), until: localDate(`${year}-08-25`) };
}

/** Tells each story of a student of its own, from the front and from the back of the roster: first and last class. */
function castCases(students: SampleStudent[]): Case[] {
  return CASE_STORIES.flatMap((story) => {
    const student = students.at(story.seat);
    return student ? [{ story, student }] : [];
  });
}

function levelsOf({ story, student }: Case, cast: Cast, on: (day: string) => LocalDate): SampleLevel[] {
  const first: SampleLevel = {
    studentNumber: student.number,
    level: story.level,
    fromOn: on(story.since),
    endedOn: null,
    reason: story.reason,
    endReason: '',
    decidedBy: cast.counsellor.name,
    discoveryRoute: story.discoveryRoute,
  };
  if (!story.turn) return [first];
  const turnedOn = on(story.turn.on);
  first.endedOn = turnedOn;
  first.endReason = story.turn.reason;
  if (story.turn.to === 'lifted') return [first];
  return [
    first,
    {
      ...first,
      level: story.turn.to,
      fromOn: turnedOn,
      endedOn: null,
      reason: story.turn.reason,
      endReason: '',
    },
  ];
}

function sessionsOf(cases: Case[], on: (day: string) => LocalDate): SampleSession[] {
  return SESSION_STORIES.map(({ of, occurredOn, ...told }) => ({
    ...told,
    studentNumbers: of.flatMap((position) => cases[position]?.student.number ?? []),
    occurredOn: on(occurredOn),
  }));
}

const CHANNELS: readonly FollowUpChannel[] = ['phone', 'message', 'inPerson', 'phone', 'throughOthers'];

/** One record a week while the student is on the high-risk list, but for the weeks that were missed. */
function followUpsOf(
  { story, student }: Case,
  position: number,
  weeks: SchoolWeek[],
  on: (day: string) => LocalDate,
): SampleFollowUp[] {
  return weeks.flatMap((week, n): SampleFollowUp[] => {
    // A holiday as it goes: about one week in five nobody gets round to it.
    if ((position * 3 + n) % 5 === 4) return [];
    const occurredOn = addDays(week.from, (position + n) % 2);
    if (story.turn?.to === 'lifted' && occurredOn >= on(story.turn.on)) return [];
    return [
      {
        studentNumber: student.number,
        occurredOn,
        channel: CHANNELS[(position + n) % CHANNELS.length] ?? 'phone',
        text: WEEKLY_WORDS[(position * 5 + n) % WEEKLY_WORDS.length] ?? '',
      },
    ];
  });
}

function activitiesOf(on: (day: string) => LocalDate): SampleActivity[] {
  const activity = (
    kind: SampleActivity['kind'],
    day: string,
    title: string,
    quantity = 1,
    guardians = 0,
  ): SampleActivity => ({ kind, occurredOn: on(day), title, quantity, guardians });
  return [
    activity('lesson', '07-07', '假期前的一节课：给自己安排一个舒服的暑假', 2),
    activity('lesson', '08-22', '和新学期打个招呼', 4),
    activity('lesson', '08-24', '紧张的时候，身体想说什么', 2),
    activity('studentLecture', '07-08', '学会求助：身边可以说话的人'),
    activity('studentLecture', '08-23', '睡个好觉：作息调整小讲堂'),
    activity('guardianLecture', '07-09', '暑假里怎样和孩子好好说话', 1, 76),
    activity('guardianLecture', '08-21', '开学前一周，家里可以做的三件事', 1, 63),
    activity('guardianPush', '07-15', '推送：孩子发脾气时，先听完再回答', 1, 81),
    activity('guardianPush', '07-29', '推送：约定手机时间的五个步骤', 2, 79),
    activity('guardianPush', '08-19', '推送：开学前的作息与情绪', 3, 82),
    // Before the holiday: must not be counted in it.
    activity('lesson', '05-20', '认识我的情绪', 6),
    activity('guardianLecture', '05-22', '读懂青春期', 1, 70),
  ];
}
