import { Faker, zh_CN } from '@faker-js/faker';
import { addDays, type LocalDate, localDate, schoolYearOf } from '#shared/school-calendar.ts';
import { caseWorkOf } from './case-work.ts';
import type { SampleClass, SampleGuardian, SampleSchool, SampleStudent } from './sample-facts.ts';

export type * from './sample-facts.ts';

/**
 * The sample school: plain facts that the demo, the end-to-end tests and the benchmark put into the app,
 * each through its own door. Nobody in it exists. The same arguments give the same school, always.
 */

export interface SampleSchoolSize {
  seed?: number;
  classes?: number;
  studentsPerClass?: number;
  /** The day on which the school is looked at; nothing in it happens later. */
  today: LocalDate;
}

/** Fewer students than this leave no room for the case work and the rare names. */
const FEWEST_STUDENTS = 40;

const GRADES = ['七年级', '八年级', '九年级'] as const;

/**
 * Builds the sample school. Throws a RangeError for fewer than 40 students, more than 99 a class, or more
 * than 297 classes (the student number holds two digits each for class and seat).
 */
export function sampleSchool({
  seed = 20260901,
  classes: classCount = 2,
  studentsPerClass = 42,
  today,
}: SampleSchoolSize): SampleSchool {
  if (classCount * studentsPerClass < FEWEST_STUDENTS || studentsPerClass > 99 || classCount > 297) {
    throw new RangeError(`no sample school of ${classCount} × ${studentsPerClass} students`);
  }
  const faker = new Faker({ locale: [zh_CN] });
  faker.seed(seed);
  const schoolYear = schoolYearOf(today);
  const names = new UniqueNames(faker);
  const phones = new FictionalPhones();

  const counsellor = { name: names.next('female'), phone: phones.next() };
  const headOfMoralEducation = { name: names.next('male'), phone: phones.next() };
  const classes: SampleClass[] = [];
  const students: SampleStudent[] = [];
  const notables = notableStudents(classCount * studentsPerClass);
  const classesPerGrade = Math.ceil(classCount / GRADES.length);
  for (const [grade, gradeName] of GRADES.entries()) {
    // A small school has one grade only, so that its two classes are neighbours.
    const inGrade = classCount <= 4 ? (grade === 0 ? classCount : 0) : classesPerGrade;
    for (let n = 1; n <= inGrade && classes.length < classCount; n++) {
      const className = `${gradeName}(${n})班`;
      classes.push({
        name: className,
        homeroomTeacher: { name: names.next(faker.helpers.arrayElement(SEXES)), phone: phones.next() },
      });
      for (let seat = 1; seat <= studentsPerClass; seat++) {
        const drawn = faker.helpers.arrayElement(SEXES);
        const surname = faker.person.lastName();
        const notable = notables.get(students.length);
        const { name, gender } = notable ?? { name: names.next(drawn, surname), gender: drawn };
        students.push({
          number: `${schoolYear - grade}${twoDigits(n)}${twoDigits(seat)}`,
          name,
          gender,
          bornOn: addDays(
            localDate(`${schoolYear - 13 - grade}-09-01`),
            faker.number.int({ min: 0, max: 364 }),
          ),
          className,
          guardian: guardianOf(notable?.surname ?? surname, names, phones, faker),
        });
      }
    }
  }

  const staff = [counsellor, headOfMoralEducation, ...classes.map((each) => each.homeroomTeacher)];
  return {
    schoolName: '海棠湾虚构中学',
    today,
    schoolYear,
    counsellor,
    staff,
    classes,
    students,
    ...caseWorkOf({ today, counsellor, headOfMoralEducation, classes, students }),
  };
}

const SEXES = ['female', 'male'] as const;

/** The names that programs get wrong: a middle dot, and three rare characters. */
export const NOTABLE_NAMES = ['阿依古丽·买买提', '李𠮷安', '周㛃', '刘䶮'] as const;

/** What is settled about a student before the names are drawn. */
type NotableStudent = Pick<SampleStudent, 'name' | 'gender'> & { surname: string };

/**
 * Position on the roster → a student with a name that programs get wrong, or one that another student has
 * too: one pair in the same class, one in two. The case work gives each of the rare names its paper.
 */
function notableStudents(studentCount: number): Map<number, NotableStudent> {
  return new Map<number, NotableStudent>([
    [4, { name: NOTABLE_NAMES[0], gender: 'female', surname: '买买提·' }],
    [9, { name: NOTABLE_NAMES[1], gender: 'male', surname: '李' }],
    [17, { name: '张子涵', gender: 'female', surname: '张' }],
    [22, { name: '王欣怡', gender: 'female', surname: '王' }],
    [28, { name: '张子涵', gender: 'male', surname: '张' }],
    [studentCount - 8, { name: NOTABLE_NAMES[2], gender: 'female', surname: '周' }],
    [studentCount - 6, { name: '王欣怡', gender: 'female', surname: '王' }],
    [studentCount - 3, { name: NOTABLE_NAMES[3], gender: 'male', surname: '刘' }],
  ]);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

const RELATIONS = ['母亲', '父亲', '母亲', '父亲', '母亲', '父亲', '奶奶', '爷爷', '外婆'] as const;

function guardianOf(
  surname: string,
  names: UniqueNames,
  phones: FictionalPhones,
  faker: Faker,
): SampleGuardian {
  const relation = faker.helpers.arrayElement(RELATIONS);
  const onFathersSide = relation === '父亲' || relation === '爷爷';
  const name = names.next(onFathersSide ? 'male' : 'female', onFathersSide ? surname : undefined);
  return { name, relation, phone: phones.next() };
}

/** Names that nobody else in the school has yet. */
class UniqueNames {
  private readonly given = new Set<string>();
  private readonly faker: Faker;
  constructor(faker: Faker) {
    this.faker = faker;
  }

  next(sex: 'female' | 'male', surname?: string): string {
    for (let attempt = 0; ; attempt++) {
      const first = this.faker.person.firstName(sex);
      // Two given names in one keep a school of thousands from running out of names.
      const given =
        attempt < 20 ? first : `${first.slice(0, 1)}${this.faker.person.firstName(sex).slice(-1)}`;
      const name = `${surname ?? this.faker.person.lastName()}${given}`;
      if (attempt < 500 && this.given.has(name)) continue;
      this.given.add(name);
      return name;
    }
  }
}

/** 154 is a number range that no Chinese network has been given: these ring nowhere, and read like any other. */
class FictionalPhones {
  private last = 0;

  next(): string {
    this.last += 1;
    return `154${String(this.last).padStart(8, '0')}`;
  }
}
